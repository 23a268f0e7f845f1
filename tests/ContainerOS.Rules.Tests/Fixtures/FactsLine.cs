using System.Globalization;
using ContainerOS.Model.Facts;
using ContainerOS.Model.Locks;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Releases;
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
            Pin = ReadPin(words, pool),
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

    /// <summary>
    /// The image as the provider resolves it in cn-hangzhou: <c>pin 3.6.1@cn-hangzhou</c> pins the published image of a release,
    /// <c>revoked</c> and <c>quarantined</c> mark that pin, <c>frozen</c> and <c>age 40 30</c> set what their names say.
    /// </summary>
    private static PinFacts ReadPin(Dictionary<string, string> words, NodePoolSpec pool)
    {
        const string Region = "cn-hangzhou";
        var pins = ImageLock.Empty;
        if (words.Remove("pin", out var pinned))
        {
            var (version, region) = pinned.Split('@') is [var left, var right] ? (OsVersion.Parse(left)!.Value, right) : default;
            var image = ContainerOsReleases.Find(version)!.ImageId!;
            pins = pins.With(
                new ImagePin(version, region, image, new PinOrigin(DateTimeOffset.UnixEpoch, PinOrigin.Releases), "sha256:0")
                {
                    Revoked = words.Remove("revoked") ? new PinRevocation("it leaks memory", new OsVersion(3, 6, 1)) : null,
                    Quarantined = words.Remove("quarantined") ? new PinQuarantine("2 nodes did not become Ready", "task T-1") : null,
                }
            );
        }

        var os = pool.Os is { IsKnown: true } pin ? pin.Content : null;
        var resolution = pins.Resolve(
            os?.Version is { IsKnown: true } known ? known.Content : null,
            os?.ImageId is { IsKnown: true } named ? named.Content : null,
            Region
        );
        var ages = words.Remove("age", out var age) ? age.Split(' ') : [];
        return new PinFacts(resolution, Region, words.Remove("frozen"))
        {
            LockFile = "containeros.lock.json",
            AgeInDays = ages.Length > 0 ? Whole(ages[0]) : null,
            MaxAgeInDays = ages.Length > 0 ? Whole(ages[1]) : null,
        };
    }

    private static (int BeforeJoin, int AfterJoin)? Composed(NodePoolSpec pool)
    {
        var composed = UserDataComposer.Compose(pool.Bootstrap ?? ValueList<BootstrapContainer>.Of());
        return composed.IsKnown ? (composed.BeforeJoinBytes, composed.AfterJoinBytes) : null;
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
