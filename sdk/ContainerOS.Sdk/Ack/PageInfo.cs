using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack;

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
