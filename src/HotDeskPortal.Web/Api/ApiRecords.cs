using System.Globalization;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Web.Features.Ownership;
using Microsoft.Net.Http.Headers;

namespace HotDeskPortal.Web.Api;

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows of this page.</param>
/// <param name="Total">Rows on all pages.</param>
/// <param name="Page">The page, from 0.</param>
/// <param name="PageSize">Rows of a page, 500 at most.</param>
internal sealed record PageResponse<T>(IReadOnlyList<T> Items, int Total, int Page, int PageSize);

/// <summary>A record that was written.</summary>
/// <param name="Key">Its extension number or MAC address: what names it in addresses.</param>
/// <param name="Revision">Its revision; the ETag in quotes.</param>
internal sealed record WrittenResponse(string Key, int Revision);

/// <summary>What a deletion has done.</summary>
/// <param name="LoggedOut">Who was logged out by it.</param>
internal sealed record DeletedResponse(IReadOnlyList<LogOutResponse> LoggedOut)
{
    public static DeletedResponse Of(BulkDone done) => new(
        [.. done.LoggedOut.Select(l => new LogOutResponse(l.HotDesk.Digits, new OwnerResponse(l.Owner.Number.Digits, l.Owner.Name)))]);
}

/// <summary>ETags of set-up records: the revision in quotes.</summary>
internal static class Revisions
{
    public const int Created = 1;

    public static void SetETag(this HttpContext context, int revision) =>
        context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    /// <summary>The revision in If-Match; an ETag that is none of ours fits no record.</summary>
    public static Result<int> IfMatch(this HttpContext context)
    {
        if (context.Request.GetTypedHeaders().IfMatch is not [var tag] || tag.Equals(EntityTagHeaderValue.Any))
            return new RevisionMissing();
        return int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : -1;
    }

    /// <summary>The id behind an extension number, if the caller may do this there.</summary>
    public static Result<int> IdOf<TEntry>(this OfficeAccess access, ApiCaller caller, string office, string number, Permission permission, Error unknown)
        where TEntry : Domain.Offices.DirectoryEntry
    {
        var board = access.Open(caller.Actor, office, permission);
        if (!board.IsSuccess)
            return board.Error;
        return board.Value.Directory.Find(number) is TEntry entry ? entry.Id : unknown;
    }
}
