using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;

namespace ContainerOS.Emulator.Ecs;

/// <summary>The filters of ECS lists.</summary>
internal static class QueryFilters
{
    /// <summary>Rejects unsupported parameters: ignoring a filter would return a wrong result.</summary>
    internal static void RejectUnsupported(ApiRequest request, params ReadOnlySpan<string> served)
    {
        foreach (var (name, _) in request.Query)
        {
            ApiException.ThrowUnless(
                name is "RegionId" or "MaxResults" or "NextToken" or "PageNumber" or "PageSize" || served.Contains(name.Split('.')[0]),
                $"The emulator does not support the parameter {name} of {request.Action}",
                "InvalidParameter.Unimplemented"
            );
        }
    }

    /// <summary>Whether each named field of an entry matches the parameter of the same name.</summary>
    internal static bool Match(ApiRequest request, FieldMap entry, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (request.Parameter(name) is { Length: > 0 } requested && !requested.Split(',').Contains((entry[name] as TextValue)?.Text))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The ids in a parameter that is a JSON array; null when it is not given.</summary>
    internal static IReadOnlyList<string>? Ids(ApiRequest request, string name) =>
        request.Parameter(name) is { Length: > 0 } ? request.ListParameter(name) : null;

    /// <summary>The values of a repeated parameter: <c>Name.1</c>, <c>Name.2</c>.</summary>
    internal static IReadOnlyList<string> Repeated(ApiRequest request, string name) =>
        [.. request.Query.Where(pair => pair.Key.StartsWith(name + ".", StringComparison.Ordinal)).Select(pair => pair.Value)];
}
