using ContainerOS.Emulator;
using ContainerOS.Emulator.Chaos;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>
/// The refusals of the service that decide how a pool may be created, changed, scaled, halted and deleted, in one table: the vendor's
/// client gets each of them with its code. Where they are known from is in docs/emulator-fidelity.md. A value of another
/// type, such as a boolean for <c>encrypted</c>, cannot be sent by this client, which converts it: EdgeTests of the emulator send it.
/// </summary>
public sealed class RefusalTableTests
{
    private const string Parameter = "InvalidParameter";
    private const string Size = "InvalidDesiredSizeOrCount.NotNull";
    private const string Of33 = "lifsea_3_x64_10G_alibase_20250210.qcow2";
    private const string Of34 = "lifsea_3_x64_5G_alibase_20250410.qcow2";
    private const string Of35 = "lifsea_3_x64_5G_alibase_20250805.qcow2";
    private const string Role = "MissingAuth.AliyunOOSLifecycleHook4CSRole";

    private static readonly Refusal[] Table =
    [
        new(
            "an autoscaled pool with desired_size",
            Size,
            s => CreateAsync(s, "scaling_group.desired_size", "2", SampleNodePools.AutoScaled)
        ),
        new("an autoscaled pool with count", Size, s => CreateAsync(s, "count", "2", SampleNodePools.AutoScaled)),
        new("a size for an autoscaled pool", Size, s => ChangeAsync(s, """{"scaling_group":{"desired_size":2}}""")),
        new(
            "the autoscaler off with a size",
            Size,
            s => ChangeAsync(s, """{"auto_scaling":{"enable":false},"scaling_group":{"desired_size":2}}""")
        ),
        new(
            "an autoscaled pool is scaled",
            Size,
            s => OnPoolAsync(s, SampleNodePools.AutoScaled, "ScaleClusterNodePool", """{"count":1}""")
        ),
        new("another type of the autoscaler", Parameter, s => ChangeAsync(s, """{"auto_scaling":{"type":"gpu"}}""")),
        new(
            "an unknown type of the autoscaler",
            Parameter,
            s => CreateAsync(s, "auto_scaling.type", "\"moon\"", SampleNodePools.AutoScaled)
        ),
        new(
            "a managed pool without ack-node-problem-detector",
            "InvalidParameter.Management",
            s => s.Vendor.AckAsync("CreateClusterNodePool", [DemoAccount.SecondClusterId], SampleNodePools.Full("web", 0))
        ),
        new("a missing role", Role, s => FaultyAsync(s, new ChaosRule { Fault = ChaosFault.Forbidden, Code = Role })),
        new(
            "hardened metadata before release 3.6",
            Parameter,
            s => CreateAsync(s, "scaling_group.instance_metadata_options", """{"http_tokens":"required"}""", image: Of35)
        ),
        new("a share of spot instances by priority", Parameter, s => CreateAsync(s, "scaling_group.on_demand_base_capacity", "1")),
        new("compensation by priority", Parameter, s => CreateAsync(s, "scaling_group.compensate_with_on_demand", "true")),
        new("an unknown multi_az_policy", Parameter, s => CreateAsync(s, "scaling_group.multi_az_policy", "\"CHEAP\"")),
        new("a busy cluster", "InvalidStatus.Forbidden", s => FaultyAsync(s, new ChaosRule { Fault = ChaosFault.BusyCluster })),
        new("a change of a busy pool", "InvalidNodePoolStatus.Forbidden", s => WhileBusyAsync(s, "ModifyClusterNodePool", "{}")),
        new(
            "a forced delete while nodes are removed",
            "InvalidNodePoolStatus.Forbidden",
            s => WhileBusyAsync(s, "DeleteClusterNodepool", """{"force":true}""")
        ),
        new("a pool with nodes is deleted without force", "NodePoolNotEmpty", s => OnPoolAsync(s, Sized, "DeleteClusterNodepool", "{}")),
        new("no node a batch", Parameter, s => UpgradeAsync(s, """{"max_parallelism":0}""")),
        new("eleven nodes a batch", Parameter, s => UpgradeAsync(s, """{"max_parallelism":11}""")),
        new("an interval of four minutes", Parameter, s => UpgradeAsync(s, """{"batch_interval":4}""")),
        new("a pause of a task that removes nodes", "ErrPauseTask", s => HaltRemovalAsync(s, "PauseTask")),
        new("a cancel of a task that removes nodes", "TaskOperationNotSupported", s => HaltRemovalAsync(s, "CancelTask")),
        new("release 3.3 below Kubernetes 1.28", Parameter, s => OldClusterAsync(s, Of33), "1.28"),
        new("release 3.4 below Kubernetes 1.30", Parameter, s => OldClusterAsync(s, Of34), "1.30"),
        new("release 3.5 below Kubernetes 1.31", Parameter, s => OldClusterAsync(s, Of35), "1.31"),
        new("release 3.4.0 outside of Auto Mode", Parameter, s => CreateAsync(s, "scaling_group.image_id", $"\"{Of34}\""), "Auto Mode"),
        new("eleven data disks", Parameter, s => CreateAsync(s, "scaling_group.data_disks", Disks(11))),
        new("an unknown image_type", Parameter, s => CreateAsync(s, "scaling_group.image_type", "\"Ubuntu\"")),
        new("a key pair that does not exist", "InvalidKeyPair.NotFound", s => CreateAsync(s, "scaling_group.key_pair", "\"lost\"")),
        new("the name of another pool", "InvalidParameter.Name", s => OnPoolAsync(s, Sized, "CreateClusterNodePool", null)),
    ];

