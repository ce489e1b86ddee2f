using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Features.Audit;

/// <summary>
/// <c>audit verify</c>: looks whether the audit log is as the portal wrote it, instead of starting the portal. Exit code 0: it is;
/// 1: it is not; 2: that cannot be told.
/// </summary>
internal static class AuditCommand
{
    public static bool IsGiven(string[] args) => args is ["audit", "verify", ..];

    /// <summary>Verifies every chain, and tells of each.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> VerifyAuditAsync(this WebApplication app, TextWriter output)
    {
        if (app.Services.GetRequiredService<PinKeys>().CreatedFile is { } file)
        {
            File.Delete(file);
            await output.WriteLineAsync(AuditStrings.CommandSecretMissing.With(file));
            return 2;
        }
        var reports = await app.Services.GetRequiredService<AuditVerifier>().VerifyAsync(app.Lifetime.ApplicationStopping);
        foreach (var report in reports)
        {
            var (chain, length) = (AuditTexts.Chain(report.Id), AuditTexts.Entries(report.Length));
            await output.WriteLineAsync(report.Holds
                ? AuditStrings.CommandHolds.With(chain, length, report.End)
                : AuditStrings.CommandDoesNotHold.With(chain, length));
            foreach (var finding in report.Findings)
                await output.WriteLineAsync($"  {FactTexts.Of(finding.What)}");
        }
        if (reports.IsEmpty)
            await output.WriteLineAsync(AuditStrings.CommandNone);
        return reports.All(r => r.Holds) ? 0 : 1;
    }
}
