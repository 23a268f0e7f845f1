using System.Collections.Immutable;
using ContainerOS.Emulator;
using ContainerOS.Emulator.Conditions;
using ContainerOS.Model.Releases;
using ContainerOS.Rollout;
using ContainerOS.Rollout.Execution;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Credentials;

namespace ContainerOS.Cli.Rollouts;

/// <summary>A pool in an emulator whose time is stepped, and the plan of another pool translated to its nodes.</summary>
internal sealed class EmulatedPool : IAsyncDisposable
{
    private readonly AckEmulator emulator;

    private EmulatedPool(AckEmulator emulator, RolloutPlan plan)
    {
        this.emulator = emulator;
        Client = Connect(emulator);
        Plan = plan;
    }

    /// <summary>The emulator.</summary>
    internal AckEmulator Emulator => emulator;

    /// <summary>The client of the emulator.</summary>
    internal AlibabaCloudClient Client { get; }

    /// <summary>The plan with the nodes of this pool. Pauses and checks of the real pool are left out.</summary>
    internal RolloutPlan Plan { get; private set; }

    /// <summary>The emulated time.</summary>
    internal DateTimeOffset Now => emulator.Now;

    /// <summary>
    /// Creates a pool with as many nodes as a plan has. An image that no table knows is replaced by one that the emulator has.
    /// </summary>
    internal static async Task<EmulatedPool> CreateAsync(RolloutPlan plan, int seed, CancellationToken ct)
    {
        var pool = new EmulatedPool(await AckEmulator.StartAsync(new EmulatorOptions { IsStepped = true, Seed = seed }, ct), plan);
        try
        {
            await pool.FillAsync(ct);
            return pool;
        }
        catch
        {
            await pool.DisposeAsync();
            throw;
        }
    }

    /// <summary>A copy of the pool as it is now. What happens to one does not happen to the other.</summary>
    internal async Task<EmulatedPool> ForkAsync(CancellationToken ct)
    {
        var copy = await emulator.ForkAsync(options => options.IsStepped = true, ct);
        return new(copy, Plan);
    }

    /// <summary>Makes the target image bad from now on.</summary>
    internal void BreakImage(int everyNth = 1) =>
        emulator.SetConditions(
            new()
            {
                Images =
                [
                    new()
                    {
                        ImageId = Plan.TargetImageId,
                        Kind = ImageFaultKind.NeverBoots,
                        EveryNth = everyNth,
                    },
                ],
            }
        );

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await emulator.DisposeAsync();
    }

    private async Task FillAsync(CancellationToken ct)
    {
        var (from, target) = Images(Plan);
        var names = Plan.Nodes.ToList();
        var made = await Client.Ack.NodePools.CreateAsync(DemoAccount.ClusterId, Request(from, names.Count), ct);
        emulator.AdvanceUntilTaskEnds(made.TaskId!);
        var reader = new RolloutReader(Client, DemoAccount.ClusterId, made.NodePoolId);
        var live = await reader.ReadNodesAsync(withZones: false, since: null, ct);
        var byName = names.Zip(live, (name, node) => (name, node.Name)).ToDictionary(pair => pair.name, pair => pair.Name);
        Plan = Plan with
        {
            ClusterId = DemoAccount.ClusterId,
            NodePoolId = made.NodePoolId,
            FromImageId = from,
            TargetImageId = target,
            RuntimeVersion = null,
            FromRuntimeVersion = null,
            ReplacedSince = Plan.ReplacedSince is null ? null : emulator.Now,
            Options = Plan.Options with { Pause = RolloutPauses.Never, Checks = [] },
            Batches = [.. Plan.Batches.Select(batch => batch with { Nodes = [.. batch.Nodes.Select(name => byName[name])] })],
        };
    }

    private static AlibabaCloudClient Connect(AckEmulator emulator) =>
        AlibabaCloudClient.Create(
            new SdkOptions
            {
                Region = DemoAccount.Region,
                Endpoint = emulator.Address.ToString(),
                Credentials = new FixedCredentials(new(DemoAccount.AccessKeyId, new(DemoAccount.AccessKeySecret))),
                Time = new EmulatedTime(emulator),
            }
        );

    private static (string From, string Target) Images(RolloutPlan plan)
    {
        var known = ContainerOsReleases.All.Select(release => release.ImageId).OfType<string>().ToImmutableArray();
        var target = known.Contains(plan.TargetImageId) ? plan.TargetImageId : known[^1];
        var from =
            plan.FromImageId == plan.TargetImageId ? target
            : known.Contains(plan.FromImageId) && plan.FromImageId != target ? plan.FromImageId
            : known.Last(image => image != target);
        return (from, target);
    }

    private static CreateNodePoolRequest Request(string image, int nodes) =>
        new()
        {
            Info = new() { Name = "rehearsal" },
            ScalingGroup = new()
            {
                ImageType = "ContainerOS",
                ImageId = image,
                InstanceTypes = ["ecs.g7.xlarge"],
                VSwitchIds = [.. DemoAccount.VSwitchIds],
                KeyPair = DemoAccount.KeyPair,
                DesiredSize = nodes,
                SystemDiskCategory = "cloud_essd",
                SystemDiskSize = 40,
                DataDisks = [new() { Category = "cloud_essd", Size = 120 }],
            },
            KubernetesConfig = new() { Runtime = "containerd" },
        };
}
