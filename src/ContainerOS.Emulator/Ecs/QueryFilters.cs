using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Ecs;

/// <summary>What narrows a list of ECS.</summary>
internal static class QueryFilters
{
    /// <summary>A parameter that is not served is refused: to leave it out would answer another question.</summary>
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
            $"The emulator does not serve the parameter {other} of {request.Action}",
            "InvalidParameter.Unimplemented"
        );
    }

    /// <summary>Whether each named field of an entry is what the parameter of its name asks for.</summary>
    internal static bool Match(ApiRequest request, JObject entry, params string[] names) =>
        names.All(name => request.Parameter(name) is not { Length: > 0 } asked || asked.Split(',').Contains((string?)entry[name]));

    /// <summary>The ids of a parameter that is a JSON array; null when it is not given.</summary>
    internal static HashSet<string>? Ids(ApiRequest request, string name) =>
        request.Parameter(name) is { Length: > 0 } text ? [.. JsonList.Read(name, text).Select(id => (string)id!)] : null;

    /// <summary>The values of a parameter that is counted: <c>Name.1</c>, <c>Name.2</c>.</summary>
    internal static IReadOnlyList<string> Repeated(ApiRequest request, string name) =>
        [.. request.Query.Where(pair => pair.Key.StartsWith(name + ".", StringComparison.Ordinal)).Select(pair => pair.Value)];
}
