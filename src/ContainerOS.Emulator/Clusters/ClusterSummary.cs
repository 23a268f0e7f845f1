using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Clusters;

/// <summary>A cluster in the format of DescribeClustersV1, which has no field for Auto Mode.</summary>
internal static class ClusterSummary
{
    internal static JObject Of(JObject cluster, int nodes)
    {
        var reply = (JObject)cluster.DeepClone();
        reply.Remove("auto_mode");
        reply["size"] = nodes;
        return reply;
    }
}
