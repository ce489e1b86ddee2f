namespace HotDeskPortal.Web.Api;

/// <summary>An answer tells the record's revision as its ETag.</summary>
internal sealed class AnswersETag;

/// <summary>A request says in If-Match which revision it is for.</summary>
internal sealed class NeedsIfMatch;

/// <summary>What endpoints say of themselves for the document, beside what their signatures tell.</summary>
internal static class ApiMarks
{
    public static RouteHandlerBuilder WithETag(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new AnswersETag());

    public static RouteHandlerBuilder WithIfMatch(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new NeedsIfMatch())
        .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
}
