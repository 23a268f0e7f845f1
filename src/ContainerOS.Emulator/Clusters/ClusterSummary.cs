using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Clusters;

/// <summary>A cluster in the shape of DescribeClustersV1, which has no field for Auto Mode.</summary>
internal static class ClusterSummary
{
    internal static JObject Of(JObject cluster, int nodes)
    {
        var told = (JObject)cluster.DeepClone();
        told.Remove("auto_mode");
        told["size"] = nodes;
        return told;
    }
}
