using System.Runtime.CompilerServices;
using ContainerOS.Sdk.Transport;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ecs;

/// <summary>Reads lists of ECS in pages. A page is read when its first entry is needed.</summary>
internal static class EcsPages
{
    private const int Size = 100;

    /// <summary>Reads a list whose pages have tokens.</summary>
    internal static async IAsyncEnumerable<JObject> ByTokenAsync(
        ApiChannel channel,
        ApiCall call,
        int size,
        string[] list,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var seen = new HashSet<string>();
        for (string? token = null; ; )
        {
            var reply = await channel
                .SendForObjectAsync(With(call, ("MaxResults", $"{size}"), ("NextToken", token)), ct)
                .ConfigureAwait(false);
            foreach (var item in ReplyOrigin.Items(reply, list))
            {
                yield return item;
            }

            // The token is next to the list, which may be one level down.
            var holder = list.Length > 2 ? (JObject)reply[list[0]]! : reply;
            token = holder["NextToken"] is JValue { Value: string { Length: > 0 } next } ? next : null;
            if (token is null)
            {
                yield break;
            }

            // A repeated token would make the enumeration endless.
            if (!seen.Add(token))
            {
                throw ReplyOrigin.Unexpected(holder, "NextToken", "a token that was not used before");
            }
        }
    }

    /// <summary>Reads a list whose pages have numbers.</summary>
    internal static async IAsyncEnumerable<JObject> ByNumberAsync(
        ApiChannel channel,
        ApiCall call,
        string[] list,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        for (int number = 1, read = 0; ; number++)
        {
            var reply = await channel
                .SendForObjectAsync(With(call, ("PageNumber", $"{number}"), ("PageSize", $"{Size}")), ct)
                .ConfigureAwait(false);
            var items = ReplyOrigin.Items(reply, list);
            foreach (var item in items)
            {
                yield return item;
            }

            read += items.Count;
            if (items.Count == 0 || (reply["TotalCount"] is JValue { Value: long total } ? read >= total : items.Count < Size))
            {
                yield break;
            }
        }
    }

    private static ApiCall With(ApiCall call, params (string Name, string? Value)[] more) =>
        call with
        {
            Query =
            [
                .. call.Query,
                .. more.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value!)),
            ],
        };
}
