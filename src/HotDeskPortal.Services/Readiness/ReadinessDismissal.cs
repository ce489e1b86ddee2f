using FluentValidation;

namespace HotDeskPortal.Services.Readiness;

/// <summary>A finding that somebody has put aside: known, and left as it is for a while.</summary>
public sealed class ReadinessDismissal
{
    /// <summary>The office.</summary>
    public int OfficeId { get; set; }

    /// <summary>The check.</summary>
    public required string Code { get; set; }

    /// <summary>Id of the extension concerned; 0: the office itself.</summary>
    public int Subject { get; set; }

    /// <summary>Why it is left so.</summary>
    public required string Reason { get; set; }

    /// <summary>When the finding comes back.</summary>
    public DateTimeOffset Until { get; set; }

    /// <summary>Who put it aside.</summary>
    public required string By { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }
}

/// <summary>Puts findings aside.</summary>
public sealed class ReadinessDismissalForm
{
    /// <summary>The findings.</summary>
    public IReadOnlyList<FindingKey> Findings { get; set; } = [];

    /// <summary>Why they are left so.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The last day, in the office's time zone, on which they are left out.</summary>
    public DateOnly? Until { get; set; }
}

/// <summary>The rules of a <see cref="ReadinessDismissalForm"/>. Whether the day lies ahead depends on the office's clock: the service knows.</summary>
public sealed class ReadinessDismissalFormValidator : AbstractValidator<ReadinessDismissalForm>
{
    /// <summary>Sets the rules.</summary>
    public ReadinessDismissalFormValidator()
    {
        RuleFor(f => f.Findings).NotEmpty().Because("findings-missing");
        RuleFor(f => f.Reason).Cascade(CascadeMode.Stop).NotEmpty().Because("dismissal-reason-missing").Line(ReadinessLengths.Reason);
        RuleFor(f => f.Until).NotNull().Because("dismissal-until-missing");
    }
}
