using System.Collections.Immutable;
using ContainerOS.Emulator;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Monitor;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Tests.Components;

public sealed class NodePoolSetTests : IAsyncLifetime
{
    private const string SetUrn = "urn:pulumi:dev::shop::containeros:index:NodePoolSet::shop";
    private EmulatedProvider cloud = null!;

    internal static PropertyMap Template { get; } = EmulatedProvider.Inputs.Without("clusterId").Without("name").Without("vSwitchIds");

    private static PropertyMap Inputs { get; } =
        PropertyMap.Of(
            ("clusterId", DemoAccount.ClusterId),
            ("template", Template),
            (
                "pools",
                PropertyMap.Of(
                    ("a", PropertyMap.Of(("vSwitchIds", PropertyArray.Of(DemoAccount.VSwitchIds[0])))),
                    (
                        "b",
                        PropertyMap.Of(
                            ("vSwitchIds", PropertyArray.Of(DemoAccount.VSwitchIds[1])),
                            ("labels", PropertyMap.Of(("zone", "b")))
                        )
                    )
                )
            )
        );

    public async ValueTask InitializeAsync() => cloud = await EmulatedProvider.StartAsync();

    public ValueTask DisposeAsync() => cloud.DisposeAsync();

    [Fact]
    public async Task Construct_TwoPools_CreatesBothAndReturnsThem()
    {
        var engine = new EngineStandIn(cloud.Provider);

        var set = await engine.ConstructAsync("NodePoolSet", "shop", Inputs);

        Assert.Equal(SetUrn, set.Urn);
        Assert.Equal(["create shop-a", "create shop-b"], engine.Operations.Order());
        var b = Assert.IsType<PropertyOutput>(((PropertyMap)set.State["nodePools"])["b"]);
        var id = ((PropertyString)((PropertyMap)b.Element!)["id"]).Value;
        Assert.Equal(3, (await cloud.PoolAsync(id)).Status!.HealthyNodes);
        Assert.Equal(PropertyMap.Of(("total", 3.0), ("ready", 3.0), ("failed", 0.0)), ((PropertyMap)b.Element!)["nodeCounts"]);
        Assert.Equal(["urn:pulumi:dev::shop::containeros:index:NodePoolSet$containeros:index:NodePool::shop-b"], b.Dependencies);
        var reference = Assert.IsType<PropertyReference>(((PropertyMap)set.State["resources"])["b"]);
        Assert.Equal(b.Dependencies[0], reference.Urn);
        Assert.Equal(id, reference.Id);
        Assert.Equal(set.State, engine.Outputs[SetUrn]);
        Assert.Equal(2, set.Dependencies["nodePools"].Length);
    }

    [Fact]
    public async Task Construct_AgainWithoutAChange_ChangesNothing()
    {
        var first = new EngineStandIn(cloud.Provider);
        await first.ConstructAsync("NodePoolSet", "shop", Inputs);

        var second = first.Next();
        await second.ConstructAsync("NodePoolSet", "shop", Inputs);

        Assert.Empty(second.Operations);
    }

    [Fact]
    public async Task Construct_Preview_IsATreeWithUnknownOutputs()
    {
        var engine = new EngineStandIn(cloud.Provider, isPreview: true);

        var set = await engine.ConstructAsync("NodePoolSet", "shop", Inputs);

        Assert.Equal(["shop", "shop-a", "shop-b"], engine.Registrations.Select(registration => registration.Name).Order());
        Assert.All(engine.Registrations.Skip(1), child => Assert.Equal(SetUrn, child.Parent));
        var a = (PropertyMap)((PropertyOutput)((PropertyMap)set.State["nodePools"])["a"]).Element!;
        Assert.Same(PropertyUnknown.Instance, a["id"]);
        Assert.Equal("3.6.1", a["osVersion"]);
        Assert.Same(PropertyUnknown.Instance, ((PropertyReference)((PropertyMap)set.State["resources"])["a"]).Id);
        Assert.DoesNotContain("CreateClusterNodePool", await cloud.ActionsAsync());
    }

