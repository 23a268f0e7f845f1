using ContainerOS.Emulator;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>Defaults, names and formats of the service, as the vendor's client sees them.</summary>
public sealed class ServiceFormTests
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task Pool_WithoutOptionalSettings_HasTheDefaultsOfTheService()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var pool = await session.CreateAsync(
            JObject.Parse(
                """
                {"nodepool_info":{"name":"small"},"scaling_group":{"instance_types":["ecs.g7.xlarge"],
                "vswitch_ids":["vsw-demo-h","vsw-demo-h"],"instance_charge_type":"PostPaid"},"management":{"enable":true}}
                """
            )
        );

        var detail = await session.DetailAsync(pool);

        Assert.Equal(
            ("cloud_efficiency", "PRIORITY", false),
            (
                (string)detail["scaling_group"]!["system_disk_category"]!,
                (string)detail["scaling_group"]!["multi_az_policy"]!,
                (bool)detail["kubernetes_config"]!["cms_enabled"]!
            )
        );
        Assert.Equal("vsw-demo-h", (string)Assert.Single(detail["scaling_group"]!["vswitch_ids"]!)!);
        Assert.All(["auto_repair", "auto_upgrade", "auto_vul_fix"], name => Assert.True((bool)detail["management"]![name]!, name));
    }

    [Fact]
    public async Task FieldsThatTheEmulatorDoesNotRead_AreKept_AndSecretsAndWriteOnlyOnesAreNotReturned()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var body = SampleNodePools.Full("web", 0);
        body["tee_config"] = new JObject { ["tee_enable"] = false };
        body["max_nodes"] = 7;
        body["management"]!["auto_upgrade_policy"] = JObject.Parse("""{"auto_upgrade_kubelet":true,"auto_upgrade_os":true}""");
        body["scaling_group"]!["login_password"] = "Top-secret-1";
        body["scaling_group"]!["private_pool_options"] = new JObject { ["match_criteria"] = "Open" };

        var reply = await session.Vendor.AckAsync(
            "DescribeClusterNodePoolDetail",
            [DemoAccount.ClusterId, await session.CreateAsync(body)]
        );

        Assert.Empty(reply.Lost);
        Assert.Equal(
            ("False", "7", "True", "********", "Open"),
            (
                $"{reply.Body["tee_config"]!["tee_enable"]}",
                $"{reply.Body["max_nodes"]}",
                $"{reply.Body["management"]!["auto_upgrade_policy"]!["auto_upgrade_kubelet"]}",
                $"{reply.Body["scaling_group"]!["login_password"]}",
                $"{reply.Body["scaling_group"]!["private_pool_options"]!["match_criteria"]}"
            )
        );
        Assert.Null(reply.Body["management"]!["auto_upgrade_policy"]!["auto_upgrade_os"]?.Value<bool?>());
    }

    [Fact]
    public async Task Nodes_HaveNamesOfTheirAddresses_AndAreFoundByAddressNameAndLabel()
    {
        await using var session = await EmulatorSession.OpenAsync();
        await session.CreateAsync(SampleNodePools.Full("web", 3));
        var db = SampleNodePools.Full("db", 2);
        db["kubernetes_config"]!["labels"] = JArray.Parse("""[{"key":"team","value":"db"}]""");
        await session.CreateAsync(db);
        var all = await NodesAsync(session, []);
        var node = all[1];

        Assert.All(all, each => Assert.Equal($"cn-hangzhou.{each["ip_address"]![0]}", (string)each["node_name"]!));
        Assert.All(all, each => Assert.StartsWith("192.168.", (string)each["ip_address"]![0]!, StringComparison.Ordinal));
        Assert.Equal(all.Count, all.Select(each => (string)each["node_name"]!).Distinct().Count());
        Assert.Equal([IdOf(node)], (await NodesAsync(session, new() { ["nodeIps"] = node["ip_address"]![0] })).Select(IdOf));
        Assert.Equal([IdOf(node)], (await NodesAsync(session, new() { ["nodeNames"] = node["node_name"] })).Select(IdOf));
        Assert.Equal(2, (await NodesAsync(session, new() { ["nodeLabels"] = "team=db" })).Count);
    }

    [Fact]
    public async Task Task_HasTheVendorsFormats()
    {
        await using var session = await EmulatorSession.OpenAsync(options: new EmulatorOptions { Time = time });
        var made = await session.Vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], SampleNodePools.Full("web", 1));
        var start = time.GetUtcNow();
        time.Advance(TimeSpan.FromSeconds(80));

        var task = await session.Vendor.AckAsync("DescribeTaskInfo", [(string)made.Body["task_id"]!]);

        var first = task.Body["events"]![0]!;
        Assert.Equal(
            ("Normal", "start", "ACK", "ClusterScaleoutStart"),
            ((string)first["level"]!, (string)first["action"]!, (string)first["source"]!, (string)first["reason"]!)
        );
        Assert.Equal(start.ToUnixTimeMilliseconds(), long.Parse((string)first["timestamp"]!));
        Assert.Equal(
            start.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss"),
            (string)task.Body["stages"]![0]!["start_time"]!
        );
        Assert.Empty(task.Lost);
    }

    [Fact]
    public async Task ApiModels_AreThoseOfTheVendorsPackage()
    {
        var models = (await ModelsAsync("api-models.json")).Concat(await ModelsAsync("reply-models.json")).ToList();

        var vendors = await NodeJsProcess.RunAsync("models.js", models.Select(model => model.Name).Distinct());

        Assert.All(models, model => Assert.True(JToken.DeepEquals(vendors[model.Name], model.Value), model.Name));
    }

    private static async Task<IEnumerable<JProperty>> ModelsAsync(string file)
    {
        using var reader = new StreamReader(typeof(AckEmulator).Assembly.GetManifestResourceStream(file)!);
        return ((JObject)JObject.Parse(await reader.ReadToEndAsync(TestContext.Current.CancellationToken))["models"]!).Properties();
    }

    private static string IdOf(JToken node) => (string)node["instance_id"]!;

    private static async Task<List<JToken>> NodesAsync(EmulatorSession session, JObject request) =>
        [.. (await session.Vendor.AckAsync("DescribeClusterNodes", [DemoAccount.ClusterId], request)).Body["nodes"]!];
}
