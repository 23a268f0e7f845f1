using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Ecs;

/// <summary>The filters of ECS lists.</summary>
internal static class QueryFilters
{
    /// <summary>Rejects unsupported parameters: ignoring a filter would return a wrong result.</summary>
    internal static void RejectUnsupported(ApiRequest request, params string[] served)
    {
        var other = request
            .Query.Select(pair => pair.Key)
            .FirstOrDefault(name =>
                name is not ("RegionId" or "MaxResults" or "NextToken" or "PageNumber" or "PageSize")
                && !served.Contains(name.Split('.')[0])
            );
        ApiException.ThrowUnless(
            other is null,
            $"The emulator does not support the parameter {other} of {request.Action}",
            "InvalidParameter.Unimplemented"
        );
    }

    /// <summary>Whether each named field of an entry matches the parameter of the same name.</summary>
    internal static bool Match(ApiRequest request, JObject entry, params string[] names) =>
        names.All(name => request.Parameter(name) is not { Length: > 0 } requested || requested.Split(',').Contains((string?)entry[name]));

    /// <summary>The ids in a parameter that is a JSON array; null when it is not given.</summary>
    internal static HashSet<string>? Ids(ApiRequest request, string name) =>
        request.Parameter(name) is { Length: > 0 } text ? [.. JsonList.Read(name, text).Select(id => (string)id!)] : null;

    /// <summary>The values of a repeated parameter: <c>Name.1</c>, <c>Name.2</c>.</summary>
    internal static IReadOnlyList<string> Repeated(ApiRequest request, string name) =>
        [.. request.Query.Where(pair => pair.Key.StartsWith(name + ".", StringComparison.Ordinal)).Select(pair => pair.Value)];
}
