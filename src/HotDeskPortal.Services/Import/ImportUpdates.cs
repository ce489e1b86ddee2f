using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Phones;

namespace HotDeskPortal.Services.Import;

/// <summary>Changes what was there before an import, by the rules of the records' own services; all in the import's last transaction.</summary>
internal sealed class ImportUpdates(OfficeTransaction t, PinHasher pins)
{
    /// <summary>Applies the rows that change something.</summary>
    /// <param name="drafts">All rows.</param>
    /// <param name="place">Id of the hot desk extension or user with a number, created ones included.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task ApplyAsync(IReadOnlyList<ImportDraft> drafts, Func<string, int> place, CancellationToken cancellation)
    {
        var changed = drafts.Where(d => d.Target is not null).ToDictionary(d => d.Target!.Value.Id);
        if (changed.Count == 0)
            return;
        await UsersAsync(changed, cancellation);
        await HotDesksAsync(changed, cancellation);
        await PhonesAsync(changed, place, cancellation);
    }

    /// <summary>Whoever is disabled is logged out.</summary>
    private async Task UsersAsync(Dictionary<int, ImportDraft> changed, CancellationToken cancellation)
    {
        var users = await t.UsersAsync(changed.Values.OfType<HotDeskUserDraft>().Select(d => d.Target!.Value.Id), cancellation);
        HotDeskUserForm Form(HotDeskUser user) => ((HotDeskUserDraft)changed[user.Id]).Form;
        var disabled = users.Where(u => u.IsActive && !Form(u).IsActive).Select(u => u.Id).ToList();
        t.End(disabled.SelectMany(t.Board.HotDesksOf), SessionEnd.UserDisabled);
        await t.DeactivateAsync(disabled, cancellation);
        foreach (var user in users)
        {
            var form = Form(user);
            if (!user.IsActive && form.IsActive)
                t.Activate(user);
            HotDeskUserFields.Take(user, form);
            if (form.NewPin is { Length: > 0 } pin)
                user.Pin = pins.Hash(user.Id, Pin.Entered(pin));
            t.Stamp(user);
        }
    }

    private async Task HotDesksAsync(Dictionary<int, ImportDraft> changed, CancellationToken cancellation)
    {
        foreach (var hotDesk in await t.HotDesksAsync(changed.Values.OfType<HotDeskExtensionDraft>().Select(d => d.Target!.Value.Id), cancellation))
        {
            HotDeskExtensionFields.Take(hotDesk, ((HotDeskExtensionDraft)changed[hotDesk.Id]).Form);
            t.Stamp(hotDesk);
        }
    }

    /// <summary>Whoever sits where a phone is taken away is logged out.</summary>
    private async Task PhonesAsync(Dictionary<int, ImportDraft> changed, Func<string, int> place, CancellationToken cancellation)
    {
        var phones = await t.PhonesAsync(changed.Values.OfType<PhoneDraft>().Select(d => d.Target!.Value.Id), cancellation);
        var moves = phones.Select(p => (Phone: p, Draft: (PhoneDraft)changed[p.Id])).ToList();
        int? HotDesk(PhoneDraft draft) => draft.HotDesk.Length > 0 ? place(draft.HotDesk) : null;
        int? User(PhoneDraft draft) => draft.User.Length > 0 ? place(draft.User) : null;
        var moved = moves.Where(m => (HotDesk(m.Draft) ?? User(m.Draft)) is { } target && target != (m.Phone.HotDeskExtensionId ?? m.Phone.UserId)).ToList();
        t.End(moved.Select(m => m.Phone.HotDeskExtensionId).OfType<int>(), SessionEnd.PhoneUnassigned);
        foreach (var (phone, draft) in moved)
            (phone.HotDeskExtensionId, phone.UserId) = (HotDesk(draft), User(draft));
        foreach (var (phone, draft) in moves)
        {
            PhoneFields.Take(phone, draft.Form);
            t.Stamp(phone);
        }
    }
}
