using System.Collections.Immutable;
using System.Text.Json;
using FluentValidation;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Templates;

namespace HotDeskPortal.Services.Templates;

/// <summary>A template as it is edited.</summary>
public sealed class TemplateForm
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The phones it is for; fixed once it exists.</summary>
    public PhoneVendor Vendor { get; set; }

    /// <summary>What it says.</summary>
    public TemplateContent Content { get; set; } = new();
}

/// <summary>The rules of a <see cref="TemplateForm"/>: those of <see cref="TemplateRules"/>, and placeholders. Warnings have their severity.</summary>
public sealed class TemplateFormValidator : AbstractValidator<TemplateForm>
{
    /// <summary>Sets the rules.</summary>
    public TemplateFormValidator()
    {
        RuleFor(f => f.Name).Cascade(CascadeMode.Stop)
            .NotEmpty().Because("template-name-missing")
            .MaximumLength(TemplateLengths.Name).Because("template-name-too-long")
            .Must(PhoneText.IsOneLine).Because("template-name-line");
        RuleFor(f => f).Custom((form, context) =>
        {
            foreach (var finding in TemplateRules.Check(form.Vendor, form.Content))
                Add(context, "template-rule", finding.Field, finding.What, finding.IsError ? Severity.Error : Severity.Warning);
            // Longer than any text may be: its length has been told above, and nobody reads the rest.
            foreach (var (field, text) in Texts(form.Content).Where(t => t.Text.Length <= TemplateRules.MaxOverrideValue))
                if (Placeholders.Check(text) is { } wrong)
                    Add(context, wrong.Code, field, wrong, Severity.Error);
            if (JsonSerializer.Serialize(form.Content, JsonSerializerOptions.Web).Length > TemplateLengths.Content)
                Add(context, "template-too-large", nameof(TemplateContent.Overrides), null, Severity.Error);
        });
    }

    /// <summary>The texts of a content that may hold placeholders, with their fields; of more than a phone can have, the first.</summary>
    internal static IEnumerable<(string Field, string Text)> Texts(TemplateContent content) =>
    [
        (nameof(TemplateContent.LineLabel), content.LineLabel),
        .. content.Keys.Take(TemplateRules.MostLookedAt).SelectMany((k, i) => new[] { ($"Keys[{i}].Label", k.Label), ($"Keys[{i}].Value", k.Value) }),
        .. content.Overrides.Take(TemplateRules.MostLookedAt).Select((o, i) => ($"Overrides[{i}].Value", o.Value)),
    ];

    private static void Add(ValidationContext<TemplateForm> context, string code, string field, Fact? what, Severity severity)
    {
        var failure = InputRules.Failure(code, field, what);
        failure.Severity = severity;
        context.AddFailure(failure);
    }
}

/// <summary>A template in a list.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Name">Name.</param>
/// <param name="Vendor">For phones of this maker.</param>
/// <param name="IsBuiltIn">Whether it is every office's and cannot be changed.</param>
/// <param name="Revision">Counts changes.</param>
/// <param name="ChangedAt">When it was changed last.</param>
/// <param name="ChangedBy">Who changed it last.</param>
/// <param name="HotDesks">Hot desk extensions of the office that use it.</param>
public sealed record TemplateSummary(
    int Id, string Name, PhoneVendor Vendor, bool IsBuiltIn, int Revision, DateTimeOffset ChangedAt, string ChangedBy, int HotDesks);

/// <summary>What a template said at some time.</summary>
public sealed record TemplateVersion(int Revision, DateTimeOffset At, string By, TemplateContent Content);

/// <summary>A hot desk extension that uses a template, with its phone.</summary>
public sealed record TemplateUse(int HotDeskId, string Extension, string? Mac, string? Model);

/// <summary>A template with everything about it.</summary>
/// <param name="Summary">The template.</param>
/// <param name="Content">What it says.</param>
/// <param name="Versions">What it said before, newest first; the first is what it says now.</param>
/// <param name="Uses">Hot desk extensions of the office that use it.</param>
public sealed record TemplateDetails(
    TemplateSummary Summary, TemplateContent Content, ImmutableArray<TemplateVersion> Versions, ImmutableArray<TemplateUse> Uses);
