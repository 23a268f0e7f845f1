using ContainerOS.Emulator.Catalogue;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools.Work;

/// <summary>Which vulnerabilities a node has: those of its image, without the ones that were fixed on it.</summary>
internal static class Vulnerabilities
{
    private static readonly JObject[] Known = [.. EmbeddedData.Read("vulnerabilities.json")["vulnerabilities"]!.OfType<JObject>()];

    internal static IEnumerable<JObject> Of(JObject node, JObject group)
    {
        if (VersionCatalogue.ReleaseOf((string?)node["image"] ?? (string?)group["image_id"] ?? string.Empty) is not { } name)
        {
            return [];
        }

        var release = Version.Parse(name);
        var mended = NodePick.Names(node["fixed"]);
        return Known.Where(known => release < Version.Parse((string)known["mendedIn"]!) && !mended.Contains((string)known["name"]!));
    }

    /// <summary>A vulnerability in the shape of DescribeNodePoolVuls.</summary>
    internal static JObject Shape(JObject known) =>
        new()
        {
            ["name"] = known["name"],
            ["alias_name"] = known["alias"],
            ["necessity"] = known["necessity"],
            ["need_reboot"] = known["reboot"],
            ["cve_list"] = known["cves"],
            ["package_list"] = new JArray(new JObject { ["name"] = known["package"] }),
        };

    /// <summary>A vulnerability of some nodes of a pool in the shape of DescribeClusterVuls.</summary>
    internal static JObject Shape(JObject known, JObject pool, int nodes) =>
        new()
        {
            ["vul_name"] = known["name"],
            ["vul_alias_name"] = known["alias"],
            ["vul_type"] = "cve",
            ["necessity"] = known["necessity"],
            ["cve_list"] = known["cves"],
            ["nodepool_id"] = pool["id"],
            ["nodepool_name"] = PoolShelf.NameOf(pool),
            ["node_count"] = nodes,
        };
}
