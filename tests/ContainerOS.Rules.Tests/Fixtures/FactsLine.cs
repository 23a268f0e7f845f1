using System.Globalization;
using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;
using ContainerOS.UserData;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>Reads the facts of the cloud from the first line of a fixture.</summary>
internal static class FactsLine
{
    /// <summary>The facts of a pool. Its user data is composed as the provider does, unless the line sets its size.</summary>
    internal static PoolFacts Read(string line, NodePoolSpec pool)
    {
        var words = line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split(' ', 2))
            .ToDictionary(part => part[0], part => part.Length > 1 ? part[1] : string.Empty);
        if (words.Remove("offline"))
        {
            return PoolFacts.Offline;
        }

        if (words.Remove("gone"))
        {
            return new PoolFacts
            {
                ClusterIsGone = true,
                ClusterMissingBecause = "ErrorClusterNotFound",
                UserDataBytes = (0, 0),
            };
        }

        var facts = new PoolFacts
        {
            PoolOfTheSameName = words.Remove("sameName", out var same) ? same : null,
            Cluster = new ClusterFacts(
                "c1",
                words.Remove("type", out var type) ? type : "ManagedKubernetes",
                KubernetesVersion.Parse(words.Remove("cluster", out var version) ? version : "1.34.1-aliyun.1")!.Value,
                words.Remove("autoMode", out var mode) ? bool.Parse(mode) : false
            )
            {
                Spec = words.Remove("edition", out var edition) ? edition : "ack.pro.small",
                Network = words.Remove("network", out var network) ? network : "terway-eniip",
            },
            UserDataBytes =
                words.Remove("userData", out var bytes) && bytes.Split(' ') is [var before, var after]
                    ? (Whole(before), Whole(after))
                    : Composed(pool),
            InstanceTypesMissingBecause = words.Remove("types", out var types) ? null : "the instance types were not asked for",
            InstanceTypes = (types ?? string.Empty)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .ToDictionary(name => name, name => new InstanceTypeFacts(name, false, 0, 0, false)),
        };
        Assert.True(words.Count == 0, $"the facts line has a word that is not known: {string.Join(", ", words.Keys)}");
        return facts;
    }

    private static (int BeforeJoin, int AfterJoin)? Composed(NodePoolSpec pool)
    {
        var composed = UserDataComposer.Compose(pool.Bootstrap ?? ValueList<BootstrapContainer>.Of());
        return composed.IsKnown ? (composed.BeforeJoinBytes, composed.AfterJoinBytes) : null;
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
