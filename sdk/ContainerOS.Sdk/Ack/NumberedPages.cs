using System.Runtime.CompilerServices;
using ContainerOS.Sdk.Transport;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ack;

/// <summary>Reads a list that comes in numbered pages, each when its first entry is asked for.</summary>
internal static class NumberedPages
{
    internal const int Size = 100;

    internal static async IAsyncEnumerable<JObject> ReadAsync(
        ApiChannel channel,
        ApiCall call,
        string list,
        PageNames names,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        for (int number = 1, read = 0; ; number++)
        {
            var reply = await channel.SendForObjectAsync(Page(call, names, number), ct);
            var items = ReplyOrigin.Items(reply, list);
            var page = new PageInfo(reply[names.Info] as JObject ?? []);
            page.Check(number);
            foreach (var item in items)
            {
                yield return item;
            }

            read += items.Count;
            if (items.Count == 0 || (page.Total is { } total ? read >= total : items.Count < Size))
            {
                yield break;
            }
        }
    }

    private static ApiCall Page(ApiCall call, PageNames names, int number) =>
        call with
        {
            Query = [.. call.Query, new(names.Number, $"{number}"), new(names.Size, $"{Size}")],
        };
}
