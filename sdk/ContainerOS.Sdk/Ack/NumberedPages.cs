using System.Runtime.CompilerServices;
using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Transport;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ack;

/// <summary>Reads a list in numbered pages. A page is read when its first entry is needed.</summary>
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

/// <summary>The names of the paging parameters and of the paging information of a call.</summary>
/// <param name="Number">The parameter for the number of the page, from 1.</param>
/// <param name="Size">The parameter for the size of a page.</param>
/// <param name="Info">The field of the reply with the paging information.</param>
internal sealed record PageNames(string Number, string Size, string Info)
{
    internal static PageNames Usual { get; } = new("page_number", "page_size", "page_info");

    /// <summary>DescribeClusterNodes uses other names (request and reply model of cs-20151215).</summary>
    internal static PageNames OfNodes { get; } = new("pageNumber", "pageSize", "page");
}

/// <summary>The paging information of a reply.</summary>
internal sealed record PageInfo : JsonPart
{
    internal PageInfo(JsonFields fields)
        : base(fields) { }

    /// <summary>The number of entries of all pages; null when unknown.</summary>
    internal int? Total => Integer("total_count");

    /// <summary>Throws when the reply is another page than the requested one, which would make the enumeration endless.</summary>
    internal void Check(int number)
    {
        if (Integer("page_number") is { } actual && actual != number)
        {
            throw ReplyOrigin.Unexpected(Fields.Tree, "page_number", $"page {number}, the requested one");
        }
    }
}
