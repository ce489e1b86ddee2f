using HotDeskPortal.Domain;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Phones;

namespace HotDeskPortal.Services.Import;

/// <summary>Kinds of files.</summary>
public enum ExportFormat
{
    /// <summary>Comma separated, UTF-8 with BOM.</summary>
    Csv,

    /// <summary>Office Open XML.</summary>
    Xlsx,
}

/// <summary>A file to download.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Content">What it holds.</param>
public sealed record ExportFile(string FileName, string ContentType, byte[] Content);

#pragma warning disable CA1822, IDE0060, MA0025 // signatures first
/// <summary>Exports what a grid shows, on all its pages. Formulas are defused; what is exported can be imported. Never holds a PIN.</summary>
public sealed class ExportService
{
    /// <summary>Users.</summary>
    public Task<Result<ExportFile>> UsersAsync(
        Actor actor, string office, HotDeskUserQuery query, ExportFormat format, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Hot desk extensions.</summary>
    public Task<Result<ExportFile>> HotDeskExtensionsAsync(
        Actor actor, string office, HotDeskExtensionQuery query, ExportFormat format, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Phones.</summary>
    public Task<Result<ExportFile>> PhonesAsync(
        Actor actor, string office, PhoneQuery query, ExportFormat format, CancellationToken cancellation = default) => throw new NotImplementedException();
}
