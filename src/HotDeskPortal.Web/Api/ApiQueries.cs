using System.Globalization;
using System.Reflection;
using HotDeskPortal.Domain;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;

namespace HotDeskPortal.Web.Api;

/// <summary>
/// Reads the queries of a group's endpoints as the document has them: choices in kebab-case, numbers within their bounds, every parameter once
/// and none that there is not. One convention, so that no endpoint can read a query in a way of its own.
/// </summary>
internal static class ApiQueries
{
    public static RouteGroupBuilder ReadQueriesAsDocumented(this RouteGroupBuilder api)
    {
        ((IEndpointConventionBuilder)api).Finally(endpoint =>
        {
            if (endpoint is not RouteEndpointBuilder { RequestDelegate: { } answer } route || endpoint.Metadata.OfType<MethodInfo>().FirstOrDefault() is not { } method)
                return;
            var parameters = method.GetParameters().Where(p => IsQuery(p, route)).Select(p => new QueryParameter(p)).ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
            if (parameters.Count > 0)
                endpoint.RequestDelegate = context => Read(context.Request, parameters) is { } wrong ? ApiProblems.Of(wrong).ExecuteAsync(context) : answer(context);
        });
        return api;
    }

    private static bool IsQuery(ParameterInfo parameter, RouteEndpointBuilder route) =>
        QueryParameter.IsKnown(parameter.ParameterType) && route.RoutePattern.GetParameter(parameter.Name!) is null
        && !parameter.GetCustomAttributes().Any(a => a is IFromHeaderMetadata or IFromBodyMetadata);

    /// <summary>What is wrong with a query; null: nothing, and its choices have the names by which the framework binds them.</summary>
    private static BadParameter? Read(HttpRequest request, Dictionary<string, QueryParameter> parameters)
    {
        if (!request.QueryString.HasValue)
            return null;
        var read = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in request.Query)
        {
            if (!parameters.TryGetValue(name, out var parameter))
                return new BadParameter(name, "", ParameterRule.Known) { Allowed = string.Join(", ", parameters.Values.Select(p => p.Name)) };
            if (values is not [{ } value])
                return new BadParameter(parameter.Name, "", ParameterRule.Once);
            var bound = parameter.Read(value);
            if (!bound.IsSuccess)
                return (BadParameter)bound.Error;
            read[name] = bound.Value;
        }
        request.Query = new QueryCollection(read);
        return null;
    }
}

/// <summary>A parameter of a query, as an endpoint declares it.</summary>
internal sealed class QueryParameter
{
    private static readonly Type[] Known = [typeof(int), typeof(bool), typeof(DateOnly), typeof(string)];

    private readonly Type _type;
    private readonly WithinAttribute? _bounds;
    private readonly Dictionary<string, string> _choices;

    public QueryParameter(ParameterInfo parameter)
    {
        Name = parameter.Name!;
        _type = Plain(parameter.ParameterType);
        _bounds = parameter.GetCustomAttribute<WithinAttribute>();
        _choices = _type.IsEnum ? Enum.GetNames(_type).ToDictionary(ChoiceConverter.NameOf, StringComparer.Ordinal) : [];
    }

    public string Name { get; }

    public static bool IsKnown(Type type) => Plain(type) is var plain && (plain.IsEnum || Known.Contains(plain));

    /// <summary>The value as the framework binds it, or what is wrong with it.</summary>
    public Result<string> Read(string value)
    {
        if (_type.IsEnum)
            return _choices.TryGetValue(value, out var member) ? member : Wrong(ParameterRule.Choice) with { Allowed = string.Join(", ", _choices.Keys) };
        if (_type == typeof(bool))
            return value is "true" or "false" ? value : Wrong(ParameterRule.Flag);
        if (_type == typeof(DateOnly))
            return DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? value : Wrong(ParameterRule.Day);
        if (_type != typeof(int))
            return value;
        var (least, most) = _bounds is { } b ? (b.Least, b.Most) : (int.MinValue, int.MaxValue);
        return int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? value : Wrong(ParameterRule.Number) with { Least = least, Most = most };

        BadParameter Wrong(ParameterRule rule) => new(Name, value.Length <= BadParameter.MostShown ? value : value[..BadParameter.MostShown] + "…", rule);
    }

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
