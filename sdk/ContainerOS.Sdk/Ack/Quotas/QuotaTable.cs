using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Transport;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ack.Quotas;

/// <summary>Quotas by code.</summary>
internal sealed record QuotaTable : JsonPart
{
    internal QuotaTable(JsonFields fields)
        : base(fields) { }

    internal IReadOnlyDictionary<string, QuotaEntry> Entries =>
        Fields
            .Tree.Properties()
            .ToDictionary(
                entry => entry.Name,
                entry => new QuotaEntry(entry.Value as JObject ?? throw ReplyOrigin.Unexpected(Fields.Tree, entry.Name, "an object"))
            );
}
