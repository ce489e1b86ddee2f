using FluentValidation;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Services.Ownership;

/// <summary>A user whose PIN was right, and who owns the phone now.</summary>
public sealed record PinClaim(OwnerName User, OwnerName? Owner);

/// <summary>Somebody who was logged out.</summary>
public sealed record ForcedLogOut(ExtensionNumber HotDesk, OwnerName Owner);

/// <summary>A forced logout, of one hot desk extension or several.</summary>
public sealed class ForceLogOutForm
{
    /// <summary>The hot desk extensions.</summary>
    public IReadOnlyList<int> HotDeskIds { get; set; } = [];

    /// <summary>The session that is meant, where there is one: another one that is open by now stays.</summary>
    public Guid? SessionId { get; set; }

    /// <summary>Why, for the history.</summary>
    public string Reason { get; set; } = "";
}

/// <summary>The rules of a <see cref="ForceLogOutForm"/>, for the dialog and the service alike.</summary>
public sealed class ForceLogOutFormValidator : AbstractValidator<ForceLogOutForm>
{
    /// <summary>Sets the rules.</summary>
    public ForceLogOutFormValidator()
    {
        RuleFor(f => f.HotDeskIds).NotEmpty().Because("hot-desks-missing");
        RuleFor(f => f.SessionId).Null().When(f => f.HotDeskIds.Count > 1).Because("session-of-one");
        RuleFor(f => f.Reason).Cascade(CascadeMode.Stop)
            .NotEmpty().Because("logout-reason-missing")
            .MaximumLength(CommonLengths.Reason).Because("logout-reason-too-long")
            .Must(r => !r.Any(char.IsControl)).Because("logout-reason-line");
    }
}
