using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Provisioning;

namespace HotDeskPortal.Services.Readiness;

/// <summary>A check that a phone gets its configuration. What puts it right begins with the window: with it, the office's key opens the phone's files.</summary>
public abstract class FetchCheck(string code) : PhoneCheck(code, ReadinessSeverity.Warning)
{
    /// <inheritdoc/>
    protected override Fact? Fix(CheckedHotDesk hotDesk, ReadinessState state) =>
        hotDesk.Phone?.WindowUntil > state.Now ? null : new WindowOpens((int)ProvisioningKeys.Window.TotalMinutes);

    internal override async Task<HashSet<int>> FixAsync(OfficeTransaction transaction, IReadOnlyCollection<int> subjects, CancellationToken cancellation)
    {
        var at = subjects.ToHashSet();
        var ids = transaction.Board.Directory.HotDesks.Where(h => at.Contains(h.Id)).Select(h => h.Phone?.Id).OfType<int>();
        var phones = await transaction.PhonesAsync(ids, cancellation);
        foreach (var phone in phones.Where(p => !(p.ProvisioningWindowUntil > transaction.At)))
            phone.ProvisioningWindowUntil = transaction.At + ProvisioningKeys.Window;
        return [.. phones.Select(p => p.HotDeskExtensionId!.Value)];
    }

    /// <summary>Whether the phone was refused so, and nobody has opened the window since.</summary>
    private protected static bool IsRefused(CheckedPhone phone, RefusedFetch why, ReadinessState state) =>
        phone.AskedInVain(why) && !(phone.WindowUntil > state.Now && phone.RefusedAt <= phone.WindowUntil - ProvisioningKeys.Window);
}

/// <summary>The phone has never been configured by the portal, and has never tried.</summary>
public sealed class NeverFetchedCheck() : FetchCheck("never-fetched")
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedHotDesk hotDesk, CheckedPhone phone, ReadinessState state) =>
        phone.FetchedAt is null && phone.RefusedAt is null && !(phone.WindowUntil > state.Now) ? new PhoneNeverAsked(phone.Entry.Mac) : null;
}

/// <summary>The phone asks at an address that opens nothing: its key was revoked, replaced or mistyped.</summary>
public sealed class DeadAddressCheck() : FetchCheck("dead-address")
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedHotDesk hotDesk, CheckedPhone phone, ReadinessState state) =>
        IsRefused(phone, RefusedFetch.DeadAddress, state) ? new PhoneAsksAtDeadAddress(phone.Entry.Mac) : null;
}

/// <summary>The phone asks with the office's key, and its window is closed.</summary>
public sealed class WindowClosedCheck() : FetchCheck("window-closed")
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedHotDesk hotDesk, CheckedPhone phone, ReadinessState state) =>
        IsRefused(phone, RefusedFetch.ClosedWindow, state) ? new PhoneFindsWindowClosed(phone.Entry.Mac) : null;
}

/// <summary>Phones come by an address at which only the portal's own machine finds it, and no other is configured.</summary>
public sealed class NoPublicAddressCheck() : OfficeCheck("no-public-address", ReadinessSeverity.Problem)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(ReadinessState state) =>
        state.HotDesks.FirstOrDefault(h => h.Phone?.AskedInVain(RefusedFetch.NoPublicAddress) == true)?.Phone is { } phone
            ? new PhonesHaveNoAddress(phone.Entry.Mac)
            : null;
}
