using ContainerOS.Emulator;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>
/// Calls each operation of the table with the vendor's package: it succeeds, and its reply has only fields of the vendor's model.
/// </summary>
public sealed class OperationCoverageTests
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);

    public static TheoryData<string> Actions { get; } = [.. SampleOperation.Ack.Keys.Concat(SampleOperation.Ecs.Keys)];

    [Fact]
    public void Operations_AreThoseOfTheTable()
    {
        using var reader = new StreamReader(typeof(OperationCoverageTests).Assembly.GetManifestResourceStream("operations.json")!);
        var table = JObject.Parse(reader.ReadToEnd());
        // The emulator has one more than the table, so that nodes can be older than their control plane.
        var named = table["ack"]!
            .Select(row => (string)row["action"]!)
            .Append("UpgradeCluster")
            .Concat(table["ecs"]!.Select(action => (string)action!));

        Assert.Equal(named.Order(StringComparer.Ordinal), Actions.Select(row => row.Data).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Operation_CalledByTheVendorsPackage_SucceedsWithKnownFields(string action)
    {
        await using var session = await EmulatorSession.OpenAsync(options: new EmulatorOptions { Time = time });
        var known = await FurnishAsync(session);

        var reply = SampleOperation.Ack.TryGetValue(action, out var call)
            ? await session.Vendor.AckAsync(
                action,
                [.. call.Path.Select(part => known.GetValueOrDefault(part, part))],
                Filled(call.Request, known)
            )
            : await session.Vendor.EcsAsync(action, Filled(SampleOperation.Ecs[action].Request, known)!);

        Assert.InRange(reply.Status, 200, 204);

        // The vendor's client reads no reply body when it pauses, resumes or cancels a task, so all fields are "lost".
        Assert.DoesNotContain(reply.Lost, path => path.Length > 0);
        using var http = new HttpClient();
        var invented = await http.GetStringAsync(new Uri(session.Address, "/_emulator/invented"), TestContext.Current.CancellationToken);
        Assert.Equal("{}", invented);
    }

    /// <summary>
    /// Creates two pools with nodes, a component and a vulnerability, an instance without a pool, a command, and finished, running and
    /// paused tasks.
    /// </summary>
    private async Task<Dictionary<string, string>> FurnishAsync(EmulatorSession session)
    {
        var (vendor, old) = (session.Vendor, SampleNodePools.Full("web", 2));
        old["scaling_group"]!["image_id"] = "lifsea_3_x64_5G_alibase_20250916.qcow2";
        var made = await PassAsync(vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], old));
        var web = (string)made.Body["nodepool_id"]!;
        await PassAsync(
            vendor.AckAsync(
                "InstallNodePoolComponents",
                [DemoAccount.ClusterId, web],
                JObject.Parse("""{"components":[{"name":"there","version":"1.0"}]}""")
            )
        );
        var nodes = (await vendor.AckAsync("DescribeClusterNodes", [DemoAccount.ClusterId], [])).Body["nodes"]!;
        var (staying, leaving) = (nodes[0]!, (string)nodes[1]!["instance_id"]!);
        await PassAsync(
            vendor.AckAsync(
                "RemoveNodePoolNodes",
                [DemoAccount.ClusterId, web],
                new JObject { ["instance_ids"] = new JArray(leaving), ["release_node"] = false }
            )
        );
        var run = await PassAsync(
            vendor.EcsAsync(
                "RunCommand",
                JObject.Parse(
                    $$"""
                    {"RegionId":"cn-hangzhou","Type":"RunShellScript","CommandContent":"hostname",
                    "InstanceId":["{{staying["instance_id"]}}"]}
                    """
                )
            )
        );
        var vulnerabilities = (await vendor.AckAsync("DescribeNodePoolVuls", [DemoAccount.ClusterId, web], [])).Body["vul_records"]!;
        return new()
        {
            ["<pool>"] = web,
            ["<task>"] = (string)made.Body["task_id"]!,
            ["<running>"] = await BegunAsync(vendor, "under-way"),
            ["<paused>"] = await HaltedAsync(vendor, "halted"),
            ["<node>"] = (string)staying["node_name"]!,
            ["<instance>"] = (string)staying["instance_id"]!,
            ["<loose>"] = leaving,
            ["<run>"] = (string)run.Body["InvokeId"]!,
            ["<vulnerability>"] = (string)vulnerabilities.First()["vul_list"]!.First()["name"]!,
        };
    }

    private async Task<VendorReply> PassAsync(Task<VendorReply> work)
    {
        var reply = await work;
        time.Advance(TimeSpan.FromMinutes(2));
        return reply;
    }

    private static async Task<string> BegunAsync(VendorClient vendor, string name) =>
        (string)(await vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], SampleNodePools.Full(name, 1))).Body["task_id"]!;

    private static async Task<string> HaltedAsync(VendorClient vendor, string name)
    {
        var task = await BegunAsync(vendor, name);
        await vendor.AckAsync("PauseTask", [task]);
        return task;
    }

    private static JObject? Filled(string? request, Dictionary<string, string> known)
    {
        if (request is null)
        {
            return null;
        }

        var body = JObject.Parse(request);
        foreach (
            var text in body.Descendants().OfType<JValue>().Where(value => value.Value is string named && known.ContainsKey(named)).ToList()
        )
        {
            text.Value = known[(string)text!];
        }

        return body;
    }
}
