using System.Security.Cryptography;
using System.Text;
using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Releases;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;
using ContainerOS.UserData;
using Bag = System.Collections.Generic.IReadOnlyDictionary<string, ContainerOS.Model.Values.Value<object?>>;

namespace ContainerOS.Authoring;

/// <summary>
/// What the provider answers for a new pool in a healthy cluster, for unit tests of programs: it checks the inputs as the provider does,
/// and makes up ids that are the same in every run. A test holds the outputs to those of the provider with an emulator.
/// </summary>
public static class SimulatedPool
{
    /// <summary>Checks the inputs of a pool and creates it.</summary>
    /// <param name="name">The logical name of the resource.</param>
    /// <param name="inputs">The inputs; in a preview some can be unknown.</param>
    /// <param name="cluster">What is known of clusters.</param>
    /// <param name="suppressed">The codes of the rules that the program suppresses.</param>
    /// <returns>The id, and the outputs by name; outputs that are not known yet are left out.</returns>
    /// <exception cref="ProgramRejectedException">The provider would reject the inputs.</exception>
    public static SimulatedState Create(string name, Bag inputs, SimulatedCluster cluster, IReadOnlySet<string> suppressed)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(cluster);
        var bound = PoolBinder.Read(inputs);
        var clusterId = bound.Spec.ClusterId is { IsKnown: true } known ? known.Content : null;
        var checks = new PoolChecks(suppressed);
        var facts = PoolChecks.FactsOf(bound.Spec) with { Cluster = clusterId is null ? null : cluster.FactsOf(clusterId) };
        if (bound.Diagnostics.Concat(checks.FindErrors(bound.Spec, facts)).ToList() is { Count: > 0 } errors)
        {
            throw new ProgramRejectedException($"NodePool '{name}'", errors);
        }

        var pool = bound.Spec.Name is { IsKnown: true } given ? given.Content : $"{name}-{Digits(name, 7)}";
        var poolId = "np" + Digits($"{clusterId}/{pool}", 32);
        var state = new Dictionary<string, object?>
        {
            ["name"] = pool,
            ["nodePoolId"] = poolId,
            ["scalingGroupId"] = "asg-" + Digits(poolId, 20),
            ["kubernetesVersion"] = cluster.KubernetesVersion,
            ["state"] = "active",
            ["ownershipTag"] = Digits(pool, 40),
        };
        if (bound.Spec.Os is { IsKnown: true, Content: { Version: { IsKnown: true } version } pin })
        {
            AddRelease(state, version.Content, pin);
        }

        if (NodesOf(bound.Spec) is { } nodes)
        {
            state["nodeCounts"] = new Dictionary<string, object?>
            {
                ["total"] = nodes,
                ["ready"] = nodes,
                ["failed"] = 0,
            };
        }

        if (UserDataBudget.Of(bound.Spec.Bootstrap ?? ValueList<BootstrapContainer>.Of()) is { } budget)
        {
            state["userDataBytes"] = budget.BeforeJoin.Bytes + budget.AfterJoin.Bytes;
        }

        return new SimulatedState(clusterId is null ? null : $"{clusterId}:{poolId}", state);
    }

    private static void AddRelease(Dictionary<string, object?> state, OsVersion version, OsPin pin)
    {
        state["osVersion"] = version.ToString();
        var image = pin.ImageId switch
        {
            null => ContainerOsReleases.Find(version)?.ImageId,
            { IsKnown: true } given => given.Content,
            _ => null,
        };
        if (image is not null)
        {
            state["imageId"] = image;
        }
    }

    /// <summary>The number of nodes; null while it is not known. An autoscaled pool starts with its minimum.</summary>
    private static int? NodesOf(NodePoolSpec pool) =>
        (pool.DesiredSize, pool.AutoScaling.Part(bounds => bounds.MinSize)) switch
        {
            ({ IsKnown: true } size, _) => size.Content,
            (null, { IsKnown: true } min) => min.Content,
            (null, null) => 0,
            _ => null,
        };

    private static string Digits(string text, int length) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..length];
}

/// <summary>The id and outputs of a simulated resource.</summary>
/// <param name="Id">The id; null while it is not known.</param>
/// <param name="Outputs">The outputs by name, without the inputs; those that are not known are left out.</param>
public sealed record SimulatedState(string? Id, IReadOnlyDictionary<string, object?> Outputs);

/// <summary>The clusters that simulated pools are created in: all are managed clusters of the same version.</summary>
/// <param name="KubernetesVersion">The Kubernetes version as the service writes it, such as <c>1.33.3-aliyun.1</c>.</param>
public sealed record SimulatedCluster(string KubernetesVersion)
{
    /// <summary>A cluster whose version every release of the table supports.</summary>
    public static SimulatedCluster Default { get; } = new("1.33.3-aliyun.1");

    internal ClusterFacts FactsOf(string clusterId) =>
        new(
            clusterId,
            "ManagedKubernetes",
            Model.Versions.KubernetesVersion.Parse(KubernetesVersion)
                ?? throw new InvalidOperationException($"'{KubernetesVersion}' is not a Kubernetes version such as 1.33.3-aliyun.1")
        );
}
