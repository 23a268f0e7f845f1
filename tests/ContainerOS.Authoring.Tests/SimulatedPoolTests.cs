using ContainerOS.Emulator;
using ContainerOS.Model.Values;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Testing;

namespace ContainerOS.Authoring.Tests;

public sealed class SimulatedPoolTests
{
    private const string Urn = "urn:pulumi:dev::shop::containeros:index:NodePool::web";
    private static readonly string[] MadeUp = ["nodePoolId", "scalingGroupId", "ownershipTag", "name"];
    private static readonly HashSet<string> None = [];

    private static PropertyMap Pool { get; } =
        PropertyMap.Of(
            ("clusterId", DemoAccount.ClusterId),
            ("instanceTypes", PropertyArray.Of("ecs.g7.xlarge")),
            ("vSwitchIds", PropertyArray.Of(DemoAccount.VSwitchIds[0])),
            ("os", PropertyMap.Of(("version", "3.6.1"))),
            ("dataDisk", PropertyMap.Of(("category", "cloud_essd"), ("sizeGiB", 120.0))),
            ("desiredSize", 3.0),
            ("access", PropertyMap.Of(("keyPair", DemoAccount.KeyPair))),
            (
                "bootstrap",
                PropertyArray.Of(
                    PropertyMap.Of(
                        ("name", "setup"),
                        ("phase", "afterJoin"),
                        ("steps", PropertyArray.Of(PropertyMap.Of(("script", "echo ready\n"))))
                    )
                )
            )
        );

    [Fact]
    public async Task Create_AnswersWhatTheProviderAnswersWithAnEmulator()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var emulator = await TestEmulator.StartAsync();
        using var client = AlibabaCloudClient.Create(
            new SdkOptions
            {
                Region = DemoAccount.Region,
                Endpoint = emulator.Address.ToString(),
                Credentials = new FixedCredentials(new(DemoAccount.AccessKeyId, new(DemoAccount.AccessKeySecret))),
            }
        );
        using var provider = new ContainerOsProvider(NullEngineLog.Instance, client, new Dictionary<string, string>(), "test");
        var check = await provider.CheckAsync(new CheckRequest(Urn, "containeros:index:NodePool", "web", PropertyMap.Empty, Pool), ct);
        Assert.Empty(check.Failures);
        var real = await provider.CreateAsync(new CreateRequest(Urn, check.Inputs), ct);
        var cluster = new SimulatedCluster(((PropertyString)real.Properties["kubernetesVersion"].Unwrapped).Value);

        var simulated = SimulatedPool.Create("web", ProgramInputs.From(Pool), cluster, None);

        var expected = ProgramInputs.From(real.Properties);
        Assert.Equal(
            expected.Keys.Where(key => !IsChosenByTheCloud(key)).Order(StringComparer.Ordinal),
            simulated.Outputs.Keys.Order(StringComparer.Ordinal)
        );
        Assert.All(
            simulated.Outputs.Where(output => !MadeUp.Contains(output.Key)),
            output => Assert.Equal(Shown(expected[output.Key].Content), Shown(output.Value))
        );
        Assert.Equal(real.Id.Split(':')[0], simulated.Id!.Split(':')[0]);
        Assert.StartsWith("web-", (string)simulated.Outputs["name"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_SameInputs_HaveTheSameIds()
    {
        var first = SimulatedPool.Create("web", ProgramInputs.From(Pool), SimulatedCluster.Default, None);
        var second = SimulatedPool.Create("web", ProgramInputs.From(Pool), SimulatedCluster.Default, None);
        var other = SimulatedPool.Create("batch", ProgramInputs.From(Pool), SimulatedCluster.Default, None);

        Assert.Equal(first.Id, second.Id);
        Assert.NotEqual(first.Id, other.Id);
    }

    [Fact]
    public void Create_ClusterIsTooOld_IsRejectedByTheRuleOfTheRelease()
    {
        var error = Assert.Throws<ProgramRejectedException>(() =>
            SimulatedPool.Create("web", ProgramInputs.From(Pool), new SimulatedCluster("1.26.3-aliyun.1"), None)
        );

        Assert.Contains(error.Diagnostics, found => found.Code == "COS1006");
        Assert.StartsWith("NodePool 'web' is rejected:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_UnknownInputs_LeaveOutputsOut()
    {
        var inputs = new Dictionary<string, Value<object?>>(ProgramInputs.From(Pool))
        {
            ["clusterId"] = Value<object?>.Unknown(),
            ["desiredSize"] = Value<object?>.Unknown(),
            ["os"] = Value<object?>.Unknown(),
        };

        var state = SimulatedPool.Create("web", inputs, SimulatedCluster.Default, None);

        Assert.Null(state.Id);
        Assert.DoesNotContain("nodeCounts", state.Outputs.Keys);
        Assert.DoesNotContain("imageId", state.Outputs.Keys);
    }

    [Fact]
    public void Message_OfARejectedPool_IsReadBack()
    {
        var error = Assert.Throws<ProgramRejectedException>(() =>
            SimulatedPool.Create(
                "web",
                ProgramInputs.From(Pool.With("instanceTypes", PropertyArray.Of("ecs.g8y.xlarge", "ecs.g7.xlarge"))),
                SimulatedCluster.Default,
                None
            )
        );

        var found = Assert.Single(ProgramRejectedException.Parse(error.Message));

        Assert.Equal(("COS1004", "instanceTypes[0]"), (found.Code, found.Path));
        Assert.Empty(ProgramRejectedException.Parse("some other error\n  at Program.Main()"));
    }

    /// <summary>
    /// An input that the state has too: it is known from the program, or the cloud chooses it, such as security groups, which a simulation
    /// leaves out.
    /// </summary>
    private static bool IsChosenByTheCloud(string output) =>
        output is not ("name" or "kubernetesVersion")
        && typeof(Model.NodePools.NodePoolSpec)
            .GetProperties()
            .Any(property => string.Equals(property.Name, output, StringComparison.OrdinalIgnoreCase));

    private static object? Shown(object? value) =>
        value switch
        {
            int number => (double)number,
            IReadOnlyDictionary<string, Value<object?>> map => Shown(map.ToDictionary(pair => pair.Key, pair => pair.Value.Content)),
            IReadOnlyDictionary<string, object?> map => string.Join(
                ", ",
                map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {Shown(pair.Value)}")
            ),
            _ => value,
        };
}
