using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>
/// The checks of the service when a pool is created or updated. The error codes are inferred: no published list is known.
/// </summary>
internal static class NodePoolAdmission
{
    /// <summary>Rejects a pool that the cluster does not accept: the request of a create, or the pool after an update.</summary>
    internal static void Check(JObject cluster, JObject pool)
    {
        ApiException.ThrowUnless(pool["scaling_group"] is JObject, "scaling_group is required");
        var group = (JObject)pool["scaling_group"]!;
        ApiException.ThrowUnless(
            (string?)pool["nodepool_info"]?["name"] is { Length: > 0 and <= 63 },
            "nodepool_info.name is required, 1 to 63 characters"
        );
        CheckVSwitches(Texts(group, "vswitch_ids"));
        var types = Texts(group, "instance_types");
        ApiException.ThrowUnless(types.Count is >= 1 and <= 10, "scaling_group.instance_types takes 1 to 10 entries");
        var unknown = types.Find(type => InstanceTypeCatalogue.Find(type) is null);
        ApiException.ThrowUnless(unknown is null, $"The instance type {unknown} does not exist", "InvalidInstanceType.NotFound");
        DiskAdmission.Check(group);
        GroupAdmission.Check(group);
        LabelAdmission.Check(pool["kubernetes_config"]);
        NodeConfigAdmission.CheckKubelet(pool["node_config"]?["kubelet_configuration"]);
        NumberBounds.Check(pool["management"]?["upgrade_config"], "management.upgrade_config", ("max_unavailable", 1, 1000));
        if ((string?)group["image_type"] == "ContainerOS")
        {
            ContainerOsAdmission.Check(cluster, pool, [.. types.Select(name => InstanceTypeCatalogue.Find(name)!)]);
        }
    }

    private static void CheckVSwitches(List<string> ids)
    {
        ApiException.ThrowUnless(ids.Count is >= 1 and <= 8, "scaling_group.vswitch_ids takes 1 to 8 entries");
        ApiException.ThrowUnless(
            ids.TrueForAll(DemoAccount.VSwitchIds.Contains),
            $"one of the vSwitches {string.Join(", ", ids)} does not exist",
            "InvalidVSwitchId.NotFound"
        );
    }

    private static List<string> Texts(JObject group, string name) => [.. (group[name] as JArray ?? []).Select(item => (string)item!)];
}