    public static TheoryData<string> Refusals => [.. Table.Select(refusal => refusal.Name)];

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Refusal_ReachesTheVendorsClient_WithItsCode(string name)
    {
        var refusal = Table.Single(refusal => refusal.Name == name);
        await using var session = await EmulatorSession.OpenAsync(options: new EmulatorOptions { IsStepped = true });

        var fault = await Assert.ThrowsAsync<VendorException>(() => refusal.CallAsync(session));

        Assert.Equal(("ClientError", refusal.Code), (fault.Kind, fault.Code));
        Assert.Contains(refusal.Text, fault.Message, StringComparison.Ordinal);
    }

    private static JObject Sized(string name) => SampleNodePools.Full(name, 2);

    private static string Disks(int count) =>
        new JArray(Enumerable.Repeat(new JObject { ["category"] = "cloud_essd", ["size"] = 120 }, count)).ToString();

    private static Task<VendorReply> CreateAsync(
        EmulatorSession session,
        string path,
        string value,
        Func<string, JObject>? make = null,
        string? image = null
    )
    {
        var body = (make ?? Sized)("web");
        if (image is not null)
        {
            body["scaling_group"]!["image_id"] = image;
        }

        var names = path.Split('.');
        var holder = names.Length == 1 ? body : (JObject)(body[names[0]] ??= new JObject());
        holder[names[^1]] = JToken.Parse(value);
        return session.Vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], body);
    }

    private static Task<VendorReply> OldClusterAsync(EmulatorSession session, string image)
    {
        var body = Sized("web");
        body["scaling_group"]!["image_id"] = image;
        return session.Vendor.AckAsync("CreateClusterNodePool", [DemoAccount.OldClusterId], body);
    }

    private static Task<VendorReply> ChangeAsync(EmulatorSession session, string change) =>
        OnPoolAsync(session, SampleNodePools.AutoScaled, "ModifyClusterNodePool", change);

    private static Task<VendorReply> UpgradeAsync(EmulatorSession session, string policy) =>
        OnPoolAsync(session, Sized, "UpgradeClusterNodepool", $$"""{"rolling_policy":{{policy}}}""");

    private static Task<VendorReply> FaultyAsync(EmulatorSession session, ChaosRule rule)
    {
        session.AddChaos(rule with { Operation = "CreateClusterNodePool" });
        return session.Vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], Sized("web"));
    }

    /// <summary>A call about a pool whose creation is done.</summary>
    private static async Task<VendorReply> OnPoolAsync(EmulatorSession session, Func<string, JObject> make, string action, string? body)
    {
        var pool = await DoneAsync(session, make);
        return body is null
            ? await session.Vendor.AckAsync(action, [DemoAccount.ClusterId], make("web"))
            : await session.Vendor.AckAsync(action, [DemoAccount.ClusterId, pool], JObject.Parse(body));
    }

    private static async Task<VendorReply> WhileBusyAsync(EmulatorSession session, string action, string body)
    {
        var pool = await DoneAsync(session, Sized);
        await RemoveNodeAsync(session, pool);
        return await session.Vendor.AckAsync(action, [DemoAccount.ClusterId, pool], JObject.Parse(body));
    }

    private static async Task<VendorReply> HaltRemovalAsync(EmulatorSession session, string action)
    {
        var removal = await RemoveNodeAsync(session, await DoneAsync(session, Sized));
        return await session.Vendor.AckAsync(action, [(string)removal.Body["task_id"]!]);
    }

    private static async Task<VendorReply> RemoveNodeAsync(EmulatorSession session, string pool)
    {
        var nodes = await session.Vendor.AckAsync("DescribeClusterNodes", [DemoAccount.ClusterId], []);
        return await session.Vendor.AckAsync(
            "RemoveNodePoolNodes",
            [DemoAccount.ClusterId, pool],
            new JObject { ["instance_ids"] = new JArray(nodes.Body["nodes"]![0]!["instance_id"]!), ["release_node"] = true }
        );
    }

    private static async Task<string> DoneAsync(EmulatorSession session, Func<string, JObject> make)
    {
        var made = await session.Vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], make("web"));
        session.Advance(TimeSpan.FromMinutes(10));
        return (string)made.Body["nodepool_id"]!;
    }

    private sealed record Refusal(string Name, string Code, Func<EmulatorSession, Task<VendorReply>> CallAsync, string Text = "");
}
