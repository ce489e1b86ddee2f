using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Audit;

/// <summary>A save with its entries of the audit log, tried again where others continue the same chain at the same time.</summary>
internal static class AuditedSave
{
    private const int Attempts = 20;

    public static async Task<int> SaveAsync(HotDeskDbContext db, Func<Task<int>> save)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await save();
            }
            catch (Exception e)
            {
                AuditRecorder.Withdraw(db);
                // Somebody else has continued the chain between look and write: what is saved is right, only the number was not.
                if (e is not DbUpdateException update || !AuditRecorder.IsOvertaken(update) || db.Database.CurrentTransaction is not null || attempt == Attempts)
                    throw;
            }
    }
}