    [Fact]
    public async Task Construct_Options_AreThoseOfTheComponent_AndChildrenGetItsProviderAndProtection()
    {
        var engine = new EngineStandIn(cloud.Provider, isPreview: true);
        var options = new RegistrationOptions
        {
            Aliases = [new ResourceAlias { Name = "old" }],
            Dependencies = ["urn:pulumi:dev::shop::x:y:Z::first"],
            Providers = ImmutableSortedDictionary<string, string>.Empty.Add("containeros", "urn:p::1").Add("aws", "urn:q::2"),
            Protect = true,
            IgnoreChanges = ["template.labels"],
            Timeouts = new TimeoutTexts("1h", "", "", ""),
        };

        await engine.ConstructAsync("NodePoolSet", "shop", Inputs, options);

        var component = engine.Find("shop");
        Assert.Equal(RegistrationKind.Component, component.Kind);
        Assert.Same(options, component.Options);
        Assert.All(
            [engine.Find("shop-a"), engine.Find("shop-b")],
            child =>
            {
                Assert.Equal("urn:p::1", child.Provider);
                Assert.True(child.Options.Protect);
                Assert.True(child.ReadsFailures);
                Assert.Empty(child.Options.Aliases);
                Assert.Empty(child.Options.IgnoreChanges);
                Assert.Empty(child.Options.Dependencies);
            }
        );
    }

    [Fact]
    public async Task Construct_OutputsAmongTheInputs_HandOnTheDependenciesOfEachValue()
    {
        var engine = new EngineStandIn(cloud.Provider, isPreview: true);
        var inputs = Inputs
            .With("clusterId", new PropertyOutput(DemoAccount.ClusterId, false, ["urn:cluster"]))
            .With("template", Template.With("labels", new PropertyOutput(PropertyMap.Of(("team", "web")), false, ["urn:label"])))
            .With(
                "pools",
                PropertyMap.Of(
                    ("a", PropertyMap.Of(("vSwitchIds", PropertyArray.Of(new PropertyOutput(null, false, ["urn:vsw-a"]))))),
                    ("b", PropertyMap.Of(("vSwitchIds", PropertyArray.Of(new PropertyOutput("vsw-b", true, ["urn:vsw-b"])))))
                )
            );

        await engine.ConstructAsync("NodePoolSet", "shop", inputs);

        var (a, b) = (engine.Find("shop-a"), engine.Find("shop-b"));
        Assert.Equal(["urn:vsw-a"], a.Options.PropertyDependencies["vSwitchIds"]);
        Assert.Equal(["urn:vsw-b"], b.Options.PropertyDependencies["vSwitchIds"]);
        Assert.Equal(["urn:label"], a.Options.PropertyDependencies["labels"]);
        Assert.Equal(["urn:cluster"], a.Options.PropertyDependencies["clusterId"]);
        Assert.Empty(a.Options.PropertyDependencies["os"]);
        Assert.Equal(["urn:cluster", "urn:label", "urn:vsw-a"], a.Options.Dependencies);
        Assert.Equal(PropertyArray.Of(PropertyUnknown.Instance), a.Inputs["vSwitchIds"]);
        Assert.Equal(PropertyArray.Of(new PropertySecret("vsw-b")), b.Inputs["vSwitchIds"]);
    }

    [Fact]
    public async Task Construct_EngineWithoutOutputs_HandsOnTheDependenciesOfTheWholeInput()
    {
        var engine = new EngineStandIn(cloud.Provider, isPreview: true);
        var options = new RegistrationOptions
        {
            PropertyDependencies = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add("pools", ["urn:vsw"]),
        };

        await engine.ConstructAsync("NodePoolSet", "shop", Inputs, options);

        Assert.Equal(["urn:vsw"], engine.Find("shop-a").Options.PropertyDependencies["vSwitchIds"]);
    }

    [Fact]
    public async Task Construct_SecretTemplate_KeepsEveryValueSecret()
    {
        var engine = new EngineStandIn(cloud.Provider, isPreview: true);

        await engine.ConstructAsync("NodePoolSet", "shop", Inputs.With("template", new PropertySecret(Template)));

        Assert.Equal(new PropertySecret(Template["os"]), engine.Find("shop-a").Inputs["os"]);
        Assert.IsType<PropertySecret>(engine.Find("shop-b").Inputs["labels"]);
    }

