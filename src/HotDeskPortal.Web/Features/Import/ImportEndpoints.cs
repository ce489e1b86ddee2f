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
/// <param name="Notes">What is to say of rows, up to 500 of them; of good ones there is often nothing.</param>
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
        ImportChoice? choice = mode switch { ImportMode.All => ImportChoice.All, ImportMode.OnlyGood => ImportChoice.OnlyGood, _ => null };
        var run = await service.RunAsync(caller.Actor, office, kind, body, "request", choice, OwnershipChannel.Api, cancellation);
        if (!run.IsSuccess)
            return run.Error;
        var (plan, done) = run.Value;
        return new ImportResponse(
            plan.Good, plan.Bad, done?.Imported ?? 0, [.. plan.Warnings.Select(w => ErrorTexts.Of(w))],
            [.. plan.Rows.SelectMany(r => r.Notes.Select(n => new ImportNoteResponse(r.Line, n.Column, ErrorTexts.Of(n.What), n.IsWarning)))]);
    }
}
