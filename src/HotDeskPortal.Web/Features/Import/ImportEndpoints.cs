using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace HotDeskPortal.Web.Features.Import;

internal static class ImportEndpoints
{
    private const int MaxKeyLength = 100;

    private const string Csv = "text/csv", Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Columns = " `write` says what is done with records that are there already: their rows are bad, or change them, where an empty cell leaves its field alone."
        + " `mapping` takes columns otherwise than their headers say: a JSON object of headers (or `#3`, the column's number) and fields, null to leave a column out."
        + " `remembered` takes them as somebody chose on the page for a file with the same headers.";

    public static void MapImports(this IEndpointRouteBuilder api)
    {
        foreach (var (path, tag, name, kind) in new[]
        {
            ("hot-desk-extensions", "Hot desk extensions", "HotDeskExtensions", ImportKind.HotDeskExtensions),
            ("hot-desk-users", "Hot desk users", "HotDeskUsers", ImportKind.HotDeskUsers),
            ("phones", "Phones", "Phones", ImportKind.Phones),
        })
        {
            api.MapPost($"/offices/{{office}}/{path}/import", (
                    ApiCaller caller, string office, HttpContext context, ImportService service, ImportIdempotency receipts, CancellationToken cancellation,
                    [FromHeader(Name = "Idempotency-Key")] string? key = null, ImportMode mode = ImportMode.DryRun, ImportWrite write = ImportWrite.CreateOnly,
                    string? mapping = null, bool remembered = false) =>
                    ImportAsync(caller, office, kind, context, service, receipts, key, mode, new(write, mapping, remembered), cancellation))
                .WithTags(tag).WithName($"import{name}").WithSummary("Import a CSV or XLSX file")
                .WithDescription("The file is the body. `dry-run` tells every row's fate and writes nothing; `all` and `only-good` need an Idempotency-Key of your own." + Columns)
                .TakesFile(kind).ProducesProblem(409).ProducesProblem(422);
            api.MapPost($"/offices/{{office}}/{path}/import/bad-rows", (
                    ApiCaller caller, string office, HttpContext context, ImportService service, CancellationToken cancellation,
                    ExportFormat format = ExportFormat.Csv, ImportWrite write = ImportWrite.CreateOnly, string? mapping = null, bool remembered = false) =>
                    BadRowsAsync(caller, office, kind, context, service, format, new(write, mapping, remembered), cancellation))
                .WithTags(tag).WithName($"listBadRowsOf{name}").WithSummary("The bad rows of a CSV or XLSX file, as a file")
                .WithDescription("The file is the body; nothing is written. Each bad row comes as it stands, with its line and the reason: to be put right and imported." + Columns)
                .TakesFile(kind).Produces<Stream>(200, Csv, Xlsx);
        }
    }

    private static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder endpoint, ImportKind kind) => endpoint
        .Accepts<Stream>(Csv, Xlsx).WithMetadata(new RequestSizeLimitAttribute(ImportService.MaxBytes + 1024)).ProducesProblem(400)
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(p => p.Name == "mapping"))
            {
                parameter.Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Extensions = new Dictionary<string, IOpenApiExtension> { ["contentMediaType"] = new JsonNodeExtension("application/json") },
                };
                parameter.Description = $"Fields: {string.Join(", ", ImportFile.FieldsOf(kind).Select(f => $"`{ChoiceConverter.NameOf($"{ImportFields.Of(f)}")}`"))}.";
                parameter.Example = new JsonObject { ["Column A"] = ChoiceConverter.NameOf($"{ImportFields.Of(ImportFile.FieldsOf(kind)[0])}"), ["#2"] = null }.ToJsonString();
            }
            return Task.CompletedTask;
        });

    private static async Task<Results<Ok<ImportResponse>, ProblemHttpResult>> ImportAsync(
        ApiCaller caller, string office, ImportKind kind, HttpContext context, ImportService service, ImportIdempotency receipts, string? key, ImportMode mode,
        Wish wish, CancellationToken cancellation)
    {
        if (mode != ImportMode.DryRun && (string.IsNullOrWhiteSpace(key) || key.Length > MaxKeyLength))
            return ApiProblems.Of(new IdempotencyKeyMissing());
        ImportChoice? choice = mode switch { ImportMode.All => ImportChoice.All, ImportMode.OnlyGood => ImportChoice.OnlyGood, _ => null };
        var order = wish.Order(kind, choice);
        if (!order.IsSuccess)
            return ApiProblems.Of(order.Error);
        using var body = await ReadAsync(context, cancellation);
        var result = mode == ImportMode.DryRun
            ? await RunAsync()
            : await receipts.OnceAsync(
                $"{caller.Actor.Name}\n{office}\n{kind}\n{key}", $"{mode}{wish.Fingerprint}{Convert.ToHexString(SHA256.HashData(body.ToArray()))}", RunAsync);
        return result.IsSuccess ? TypedResults.Ok(result.Value) : ApiProblems.Of(result.Error);

        async Task<Result<ImportResponse>> RunAsync() =>
            (await service.RunAsync(caller.Actor, office, kind, body, "request", order.Value, OwnershipChannel.Api, cancellation)).Map(ImportResponse.Of);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> BadRowsAsync(
        ApiCaller caller, string office, ImportKind kind, HttpContext context, ImportService service, ExportFormat format, Wish wish, CancellationToken cancellation)
    {
        var order = wish.Order(kind, null);
        if (!order.IsSuccess)
            return ApiProblems.Of(order.Error);
        using var body = await ReadAsync(context, cancellation);
        var run = await service.RunAsync(caller.Actor, office, kind, body, "request", order.Value, OwnershipChannel.Api, cancellation);
        if (!run.IsSuccess)
            return ApiProblems.Of(run.Error);
        var file = ImportTexts.BadRows(run.Value.File, run.Value.Plan, format);
        return TypedResults.File(file.Content, file.ContentType, file.FileName);
    }

    private static async Task<MemoryStream> ReadAsync(HttpContext context, CancellationToken cancellation)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellation);
        body.Position = 0;
        return body;
    }

    /// <summary>What a query says of columns and of records that are there already.</summary>
    private readonly record struct Wish(ImportWrite Write, string? Mapping, bool Remembered)
    {
        /// <summary>Tells two wishes apart; as before, where nothing is wished.</summary>
        public string Fingerprint => this == default ? "" : $"{Write}{Remembered}{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Mapping ?? "")))}";

        public Result<ImportOrder> Order(ImportKind kind, ImportChoice? choice)
        {
            var (write, remembered) = (Write, Remembered);
            return ImportFields.Read(kind, Mapping).Map(m => new ImportOrder(choice) { Write = write, AsRemembered = remembered, Mapping = m });
        }
    }
}
