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
        RuleFor(f => f.HotDeskIds).NotEmpty().WithMessage("Choose at least one hot desk extension.");
        RuleFor(f => f.SessionId).Null().When(f => f.HotDeskIds.Count > 1).WithMessage("One session belongs to one hot desk extension.");
        RuleFor(f => f.Reason).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("Say why: the history keeps it.")
            .MaximumLength(CommonLengths.Reason).WithMessage($"Keep the reason within {CommonLengths.Reason} characters.")
            .Must(r => !r.Any(char.IsControl)).WithMessage("A reason is one line of text.");
    }
}

/// <summary>There is no hot desk extension of that id (any more).</summary>
public sealed record UnknownHotDesk(int Id) : Error("unknown-hot-desk-extension", "There is no such hot desk extension any more.");

/// <summary>There is no user of that id in this office (any more).</summary>
public sealed record UnknownUser(int Id) : Error("unknown-user", "There is no such user any more.");
