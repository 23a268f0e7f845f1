using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Ecs;

/// <summary>A page of ECS: by token, which is the id of the first entry of the next one, or by number.</summary>
internal static class TokenPage
{
    private const int Usual = 10;
    private const int Most = 100;

    /// <summary>Puts a page of entries, and what asks for the next, into a reply.</summary>
    internal static JObject Answer(ApiRequest request, string list, string item, Func<JObject, string> id, IReadOnlyList<JObject> all)
    {
        var size = Number(request, request.Parameter("MaxResults") is null ? "PageSize" : "MaxResults", Usual);
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
        ApiException.ThrowUnless(start < all.Count, "NextToken is not one that was given out");
        return start;
    }

    private static int Number(ApiRequest request, string name, int usual, int most = Most)
    {
        var number = usual;
        ApiException.ThrowUnless(
            request.Parameter(name) is not { Length: > 0 } text || (int.TryParse(text, out number) && number >= 1 && number <= most),
            $"{name} is 1 to {most}"
        );
        return number;
    }
}
