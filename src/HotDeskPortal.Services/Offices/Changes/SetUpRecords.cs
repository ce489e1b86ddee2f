using System.Collections.Immutable;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Offices.Changes;

/// <summary>What set-up does to records while an office changes, and the stamps that it leaves on them.</summary>
internal static class SetUpRecords
{
    extension(OfficeTransaction transaction)
    {
        public void Stamp(Extension extension) =>
            (extension.Revision, extension.ChangedAt, extension.ChangedBy) = (extension.Revision + 1, transaction.At, transaction.Origin.By);

        public void Stamp(Phone phone) =>
            (phone.Revision, phone.ChangedAt, phone.ChangedBy) = (phone.Revision + 1, transaction.At, transaction.Origin.By);

        public void Stamp(Door door) =>
            (door.Revision, door.ChangedAt, door.ChangedBy) = (door.Revision + 1, transaction.At, transaction.Origin.By);

        /// <summary>A user became active, or is created so.</summary>
        public void Activate(HotDeskUser user) =>
            user.Activities.Add(new UserActivity { OfficeId = transaction.OfficeId, StartedAt = transaction.At });

        /// <summary>Users are active no longer.</summary>
        public async Task DeactivateAsync(IEnumerable<int> userIds, CancellationToken cancellation)
        {
            var open = await OfficeSetUp.ReadAsync(userIds, chunk => transaction.Db.UserActivities
                .Where(a => a.EndedAt == null && chunk.Contains(a.UserId)).ToListAsync(cancellation));
            foreach (var activity in open)
                activity.EndedAt = transaction.At;
        }

        /// <summary>Ends the sessions open at these hot desk extensions.</summary>
        public ImmutableArray<ForcedLogOut> End(IEnumerable<int> hotDeskIds, SessionEnd end)
        {
            var loggedOut = ImmutableArray.CreateBuilder<ForcedLogOut>();
            var changes = new List<OwnershipChange>();
            foreach (var id in hotDeskIds.Distinct())
                if (transaction.HotDesk(id) is { Session: { } session, Owner: { } owner } hotDesk)
                {
                    changes.Add(new SessionEnded(session, end));
                    loggedOut.Add(new ForcedLogOut(hotDesk.Number, owner));
                }
            transaction.Take(changes, transaction.Origin);
            return loggedOut.ToImmutable();
        }

        public async Task<List<HotDeskExtension>> HotDesksAsync(IEnumerable<int> ids, CancellationToken cancellation) =>
            await OfficeSetUp.ReadAsync(ids, chunk => transaction.Db.HotDeskExtensions
                .Where(h => h.OfficeId == transaction.OfficeId && chunk.Contains(h.Id)).ToListAsync(cancellation));

        public async Task<List<HotDeskUser>> UsersAsync(IEnumerable<int> ids, CancellationToken cancellation) =>
            await OfficeSetUp.ReadAsync(ids, chunk => transaction.Db.HotDeskUsers
                .Where(u => u.OfficeId == transaction.OfficeId && chunk.Contains(u.Id)).ToListAsync(cancellation));

        public async Task<List<Phone>> PhonesAsync(IEnumerable<int> ids, CancellationToken cancellation) =>
            await OfficeSetUp.ReadAsync(ids, chunk => transaction.Db.Phones
                .Where(p => p.OfficeId == transaction.OfficeId && chunk.Contains(p.Id)).ToListAsync(cancellation));

        /// <summary>Lets everybody see at once what an import has written; the audit log has told of it when that was written.</summary>
        public async Task ShowStagedAsync(Guid import, CancellationToken cancellation)
        {
            await transaction.Db.Extensions.WithStaged().Where(e => e.ImportId == import)
                .ExecuteUpdateAsync(set => set.SetProperty(e => e.ImportId, (Guid?)null), cancellation);
            await transaction.Db.Phones.WithStaged().Where(p => p.ImportId == import)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.ImportId, (Guid?)null), cancellation);
        }

        /// <summary>Takes the phones of these extensions to stock, and the extensions out of destinations.</summary>
        public async Task ReleaseAsync(IEnumerable<int> extensionIds, CancellationToken cancellation)
        {
            foreach (var chunk in extensionIds.Chunk(OfficeSetUp.Chunk))
            {
                var phones = await transaction.Db.Phones.Where(p => p.OfficeId == transaction.OfficeId
                    && ((p.HotDeskExtensionId != null && chunk.Contains(p.HotDeskExtensionId.Value)) || (p.UserId != null && chunk.Contains(p.UserId.Value))))
                    .ToListAsync(cancellation);
                foreach (var phone in phones)
                {
                    (phone.HotDeskExtensionId, phone.UserId) = (null, null);
                    transaction.Stamp(phone);
                }
                // With the destination: the audit log tells whose member is gone.
                var destinations = await transaction.Db.Destinations.Include(d => d.Members.Where(m => chunk.Contains(m.ExtensionId)))
                    .Where(d => d.Members.Any(m => chunk.Contains(m.ExtensionId))).ToListAsync(cancellation);
                transaction.Db.RemoveRange(destinations.SelectMany(d => d.Members).Where(m => chunk.Contains(m.ExtensionId)));
            }
        }
    }
}
