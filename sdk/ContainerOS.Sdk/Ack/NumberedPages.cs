using System.Runtime.CompilerServices;
using ContainerOS.Sdk.Json;
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
            var reply = await channel.SendForObjectAsync(Page(call, names, number), ct).ConfigureAwait(false);
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

/// <summary>What a call names its pages by.</summary>
/// <param name="Number">The parameter for which page, from 1.</param>
/// <param name="Size">The parameter for how many entries a page has.</param>
/// <param name="Info">The field of the reply that tells of the page.</param>
internal sealed record PageNames(string Number, string Size, string Info)
{
    internal static PageNames Usual { get; } = new("page_number", "page_size", "page_info");

    /// <summary>DescribeClusterNodes has names of its own (request and reply model of cs-20151215).</summary>
    internal static PageNames OfNodes { get; } = new("pageNumber", "pageSize", "page");
}

/// <summary>What a reply says of its page.</summary>
internal sealed record PageInfo : JsonPart
{
    internal PageInfo(JsonFields fields)
        : base(fields) { }

    /// <summary>How many entries all pages have; null where the reply does not say.</summary>
    internal int? Total => Integer("total_count");

    /// <summary>Refuses another page than the one that was asked for: it would be followed for ever.</summary>
    internal void Check(int number)
    {
        if (Integer("page_number") is { } told && told != number)
        {
            throw ReplyOrigin.Unexpected(Fields.Tree, "page_number", $"page {number}, the one asked for");
        }
    }
}
