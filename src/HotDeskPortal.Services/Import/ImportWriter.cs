using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Offices.Changes;

namespace HotDeskPortal.Services.Import;

/// <summary>Writes the good rows of an import, within its transaction.</summary>
internal sealed class ImportWriter(OfficeTransaction t, PinHasher pins, IProgress<ImportProgress>? progress)
{
    private const int Step = 500;

    public async Task WriteAsync(List<ImportDraft> drafts, CancellationToken cancellation)
    {
        await UsersAsync(drafts.OfType<HotDeskUserDraft>().ToList(), cancellation);
        Add(drafts.OfType<HotDeskExtensionDraft>().ToList(), d => HotDesk(d.Form), cancellation);
        await PhonesAsync(drafts.OfType<PhoneDraft>().ToList(), cancellation);
    }

    private async Task UsersAsync(List<HotDeskUserDraft> drafts, CancellationToken cancellation)
    {
        var users = Add(drafts, d =>
        {
            var user = new HotDeskUser { OfficeId = t.OfficeId, FirstName = "", LastName = "", CreatedAt = t.At };
            HotDeskUserService.Take(user, d.Form);
            t.Stamp(user);
            if (user.IsActive)
                t.Activate(user);
            return user;
        }, cancellation);
        if (users.Count == 0)
            return;
        // The hashes are bound to the ids.
        await t.FlushAsync(cancellation);
        foreach (var (user, draft) in users.Zip(drafts))
            if (!string.IsNullOrEmpty(draft.Form.NewPin))
                user.Pin = pins.Hash(user.Id, Pin.Entered(draft.Form.NewPin));
    }

    private async Task PhonesAsync(List<PhoneDraft> drafts, CancellationToken cancellation)
    {
        var directory = t.Board.Directory;
        var created = drafts.Where(d => d.HotDesk.Length > 0 && directory.Find(d.HotDesk) is null)
            .ToDictionary(d => d.HotDesk, d => HotDesk(new() { Number = d.HotDesk, Floor = d.Floor, Desk = d.Desk }), StringComparer.Ordinal);
        t.Db.AddRange(created.Values);
        if (created.Count > 0)
            await t.FlushAsync(cancellation);
        var placed = drafts.Where(d => d.HotDesk.Length > 0 && !created.ContainsKey(d.HotDesk) && (d.Floor.Length > 0 || d.Desk.Length > 0))
            .ToDictionary(d => directory.Find(d.HotDesk)!.Id);
        foreach (var hotDesk in await t.HotDesksAsync(placed.Keys, cancellation))
        {
            var draft = placed[hotDesk.Id];
            (hotDesk.Floor, hotDesk.Desk) = (draft.Floor.Length > 0 ? draft.Floor : hotDesk.Floor, draft.Desk.Length > 0 ? draft.Desk : hotDesk.Desk);
            t.Stamp(hotDesk);
        }
        Add(drafts, d =>
        {
            var phone = new Phone
            {
                OfficeId = t.OfficeId, Mac = MacAddress.Parse(d.Form.Mac), Model = PhoneModels.Find(d.Form.Model)!.FullName,
                EmergencyLocation = InputRules.OrNull(d.Form.EmergencyLocation), EmergencyCallback = InputRules.OrNull(d.Form.EmergencyCallback),
                HotDeskExtensionId = d.HotDesk.Length == 0 ? null : created.GetValueOrDefault(d.HotDesk)?.Id ?? directory.Find(d.HotDesk)!.Id,
                UserId = d.User.Length == 0 ? null : directory.Find(d.User)!.Id,
            };
            t.Stamp(phone);
            return phone;
        }, cancellation);
    }

    private HotDeskExtension HotDesk(HotDeskExtensionForm form)
    {
        var hotDesk = new HotDeskExtension { OfficeId = t.OfficeId, CreatedAt = t.At };
        HotDeskExtensionService.Take(hotDesk, form);
        t.Stamp(hotDesk);
        return hotDesk;
    }

    private List<TEntity> Add<TDraft, TEntity>(List<TDraft> drafts, Func<TDraft, TEntity> create, CancellationToken cancellation)
        where TEntity : class
    {
        var entities = new List<TEntity>(drafts.Count);
        foreach (var draft in drafts)
        {
            entities.Add(create(draft));
            if (entities.Count % Step != 0 && entities.Count != drafts.Count)
                continue;
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new ImportProgress(entities.Count, drafts.Count));
        }
        t.Db.AddRange(entities);
        return entities;
    }
}
