using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Offices.Changes;

namespace HotDeskPortal.Services.Readiness;

/// <summary>A check of the phone at a hot desk extension.</summary>
public abstract class PhoneCheck(string code, ReadinessSeverity severity, string what, string holds, string why)
    : HotDeskCheck(code, severity, what, holds, why)
{
    /// <inheritdoc/>
    protected override string? Wrong(HotDeskFacts hotDesk, ReadinessState state) => hotDesk.Phone is { } phone ? Wrong(hotDesk, phone, state) : null;

    /// <summary>What is wrong with a phone; null: nothing.</summary>
    protected abstract string? Wrong(HotDeskFacts hotDesk, PhoneFacts phone, ReadinessState state);
}

/// <summary>An emergency call would not say where it comes from.</summary>
public sealed class WithoutEmergencyLocation() : PhoneCheck(
    "no-emergency-location", ReadinessSeverity.Problem, "No emergency location", "Every phone has an emergency location",
    "An emergency call carries the phone’s place, whoever is logged in. Without one, help does not know where to go.")
{
    /// <inheritdoc/>
    protected override string? Wrong(HotDeskFacts hotDesk, PhoneFacts phone, ReadinessState state) =>
        string.IsNullOrWhiteSpace(phone.Entry.EmergencyLocation) ? $"The phone {phone.Entry.Mac} has no emergency location." : null;
}

/// <summary>The phone has never been configured by the portal.</summary>
public sealed class NeverFetched() : PhoneCheck(
    "never-fetched", ReadinessSeverity.Warning, "The phone never fetched its configuration", "Every phone has fetched its configuration",
    "Until a phone has fetched its configuration, it has neither account nor keys. Open its provisioning window and restart it.")
{
    /// <inheritdoc/>
    protected override string? Wrong(HotDeskFacts hotDesk, PhoneFacts phone, ReadinessState state) =>
        phone.FetchedAt is null ? $"The phone {phone.Entry.Mac} has never asked for its configuration." : null;
}

/// <summary>The phone still has an older configuration.</summary>
public sealed class FetchedBeforeChange() : PhoneCheck(
    "fetched-before-change", ReadinessSeverity.Information, "The phone’s configuration is older than the last change", "Every phone has the latest configuration",
    "Something changed that the phone’s configuration is made of. It asks again within a day, or when it is restarted.")
{
    /// <inheritdoc/>
    protected override string? Wrong(HotDeskFacts hotDesk, PhoneFacts phone, ReadinessState state)
    {
        var changes = new[] { hotDesk.ChangedAt, phone.ChangedAt, hotDesk.Template?.ChangedAt ?? default, state.OfficeChangedAt };
        return phone.FetchedAt < changes.Max() ? $"The phone {phone.Entry.Mac} has not fetched its configuration since it changed." : null;
    }
}

/// <summary>The phone says that it is another model than the inventory has it.</summary>
public sealed class OtherModel() : PhoneCheck(
    "other-model", ReadinessSeverity.Warning, "The phone is another model", "Every phone is the model that the inventory says",
    "How many keys a phone has, and which file it reads, follow from its model.")
{
    /// <inheritdoc/>
    protected override string? Wrong(HotDeskFacts hotDesk, PhoneFacts phone, ReadinessState state) =>
        phone.ReportedModel is { } told && !string.Equals(told, phone.Entry.Model, StringComparison.OrdinalIgnoreCase)
            ? $"The inventory says {phone.Entry.Model}; the phone says it is a {told}."
            : null;

    /// <inheritdoc/>
    protected override string? Fix(HotDeskFacts hotDesk, ReadinessState state) =>
        NameOf(hotDesk.Phone?.ReportedModel) is { } model ? $"The inventory takes over the model {model}." : null;

    internal override async Task<HashSet<int>> FixAsync(OfficeTransaction transaction, IReadOnlyCollection<int> subjects, CancellationToken cancellation)
    {
        var at = subjects.ToHashSet();
        var mended = new HashSet<int>();
        var ids = transaction.Board.Directory.HotDesks.Where(h => at.Contains(h.Id)).Select(h => h.Phone?.Id).OfType<int>();
        foreach (var phone in await transaction.PhonesAsync(ids, cancellation))
        {
            if (NameOf(phone.ReportedModel) is not { } model)
                continue;
            mended.Add(phone.HotDeskExtensionId!.Value);
            if (phone.Model == model)
                continue;
            phone.Model = model;
            transaction.Stamp(phone);
        }
        return mended;
    }

    /// <summary>A model that the portal knows, as the inventory writes it; null: it does not know it.</summary>
    private static string? NameOf(string? told) => PhoneModels.Find(told ?? "") is { } model ? $"{model.Vendor} {model.Name}" : null;
}

/// <summary>The phone calls itself by another address: its requests are refused.</summary>
public sealed class OtherMac() : PhoneCheck(
    "other-mac", ReadinessSeverity.Problem, "Another phone asks for this one’s files", "Every phone is the one that the inventory says",
    "A phone asked for the files of this one and named another address. It gets nothing until the inventory agrees with what stands on the desk.")
{
    /// <inheritdoc/>
    protected override string? Wrong(HotDeskFacts hotDesk, PhoneFacts phone, ReadinessState state) =>
        phone.ReportedMac is { } told && told != phone.Entry.Mac ? $"The inventory says {phone.Entry.Mac}; the phone says it is {told}, and was refused." : null;
}
