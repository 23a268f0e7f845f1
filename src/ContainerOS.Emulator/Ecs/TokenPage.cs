using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Ecs;

/// <summary>A page of an ECS list, selected by token or number. The token is the id of the page's first entry.</summary>
internal static class TokenPage
{
    private const int Default = 10;
    private const int Max = 100;

    /// <summary>Creates a reply with one page of entries and the token of the next page.</summary>
    internal static JObject Answer(ApiRequest request, string list, string item, Func<JObject, string> id, IReadOnlyList<JObject> all)
    {
        var size = Number(request, request.Parameter("MaxResults") is null ? "PageSize" : "MaxResults", Default);
        var page = Number(request, "PageNumber", 1, int.MaxValue);
        var start = request.Parameter("NextToken") is { Length: > 0 } token
            ? Start(all, id, token)
            : (int)Math.Min((page - 1L) * size, all.Count);
        var rest = all.Skip(start).ToList();
        return new JObject
        {
            [list] = new JObject { [item] = new JArray(rest.Take(size)) },
            ["TotalCount"] = all.Count,
            ["PageNumber"] = page,
            ["PageSize"] = size,
            ["NextToken"] = rest.Count > size ? id(rest[size]) : string.Empty,
        };
    }

    private static int Start(IReadOnlyList<JObject> all, Func<JObject, string> id, string token)
    {
        var start = all.TakeWhile(entry => id(entry) != token).Count();
        ApiException.ThrowUnless(start < all.Count, "NextToken is not valid");
        return start;
    }

    private static int Number(ApiRequest request, string name, int defaultValue, int max = Max)
    {
        var number = defaultValue;
        ApiException.ThrowUnless(
            request.Parameter(name) is not { Length: > 0 } text || (int.TryParse(text, out number) && number >= 1 && number <= max),
            $"{name} must be 1 to {max}"
        );
        return number;
    }
}
