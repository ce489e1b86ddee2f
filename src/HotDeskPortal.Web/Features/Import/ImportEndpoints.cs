using System.Security.Cryptography;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace HotDeskPortal.Web.Features.Import;

/// <summary>What an import is to do.</summary>
internal enum ImportMode
{
    /// <summary>Tell every row's fate and write nothing.</summary>
    DryRun,

    /// <summary>Write all rows, or nothing where one is bad.</summary>
    All,

    /// <summary>Write the good rows.</summary>
    OnlyGood,
}

/// <summary>Something to say of a row.</summary>
internal sealed record ImportNoteResponse(int Line, string Column, string Message, bool IsWarning);

/// <summary>What an import has found and done.</summary>
/// <param name="Good">Rows that can be imported.</param>
/// <param name="Bad">Rows that cannot.</param>
/// <param name="Imported">Rows written.</param>
/// <param name="Warnings">What concerns the whole file.</param>
/// <param name="Notes">What is to say of rows; of good ones there is often nothing.</param>
internal sealed record ImportResponse(int Good, int Bad, int Imported, IReadOnlyList<string> Warnings, IReadOnlyList<ImportNoteResponse> Notes);

internal static class ImportEndpoints
{
    private const int MaxKeyLength = 100;

    public static void MapImports(this IEndpointRouteBuilder api)
    {
        foreach (var (path, tag, name, kind) in new[]
        {
            ("hot-desk-extensions", "Hot desk extensions", "importHotDeskExtensions", ImportKind.HotDeskExtensions),
            ("hot-desk-users", "Hot desk users", "importHotDeskUsers", ImportKind.HotDeskUsers),
            ("phones", "Phones", "importPhones", ImportKind.Phones),
        })
            api.MapPost($"/offices/{{office}}/{path}/import", (
                    ApiCaller caller, string office, HttpContext context, ImportService service, ImportIdempotency receipts, CancellationToken cancellation,
                    [FromHeader(Name = "Idempotency-Key")] string? key = null, ImportMode mode = ImportMode.DryRun) =>
                    ImportAsync(caller, office, kind, context, service, receipts, key, mode, cancellation))
                .WithTags(tag).WithName(name).WithSummary("Import a CSV or XLSX file")
                .WithDescription("The file is the body. `dry-run` tells every row's fate and writes nothing; `all` and `only-good` need an Idempotency-Key of your own.")
                .Accepts<Stream>("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .WithMetadata(new RequestSizeLimitAttribute(ImportService.MaxBytes + 1024))
                .ProducesProblem(409).ProducesProblem(422);
    }

    private static async Task<Results<Ok<ImportResponse>, ProblemHttpResult>> ImportAsync(
        ApiCaller caller, string office, ImportKind kind, HttpContext context, ImportService service, ImportIdempotency receipts, string? key, ImportMode mode,
        CancellationToken cancellation)
    {
        if (mode != ImportMode.DryRun && (string.IsNullOrWhiteSpace(key) || key.Length > MaxKeyLength))
            return ApiProblems.Of(new IdempotencyKeyMissing());
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellation);
        body.Position = 0;
        var result = mode == ImportMode.DryRun
            ? await RunAsync(caller, office, kind, body, service, mode, cancellation)
            : await receipts.OnceAsync(
                $"{caller.Actor.Name}\n{office}\n{kind}\n{key}", $"{mode}{Convert.ToHexString(SHA256.HashData(body.ToArray()))}",
                () => RunAsync(caller, office, kind, body, service, mode, cancellation));
        return result.IsSuccess ? TypedResults.Ok(result.Value) : ApiProblems.Of(result.Error);
    }

    private static async Task<Result<ImportResponse>> RunAsync(
        ApiCaller caller, string office, ImportKind kind, Stream body, ImportService service, ImportMode mode, CancellationToken cancellation)
    {
        var dryRun = await service.DryRunAsync(caller.Actor, office, kind, body, "request", cancellation);
        if (!dryRun.IsSuccess)
            return dryRun.Error;
        var plan = dryRun.Value;
        var imported = 0;
        if (mode != ImportMode.DryRun)
        {
            var choice = mode == ImportMode.All ? ImportChoice.All : ImportChoice.OnlyGood;
            var done = await service.ExecuteAsync(caller.Actor, office, plan.Id, choice, OwnershipChannel.Api, null, cancellation);
            if (!done.IsSuccess)
                return done.Error;
            imported = done.Value.Imported;
        }
        return new ImportResponse(
            plan.Good, plan.Bad, imported, [.. plan.Warnings.Select(w => ErrorTexts.Of(w))],
            [.. plan.Rows.SelectMany(r => r.Notes.Select(n => new ImportNoteResponse(r.Line, n.Column, ErrorTexts.Of(n.What), n.IsWarning)))]);
    }
}

/// <summary>
/// Answers of imports by their Idempotency-Key, for a day, in memory. After a restart a repeated import finds its own rows taken and
/// writes nothing either.
/// </summary>
internal sealed class ImportIdempotency(TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string Content, DateTimeOffset At, Task<Result<ImportResponse>> Answer)> _receipts = new(StringComparer.Ordinal);

    /// <summary>Runs an import, or hands out what the same one has answered. What was refused or failed may be tried again.</summary>
    public async Task<Result<ImportResponse>> OnceAsync(string key, string content, Func<Task<Result<ImportResponse>>> import)
    {
        Task<Result<ImportResponse>> answer;
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            foreach (var old in _receipts.Where(r => r.Value.At + Lifetime <= now).Select(r => r.Key).ToList())
                _receipts.Remove(old);
            if (_receipts.TryGetValue(key, out var receipt))
            {
                if (receipt.Content != content)
                    return new IdempotencyKeyReused();
                answer = receipt.Answer;
            }
            else
            {
                answer = Task.Run(import);
                _receipts[key] = (content, now, answer);
            }
        }
        var keep = false;
        try
        {
            var result = await answer;
            keep = result.IsSuccess;
            return result;
        }
        finally
        {
            if (!keep)
                Forget(key, answer);
        }
    }

    private void Forget(string key, Task<Result<ImportResponse>> answer)
    {
        lock (_lock)
            if (_receipts.TryGetValue(key, out var receipt) && receipt.Answer == answer)
                _receipts.Remove(key);
    }
}
