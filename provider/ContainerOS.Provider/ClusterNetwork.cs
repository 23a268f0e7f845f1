using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Provider;

/// <summary>The network plugin of a cluster, which its description names inside a JSON text.</summary>
internal static class ClusterNetwork
{
    /// <summary>The plugin; null where the text names none, or is no JSON.</summary>
    internal static string? Of(string? metaData)
    {
        try
        {
            return (JObject.Parse(metaData ?? "{}").SelectToken("Capabilities.Network") as JValue)?.Value as string;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
