using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;

namespace ContainerOS.Emulator.Ecs;

/// <summary>A page of an ECS list, selected by token or number. The token is the id of the page's first entry.</summary>
internal static class TokenPage
{
    private const int Default = 10;
    private const int Max = 100;

    /// <summary>Creates a reply with one page of entries and the token of the next page. Only the entries of the page are shaped.</summary>
    internal static FieldMap Answer<T>(
        ApiRequest request,
        string list,
        string item,
        IReadOnlyList<T> all,
        Func<T, string> id,
        Func<T, FieldMap> shape
    )
    {
        var size = Number(request, request.Parameter("MaxResults") is null ? "PageSize" : "MaxResults", Default);
        var page = Number(request, "PageNumber", 1, int.MaxValue);
        var start = request.Parameter("NextToken") is { Length: > 0 } token
            ? Start(all, id, token)
            : (int)Math.Min((page - 1L) * size, all.Count);
        var end = Math.Min(start + size, all.Count);
        return FieldMap.Of(
            (list, FieldMap.Of((item, ListValue.Of(Enumerable.Range(start, end - start).Select(index => shape(all[index])))))),
            ("TotalCount", all.Count),
            ("PageNumber", page),
            ("PageSize", size),
            ("NextToken", end < all.Count ? id(all[end]) : string.Empty)
        );
    }

    private static int Start<T>(IReadOnlyList<T> all, Func<T, string> id, string token)
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
