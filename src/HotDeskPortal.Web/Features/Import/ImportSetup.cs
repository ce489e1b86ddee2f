
namespace HotDeskPortal.Web.Features.Import;

/// <summary>Imports over the API that are sent twice are done once.</summary>
internal static class ImportSetup
{
    public static WebApplicationBuilder AddImport(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ImportIdempotency>();
        return builder;
    }
}
