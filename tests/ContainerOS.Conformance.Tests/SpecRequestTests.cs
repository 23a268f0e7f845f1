using ContainerOS.Automation;
using ContainerOS.Emulator;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;
using ContainerOS.Sdk.Ack.NodePools;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>The requests that a pool becomes, as dictionaries, taken by the vendor's models and sent by the vendor's client.</summary>
public sealed class SpecRequestTests
{
    private static NodePoolSpec Pool { get; } =
        new()
        {
            ClusterId = DemoAccount.ClusterId,
            Name = "batch",
            InstanceTypes = ["ecs.g7.xlarge", "ecs.g7.2xlarge"],
            VSwitchIds = [DemoAccount.VSwitchIds[0], DemoAccount.VSwitchIds[1]],
            Os = new OsPin { Version = new OsVersion(3, 6, 1) },
            SystemDisk = new DiskSpec { Category = DiskCategory.CloudEssd, SizeGiB = 60 },
            DataDisk = new DiskSpec
            {
                Category = DiskCategory.CloudEssd,
                PerformanceLevel = PerformanceLevel.PL1,
                SizeGiB = 120,
                Encrypted = true,
            },
            DesiredSize = 2,
            Labels = ValueMap<string>.Of(("team", "web")),
            Taints =
            [
                new TaintSpec
                {
                    Key = "dedicated",
                    Value = "web",
                    Effect = TaintEffect.NoSchedule,
                },
            ],
            Tags = ValueMap<string>.Of(("cost", "42")),
            Access = new AccessSpec { KeyPair = DemoAccount.KeyPair },
            Kubelet = new KubeletOptions { MaxPods = 64, FeatureGates = ValueMap<bool>.Of(("InPlacePodVerticalScaling", true)) },
            Management = new ManagementSpec
            {
                AutoRepair = true,
                MaxUnavailable = 1,
                Repair = new RepairPolicy { RestartNodes = true },
            },
            Bootstrap =
            [
                new BootstrapContainer
                {
                    Name = "tune",
                    Phase = BootstrapPhase.AfterJoin,
                    Steps = [new BootstrapStep { Script = "echo ready\n" }],
                },
            ],
            Rollout = new RolloutSpec
            {
                MaxParallelism = 2,
                MaxFailedNodes = 1,
                BatchIntervalMinutes = 5,
                Pause = RolloutPause.Never,
            },
        };

    [Fact]
    public async Task Create_IsTakenByTheVendorsModelWithoutALoss_AndReadBack()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var request = Pool.ToCreateRequest();

        var model = await session.Vendor.ModelAsync("CreateClusterNodePoolRequest", JObject.FromObject(request.ToDictionary()));

        Assert.Empty(model.Lost);
        Assert.Equal(request, CreateNodePoolRequest.FromDictionary(AsDictionary(model.Body)));
    }

    [Fact]
    public async Task Create_SentByTheVendorsClient_MakesThePool()
    {
        await using var session = await EmulatorSession.OpenAsync();

        var id = await session.CreateAsync(JObject.FromObject(Pool.ToCreateRequest().ToDictionary()));

        var live = NodePool.FromDictionary(AsDictionary(await session.DetailAsync(id)));
        Assert.Equal(("batch", id), (live.Name, live.Id));
        Assert.Equal(["ecs.g7.xlarge", "ecs.g7.2xlarge"], live.ScalingGroup!.InstanceTypes);
        Assert.Equal("lifsea_3_x64_5G_alibase_20251101.qcow2", live.ScalingGroup.ImageId);
        Assert.Equal(2, live.Status!.TotalNodes);
    }

    [Fact]
    public async Task ModifyAndUpgrade_AreTakenWithoutALoss_AndAcceptedByTheService()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var id = await session.CreateAsync(JObject.FromObject(Pool.ToCreateRequest().ToDictionary()));
        var live = NodePool.FromDictionary(AsDictionary(await session.DetailAsync(id)));
        var changed = Pool with { DesiredSize = 3, Labels = ValueMap<string>.Of(("team", "batch")) };
        var modify = changed.ToModifyRequest(live);
        var upgrade = changed.ToUpgradeRequest();
        var (modifyBody, upgradeBody) = (JObject.FromObject(modify.ToDictionary()), JObject.FromObject(upgrade.ToDictionary()));

        var modifyModel = await session.Vendor.ModelAsync("ModifyClusterNodePoolRequest", modifyBody);
        var upgradeModel = await session.Vendor.ModelAsync("UpgradeClusterNodepoolRequest", upgradeBody);

        Assert.Empty(modifyModel.Lost);
        Assert.Empty(upgradeModel.Lost);
        Assert.Equal(modify, NodePoolPatch.FromDictionary(AsDictionary(modifyModel.Body)));
        Assert.Equal(upgrade, NodePoolUpgrade.FromDictionary(AsDictionary(upgradeModel.Body)));
        await session.DoneAsync(await session.Vendor.AckAsync("ModifyClusterNodePool", [DemoAccount.ClusterId, id], modifyBody));
        var task = await session.DoneAsync(
            await session.Vendor.AckAsync("UpgradeClusterNodepool", [DemoAccount.ClusterId, id], upgradeBody)
        );
        Assert.Equal("success", (string)task["state"]!);
        var after = await session.DetailAsync(id);
        Assert.Equal("batch", (string)after["kubernetes_config"]!["labels"]!.Single(label => (string)label["key"]! == "team")["value"]!);
        Assert.Equal(3, (int)after["status"]!["total_nodes"]!);
    }

    [Fact]
    public void UnknownValue_IsAnError()
    {
        var pool = Pool with { ClusterId = Value<string>.Unknown() };

        Assert.Throws<ArgumentException>(() => pool.ToCreateRequest());
        Assert.Throws<ArgumentException>(() => pool.ToUpgradeRequest());
        Assert.Throws<ArgumentException>(() => pool.ToModifyRequest(new NodePool()));
    }

    [Fact]
    public void Dictionary_OfAValueThatJsonDoesNotHave_IsAnError()
    {
        var fields = new Dictionary<string, object?>
        {
            ["nodepool_info"] = new Dictionary<string, object> { ["name"] = new Uri("http://a") },
        };

        var error = Assert.Throws<ArgumentException>(() => CreateNodePoolRequest.FromDictionary(fields));

        Assert.Contains("nodepool_info.name is a Uri", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The vendor's fields as its C# models give them: nested dictionaries, lists and plain values.</summary>
    private static Dictionary<string, object?> AsDictionary(JToken fields) =>
        ((JObject)fields).Properties().ToDictionary(field => field.Name, field => Plain(field.Value));

    private static object? Plain(JToken token) =>
        token switch
        {
            JObject fields => AsDictionary(fields),
            JArray items => items.Select(Plain).ToList(),
            // The tests' JSON reader makes a date of a text; the vendor's models have texts.
            { Type: JTokenType.Date } => (string?)token,
            _ => ((JValue)token).Value,
        };
}
