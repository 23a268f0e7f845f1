using ContainerOS.Sdk.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ack.Clusters;

/// <summary>A cluster as ACK describes it. Fields this type does not name are kept.</summary>
public sealed record ClusterDetail : ClusterDescription
{
    /// <summary>Starts with nothing set.</summary>
    public ClusterDetail() { }

    internal ClusterDetail(JsonFields fields)
        : base(fields) { }

    /// <summary>Whether it is an Auto Mode (intelligent managed) cluster; null where the reply does not say.</summary>
    public bool? AutoMode =>
        (Fields.Tree["auto_mode"] as JObject)?["enable"] is JValue { Type: JTokenType.Boolean } enabled ? (bool)enabled : null;

    /// <summary>Whether the control plane is managed by ACK.</summary>
    public bool IsManaged => ClusterType is "ManagedKubernetes";
}
