using ContainerOS.Infra;
using ContainerOS.Infra.Inputs;
using Pulumi;

namespace Acme.Platform;

/// <summary>What a team decides; everything else is decided by the platform team.</summary>
public sealed class TeamPoolsArgs : ResourceArgs
{
    /// <summary>The cluster.</summary>
    [Input("clusterId", required: true)]
    public Input<string> ClusterId { get; set; } = null!;

    /// <summary>The team, which becomes a label, a taint and a tag.</summary>
    [Input("team", required: true)]
    public string Team { get; set; } = null!;

    /// <summary>The vSwitch of each zone: one pool is made in each.</summary>
    [Input("zones", required: true)]
    public IReadOnlyDictionary<string, string> Zones { get; set; } = null!;

    /// <summary>The size of each pool.</summary>
    public Size Size { get; set; } = Size.Auto(1, 9);
}

/// <summary>
/// The node pools of a team, as the platform team wants them: one pool a zone, the pinned release, encrypted disks, and a taint that keeps
/// the pods of other teams away.
/// </summary>
public sealed class TeamPools : ComponentResource
{
    /// <summary>Creates the pools.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="args">What the team decides.</param>
    /// <param name="options">Options of Pulumi.</param>
    public TeamPools(string name, TeamPoolsArgs args, ComponentResourceOptions? options = null)
        : base("acme:platform:TeamPools", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var pools = args.Zones.ToDictionary(
            zone => zone.Key,
            zone => new NodePool(
                $"{name}-{zone.Key}",
                new NodePoolArgs
                {
                    ClusterId = args.ClusterId,
                    InstanceTypes = { "ecs.g7.xlarge", "ecs.g8i.xlarge" },
                    VSwitchIds = { zone.Value },
                    Os = "3.6.1",
                    DataDisk = new DiskArgs
                    {
                        Category = DiskCategory.CloudEssd,
                        SizeGiB = 120,
                        Encrypted = true,
                    },
                    Size = args.Size,
                    Access = new AccessArgs { KeyPair = "demo-key" },
                    Labels = { ["team"] = args.Team },
                    Tags = { ["team"] = args.Team },
                    Taints =
                    {
                        new TaintArgs
                        {
                            Key = "team",
                            Value = args.Team,
                            Effect = TaintEffect.NoSchedule,
                        },
                    },
                    Bootstrap = { Bootstrap.AfterJoin("tune").Sysctl("net.core.somaxconn", 4096) },
                },
                new CustomResourceOptions { Parent = this }
            )
        );
        NodePoolIds = Output.All(pools.Values.Select(pool => pool.NodePoolId)).Apply(ids => ids.ToArray());
        RegisterOutputs(new Dictionary<string, object?> { ["nodePoolIds"] = NodePoolIds });
    }

    /// <summary>The ids of the pools.</summary>
    [Output("nodePoolIds")]
    public Output<string[]> NodePoolIds { get; private set; }
}