    [Fact]
    public async Task Construct_UnknownTemplate_KeepsThePoolsInThePreview()
    {
        var engine = new EngineStandIn(cloud.Provider, isPreview: true);

        await engine.ConstructAsync("NodePoolSet", "shop", Inputs.With("template", PropertyUnknown.Instance));

        Assert.Same(PropertyUnknown.Instance, engine.Find("shop-a").Inputs["instanceTypes"]);
        Assert.Empty(engine.Failures);
    }

    [Fact]
    public async Task Construct_UnknownPools_RegistersOnlyTheComponent()
    {
        var engine = new EngineStandIn(cloud.Provider, isPreview: true);

        var set = await engine.ConstructAsync("NodePoolSet", "shop", Inputs.With("pools", PropertyUnknown.Instance));

        Assert.Single(engine.Registrations);
        Assert.Equal(PropertyMap.Empty, set.State["nodePools"]);
    }

    [Fact]
    public async Task Construct_NullPool_IsAPoolThatDiffersInNothing()
    {
        var engine = new EngineStandIn(cloud.Provider, isPreview: true);
        var template = Template.With("vSwitchIds", PropertyArray.Of(DemoAccount.VSwitchIds[0]));

        await engine.ConstructAsync(
            "NodePoolSet",
            "shop",
            Inputs.With("template", template).With("pools", PropertyMap.Of(("a", PropertyNull.Instance)))
        );

        Assert.Equal(template.With("clusterId", DemoAccount.ClusterId), engine.Find("shop-a").Inputs);
    }

    [Fact]
    public async Task Construct_WrongInputs_ReportsThePathsOfTheComponent_AndRegistersNothing()
    {
        var engine = new EngineStandIn(cloud.Provider);
        var inputs = Inputs
            .With("template", Template.With("instanceTypes", PropertyArray.Of("ecs.g8y.xlarge")))
            .With(
                "pools",
                PropertyMap.Of(
                    ("a", PropertyMap.Of(("vSwitchIds", PropertyArray.Of(DemoAccount.VSwitchIds[0])))),
                    ("b c", PropertyMap.Of(("vSwitchIds", PropertyArray.Of(DemoAccount.VSwitchIds[1])), ("desiredSize", -1.0)))
                )
            );

        var error = await Assert.ThrowsAsync<InvalidInputsException>(() => engine.ConstructAsync("NodePoolSet", "shop", inputs));

        Assert.Empty(engine.Registrations);
        Assert.Contains(error.Failures, failure => failure.Property == "template.instanceTypes[0]" && failure.Reason.Contains("COS1004"));
        Assert.Contains(error.Failures, failure => failure.Property == "pools[\"b c\"].desiredSize");
        Assert.Single(error.Failures, failure => failure.Property == "template.instanceTypes[0]" && failure.Reason.Contains("COS1004"));
    }

    [Theory]
    [InlineData("template", "pools.a.instanceTypes")]
    [InlineData("pools", "pools")]
    [InlineData("clusterId", "clusterId")]
    public async Task Construct_MissingInput_IsNamed(string input, string path)
    {
        var engine = new EngineStandIn(cloud.Provider);

        var error = await Assert.ThrowsAsync<InvalidInputsException>(() =>
            engine.ConstructAsync("NodePoolSet", "shop", Inputs.Without(input))
        );

        Assert.Contains(error.Failures, failure => failure.Property == path);
        Assert.Empty(engine.Registrations);
    }

    [Theory]
    [InlineData("template", "name", "template.name")]
    [InlineData("template", "clusterId", "template.clusterId")]
    [InlineData("template", "instanceTipes", "template.instanceTipes")]
    public async Task Construct_PropertyThatATemplateCannotHave_IsNamed(string input, string property, string path)
    {
        var engine = new EngineStandIn(cloud.Provider);
        var inputs = Inputs.With(input, ((PropertyMap)Inputs[input]).With(property, "x"));

        var error = await Assert.ThrowsAsync<InvalidInputsException>(() => engine.ConstructAsync("NodePoolSet", "shop", inputs));

        Assert.Contains(error.Failures, failure => failure.Property == path);
    }

