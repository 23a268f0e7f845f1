using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>What the real service refuses when a pool is made. Codes are inferred: the vendor's list of them could not be read.</summary>
internal static class PoolAdmission
{
    private const int LeastMinor = 24;

    internal static void Check(JObject cluster, JObject body)
    {
        var group = body["scaling_group"] as JObject ?? throw Invalid("scaling_group is required");
        Require(((string?)body["nodepool_info"]?["name"]) is { Length: > 0 and <= 63 }, "nodepool_info.name is required, 1 to 63 characters");
        var vSwitches = Texts(group, "vswitch_ids");
        Require(vSwitches.Count is >= 1 and <= 8, "scaling_group.vswitch_ids takes 1 to 8 entries");
        Require(vSwitches.All(DemoAccount.VSwitchIds.Contains), "InvalidVSwitchId.NotFound", $"one of the vSwitches {string.Join(", ", vSwitches)} does not exist");
        var types = Texts(group, "instance_types");
        Require(types.Count is >= 1 and <= 10, "scaling_group.instance_types takes 1 to 10 entries");
        if (types.FirstOrDefault(type => InstanceTypeCatalogue.Find(type) is null) is { } unknown)
        {
            throw new ApiFault(400, "InvalidInstanceType.NotFound", $"The instance type {unknown} does not exist.");
        }

        if ((string?)group["image_type"] == "ContainerOS")
        {
            CheckContainerOs(cluster, body, group, types);
        }
    }

    /// <summary>Changes are held to the same limits, as far as they name them.</summary>
    internal static void CheckSize(JObject? group)
    {
        if ((long?)group?["desired_size"] is { } size)
        {
            Require(size is >= 0 and <= 2000, "scaling_group.desired_size is 0 to 2000");
        }
    }

    private static void CheckContainerOs(JObject cluster, JObject body, JObject group, IReadOnlyList<string> types)
    {
        Require((string?)cluster["cluster_type"] == "ManagedKubernetes", "ContainerOS is for ACK managed clusters only");
        Require(int.Parse(((string)cluster["current_version"]!).Split('.')[1]) >= LeastMinor, "ContainerOS needs Kubernetes 1.24 or later");
        Require((string?)body["kubernetes_config"]?["runtime"] is null or "containerd", "ContainerOS runs containerd only");
        Require((string?)group["key_pair"] is { Length: > 0 }, "key_pair is required for ContainerOS");
        foreach (var type in types.Select(name => InstanceTypeCatalogue.Find(name)!))
        {
            Require((string?)type["CpuArchitecture"] != "ARM", $"ContainerOS does not support the instance type {type["InstanceTypeId"]}");
            Require(type["LocalStorageAmount"] is null, $"ContainerOS does not support the instance type {type["InstanceTypeId"]}");
        }
    }

    private static List<string> Texts(JObject group, string name) => [.. (group[name] as JArray ?? []).Select(item => (string)item!)];

    private static void Require(bool holds, string problem) => Require(holds, "InvalidParameter", problem);

    private static void Require(bool holds, string code, string problem)
    {
        if (!holds)
        {
            throw new ApiFault(400, code, problem + ".");
        }
    }

    private static ApiFault Invalid(string problem) => new(400, "InvalidParameter", problem + ".");
}
