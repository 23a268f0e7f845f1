using ContainerOS.Sdk.Transport;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ecs;

/// <summary>Reads the tags of a resource.</summary>
internal static class EcsTags
{
    internal static IReadOnlyDictionary<string, string> Of(JObject fields) =>
        fields["Tags"] is not JObject
            ? new Dictionary<string, string>()
            : ReplyOrigin
                .Items(fields, "Tags", "Tag")
                .ToDictionary(
                    tag => (string?)tag["TagKey"] ?? throw ReplyOrigin.Unexpected(tag, "TagKey", "a text"),
                    tag => (string?)tag["TagValue"] ?? string.Empty
                );
}
