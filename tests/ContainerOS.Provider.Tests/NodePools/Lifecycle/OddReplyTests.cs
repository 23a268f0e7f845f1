using System.Text.Json.Nodes;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Tests.NodePools.Lifecycle;

/// <summary>
/// A service that returns a pool with a field that is missing, null, of another type or huge: the pool is read, or the error names
/// the field.
/// </summary>
public sealed class OddReplyTests
{
    private const string Id = "c1:np1";
    private string detail = "{}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static PropertyMap Program =>
        EmulatedProvider
            .InputsWithScript("echo hello\n")
            .With("labels", PropertyMap.Of(("team", "web")))
            .With("tags", PropertyMap.Of(("cost", "1")))
            .With("taints", PropertyArray.Of(PropertyMap.Of(("key", "a"), ("value", "b"), ("effect", "NoSchedule"))))
            .With("kubelet", PropertyMap.Of(("maxPods", 64.0), ("clusterDns", PropertyArray.Of("10.0.0.1"))))
            .With("hugePages", PropertyMap.Of(("enabled", "always")))
            .With("management", PropertyMap.Of(("autoRepair", true), ("maxUnavailable", 2.0)))
            .With("spot", PropertyMap.Of(("strategy", "withPriceLimit"), ("priceLimits", PropertyMap.Of(("ecs.g7.xlarge", 0.5)))))
            .With("publicIp", PropertyMap.Of(("billing", "byTraffic"), ("bandwidthMbps", 5.0)));

    [Fact]
    public async Task Read_AnyFieldIsOdd_ThePoolIsRead_OrTheErrorNamesTheField()
    {
        var pool = await PoolAsync();
        await using var cloud = await FakeCloud.StartAsync((action, _) => Task.FromResult((200, Reply(action))));
        using var provider = new ContainerOsProvider(NullEngineLog.Instance, cloud.Environment(), TimeProvider.System);
        await provider.ConfigureAsync(
            new ConfigureRequest(
                PropertyMap.Of(("cloud", "emulator"), ("maxRetries", "0"), ("__stackIdentity", EmulatedProvider.Identity))
            ),
            Ct
        );
        var (read, refused) = (0, 0);
        List<string> wrong = [];
        foreach (var path in Paths(pool, []).ToList())
        {
            foreach (var (name, value) in Oddities())
            {
                detail = Changed(pool, path, name, value);
                try
                {
                    var result = await provider.ReadAsync(
                        new ReadRequest(Id, EmulatedProvider.Urn, PropertyMap.Empty, PropertyMap.Empty),
                        Ct
                    );
                    read += result.Exists ? 1 : 0;
                }
                catch (RpcFaultException fault) when (path.Reverse().Any(step => fault.Message.Contains(step, StringComparison.Ordinal)))
                {
                    refused++;
                }
                catch (Exception fault)
                {
                    wrong.Add($"{string.Join('.', path)} {name}: {fault.GetType().Name}: {fault.Message}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.DistinctBy(text => text[(text.IndexOf(':') + 1)..]).Take(20)));
        Assert.True(read > 300 && refused > 50, $"{read} read, {refused} refused");
    }

    private static async Task<JsonObject> PoolAsync()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var made = await cloud.CreateAsync(Program);
        return (await cloud.PoolAsync(made.Id)).ToJson();
    }

    private static IEnumerable<string[]> Paths(JsonNode node, string[] way) =>
        node switch
        {
            JsonObject fields => fields.SelectMany(field => Below(field.Value, [.. way, field.Key])),
            JsonArray { Count: > 0 } items => Below(items[0], [.. way, "0"]),
            _ => [],
        };

    private static IEnumerable<string[]> Below(JsonNode? value, string[] way) => [way, .. value is null ? [] : Paths(value, way)];

    private static IEnumerable<(string Name, Func<JsonNode?>? Value)> Oddities() =>
        [
            ("missing", null),
            ("null", () => null),
            ("text", () => JsonValue.Create("odd")),
            ("number", () => JsonValue.Create(-1e300)),
            ("list", () => new JsonArray(JsonValue.Create(1), null)),
            ("object", () => new JsonObject { ["odd"] = 1 }),
            ("long text", () => JsonValue.Create(new string('x', 100_000))),
        ];

    private static string Changed(JsonObject pool, string[] path, string name, Func<JsonNode?>? value)
    {
        var copy = pool.DeepClone();
        var holder = path[..^1].Aggregate(copy, (node, step) => int.TryParse(step, out var index) ? node![index]! : node![step]!);
        if (holder is JsonArray items)
        {
            items.RemoveAt(0);
            if (value is not null)
            {
                items.Insert(0, value());
            }
        }
        else
        {
            holder.AsObject().Remove(path[^1]);
            if (value is not null)
            {
                holder[path[^1]] = value();
            }
        }

        return copy.ToJsonString();
    }

    private string Reply(string action) =>
        action switch
        {
            "DescribeClusterNodePoolDetail" => detail,
            "DescribeClusterDetail" =>
                """{"cluster_id":"c1","cluster_type":"ManagedKubernetes","current_version":"1.34.1-aliyun.1","state":"running"}""",
            "DescribeKubernetesVersionMetadata" => "[]",
            _ => "{}",
        };
}