    [Fact]
    public async Task Construct_WrongSecretForPulumi_IsInTheMessageAndNotAtAPath()
    {
        using var provider = await EmulatedProvider.ConnectAsync(cloud.Emulator.Address, diagnostics: "");
        var engine = new EngineStandIn(provider);
        var inputs = Inputs.With("template", Template.With("instanceTypes", PropertyArray.Of(new PropertySecret("ecs.g8y.xlarge"))));

        var error = await Assert.ThrowsAsync<InvalidInputsException>(() => engine.ConstructAsync("NodePoolSet", "shop", inputs));

        Assert.DoesNotContain(error.Failures, failure => failure.Property == "template.instanceTypes[0]");
        Assert.Contains("template.instanceTypes[0]", error.Message);
        Assert.DoesNotContain("ecs.g8y", error.Message);
    }

    [Theory]
    [InlineData(RegistrationOutcome.Failed)]
    [InlineData(RegistrationOutcome.Skipped)]
    public async Task Construct_FailedPool_FailsWithItsNameAfterTheOthersAreDone(RegistrationOutcome outcome)
    {
        var engine = new EngineStandIn(cloud.Provider) { Outcomes = { ["shop-a"] = outcome } };

        var error = await Assert.ThrowsAsync<RpcFaultException>(() => engine.ConstructAsync("NodePoolSet", "shop", Inputs));

        Assert.Contains("shop-a was not deployed", error.Message);
        Assert.Equal(["create shop-b"], engine.Operations);
        Assert.Empty(engine.Outputs);
    }

    [Fact]
    public async Task Construct_ManyPools_RegistersThemAtTheSameTime()
    {
        var engine = new EngineStandIn(cloud.Provider, isPreview: true);
        var pool = PropertyMap.Of(("vSwitchIds", PropertyArray.Of(DemoAccount.VSwitchIds[0])));
        var pools = PropertyMap.Of(Enumerable.Range(0, 50).Select(i => KeyValuePair.Create($"p{i}", (PropertyValue)pool)));

        await engine.ConstructAsync("NodePoolSet", "shop", Inputs.With("pools", pools));

        Assert.Equal(51, engine.Registrations.Count);
        Assert.True(engine.MostAtOnce > 1, $"{engine.MostAtOnce} at once");
    }

    [Theory]
    [InlineData(AutonamingMode.Enforce, "COS6101")]
    [InlineData(AutonamingMode.Disable, "name")]
    public async Task Construct_NameOfTheEngineIsWrong_IsFoundInTheCheckOfThePool(AutonamingMode mode, string problem)
    {
        var engine = new EngineStandIn(cloud.Provider, isPreview: true)
        {
            Ask = request => request with { Autonaming = new Autonaming(mode, new string('n', 64)) },
        };

        await Assert.ThrowsAsync<RpcFaultException>(() => engine.ConstructAsync("NodePoolSet", "shop", Inputs));

        Assert.Equal(2, engine.Failures.Count(failure => failure.Reason.Contains(problem, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Construct_TwoPoolsOfOneName_AreRefusedInTheCheckOfOneOfThem()
    {
        var engine = new EngineStandIn(cloud.Provider, isPreview: true);
        var pool = PropertyMap.Of(("vSwitchIds", PropertyArray.Of(DemoAccount.VSwitchIds[0])), ("name", "same"));

        await Assert.ThrowsAsync<RpcFaultException>(() =>
            engine.ConstructAsync("NodePoolSet", "shop", Inputs.With("pools", PropertyMap.Of(("a", pool), ("b", pool))))
        );

        Assert.Contains("COS6108", Assert.Single(engine.Failures).Reason);
    }

    [Fact]
    public async Task Construct_CheckOfOtherInputsThanThoseOfTheSet_ChecksThemAll()
    {
        var engine = new EngineStandIn(cloud.Provider, isPreview: true)
        {
            Ask = request => request.Name == "shop-b" ? request with { News = request.News.Without("dataDisk") } : request,
        };

        await Assert.ThrowsAsync<RpcFaultException>(() => engine.ConstructAsync("NodePoolSet", "shop", Inputs));

        Assert.Contains(engine.Failures, failure => failure.Reason.Contains("COS2001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Construct_UnknownComponent_IsUnimplemented()
    {
        var engine = new EngineStandIn(cloud.Provider);

        var error = await Assert.ThrowsAsync<RpcFaultException>(() => engine.ConstructAsync("NodePoolSets", "shop", Inputs));

        Assert.Equal(Grpc.Core.StatusCode.Unimplemented, error.Code);
        Assert.Contains("containeros:index:NodePoolSet,", error.Message);
    }
}
