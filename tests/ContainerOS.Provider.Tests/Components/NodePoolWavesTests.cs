using ContainerOS.Emulator;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Monitor;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Tests.Components;

public sealed class NodePoolWavesTests : IAsyncLifetime
{
    private EmulatedProvider cloud = null!;

    private static PropertyMap Inputs { get; } =
        PropertyMap.Of(
            ("template", NodePoolSetTests.Template.With("clusterId", DemoAccount.ClusterId)),
            (
                "waves",
                PropertyArray.Of(
                    Wave("canary", ("a", DemoAccount.VSwitchIds[0])),
                    Wave("rest", ("a", DemoAccount.VSwitchIds[0]), ("b", DemoAccount.VSwitchIds[1]))
                )
            )
        );

    public static TheoryData<string, PropertyValue, string> WrongWaves { get; } =
        new()
        {
            { "two with one name", PropertyArray.Of(Wave("x", ("a", "v")), Wave("x", ("b", "v"))), "waves[1].name" },
            { "an empty name", PropertyArray.Of(Wave("", ("a", "v"))), "waves[0].name" },
            { "an unknown name", PropertyArray.Of(Wave("x", ("a", "v")).With("name", PropertyUnknown.Instance)), "waves[0].name" },
            { "names that join to one", PropertyArray.Of(Wave("x", ("y-a", "v")), Wave("x-y", ("a", "v"))), "waves[1].pools[\"a\"]" },
            { "no waves", PropertyArray.Empty, "waves" },
            { "no pools", PropertyArray.Of(Wave("x")), "waves[0].pools" },
            { "a misspelt property", PropertyArray.Of(Wave("x", ("a", "v")).With("soakMinuts", 1.0)), "waves[0].soakMinuts" },
            { "a long soak", PropertyArray.Of(Wave("x", ("a", "v")).With("soakMinutes", 1441.0)), "waves[0].soakMinutes" },
            {
                "a check that is neither",
                PropertyArray.Of(Wave("x", ("a", "v")).With("checks", PropertyArray.Of(PropertyMap.Empty))),
                "waves[0].checks[0]"
            },
            {
                "an address that is none",
                PropertyArray.Of(
                    Wave("x", ("a", "v")).With("checks", PropertyArray.Of(PropertyMap.Of(("http", PropertyMap.Of(("url", "ftp://x"))))))
                ),
                "waves[0].checks[0].http.url"
            },
            {
                "a pool with an Arm type",
                PropertyArray.Of(
                    Wave("x").With("pools", PropertyMap.Of(("a", PropertyMap.Of(("instanceTypes", PropertyArray.Of("ecs.g8y.large"))))))
                ),
                "waves[0].pools.a.instanceTypes[0]"
            },
        };

    public async ValueTask InitializeAsync() => cloud = await EmulatedProvider.StartAsync();

    public ValueTask DisposeAsync() => cloud.DisposeAsync();

    [Fact]
    public async Task Construct_TwoWaves_DeploysTheSecondAfterTheGateOfTheFirst()
    {
        var engine = new EngineStandIn(cloud.Provider);

        var waves = await engine.ConstructAsync("NodePoolWaves", "shop", Inputs);

        Assert.Equal(["create shop-canary-a", "create shop-canary"], engine.Operations.Take(2));
        Assert.Equal(["create shop-rest-a", "create shop-rest-b"], engine.Operations.Skip(2).Take(2).Order());
        Assert.Equal("create shop-rest", engine.Operations.Last());
        var gate = "urn:pulumi:dev::shop::containeros:index:NodePoolWaves$containeros:index:WaveGate::shop-canary";
        Assert.Contains(gate, engine.Find("shop-rest-b").Options.Dependencies);
        Assert.Empty(engine.Find("shop-canary-a").Options.Dependencies);
        var passed = (PropertyMap)((PropertyOutput)((PropertyMap)waves.State["gates"])["rest"]).Element!;
        Assert.Equal(6.0, passed["readyNodes"]);
        Assert.Equal(6.0, passed["totalNodes"]);
        Assert.Equal(["a", "b"], ((PropertyMap)((PropertyMap)waves.State["nodePools"])["rest"]).Keys);
        Assert.IsType<PropertyReference>(((PropertyMap)((PropertyMap)waves.State["resources"])["canary"])["a"]);
    }

    [Fact]
    public async Task Construct_AgainWithoutAChange_RunsNoGate()
    {
        var first = new EngineStandIn(cloud.Provider);
        await first.ConstructAsync("NodePoolWaves", "shop", Inputs);

        var second = first.Next();
        await second.ConstructAsync("NodePoolWaves", "shop", Inputs);

        Assert.Empty(second.Operations);
    }

    [Fact]
    public async Task Construct_ChangedLabels_RunsNoGate()
    {
        var first = new EngineStandIn(cloud.Provider);
        await first.ConstructAsync("NodePoolWaves", "shop", Inputs);

        var second = first.Next();
        await second.ConstructAsync("NodePoolWaves", "shop", WithTemplate("labels", PropertyMap.Of(("team", "shop"))));

        Assert.Equal(["update shop-canary-a", "update shop-rest-a", "update shop-rest-b"], second.Operations.Order());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Construct_ChangedUserData_RunsEveryGateAgain_InPreviewAndUpdate(bool preview)
    {
        var first = new EngineStandIn(cloud.Provider);
        await first.ConstructAsync("NodePoolWaves", "shop", WithTemplate("bootstrap", Script("echo one")));

        var second = first.Next(preview);
        await second.ConstructAsync("NodePoolWaves", "shop", WithTemplate("bootstrap", Script("echo two")));

        Assert.Equal(["update shop-canary-a", "update shop-canary"], second.Operations.Take(2));
        Assert.Equal("update shop-rest", second.Operations.Last());
    }

    [Fact]
    public async Task Construct_SecretUserData_HasASecretTrigger()
    {
        var engine = new EngineStandIn(cloud.Provider, isPreview: true);

        await engine.ConstructAsync("NodePoolWaves", "shop", WithTemplate("bootstrap", Script(new PropertySecret("echo hunter2"))));

        Assert.IsType<PropertySecret>(((PropertyMap)engine.Find("shop-canary").Inputs["triggers"])["a"]);
    }

    [Fact]
    public async Task Construct_FailedGate_StopsTheWavesAfterIt_AndSaysHowToGoOn()
    {
        var engine = new EngineStandIn(cloud.Provider);
        var waves = PropertyArray.Of(
            Wave("canary", ("a", DemoAccount.VSwitchIds[0]))
                .With("timeoutMinutes", 1.0)
                .With("soakMinutes", 0.0)
                .With("checks", PropertyArray.Of(PropertyMap.Of(("command", PropertyMap.Of(("argv", PropertyArray.Of("false"))))))),
            Wave("rest", ("b", DemoAccount.VSwitchIds[1]))
        );
        engine.Outcomes["shop-canary"] = RegistrationOutcome.Failed;

        var error = await Assert.ThrowsAsync<RpcFaultException>(() =>
            engine.ConstructAsync("NodePoolWaves", "shop", Inputs.With("waves", waves))
        );

        Assert.Contains("the gate of wave 'canary' did not pass", error.Message);
        Assert.Contains("these waves were not changed: rest", error.Message);
        Assert.Contains("run up again", error.Message);
        Assert.Equal(["create shop-canary-a"], engine.Operations);
    }

    [Fact]
    public async Task Construct_FailedPool_StopsBeforeTheGate()
    {
        var engine = new EngineStandIn(cloud.Provider) { Outcomes = { ["shop-canary-a"] = RegistrationOutcome.Failed } };

        var error = await Assert.ThrowsAsync<RpcFaultException>(() => engine.ConstructAsync("NodePoolWaves", "shop", Inputs));

        Assert.Contains("shop-canary-a was not deployed", error.Message);
        Assert.DoesNotContain(engine.Registrations, registration => registration.Name == "shop-canary");
    }

    [Fact]
    public async Task Construct_Preview_ShowsAllWavesAndGates()
    {
        var engine = new EngineStandIn(cloud.Provider, isPreview: true);

        var waves = await engine.ConstructAsync("NodePoolWaves", "shop", Inputs);

        Assert.Equal(
            ["shop", "shop-canary", "shop-canary-a", "shop-rest", "shop-rest-a", "shop-rest-b"],
            engine.Registrations.Select(registration => registration.Name).Order(StringComparer.Ordinal)
        );
        var gate = (PropertyMap)((PropertyOutput)((PropertyMap)waves.State["gates"])["rest"]).Element!;
        Assert.Same(PropertyUnknown.Instance, gate["passedAt"]);
        Assert.Equal(PropertyArray.Of(PropertyUnknown.Instance), engine.Find("shop-canary").Inputs["nodePoolIds"]);
    }

    [Fact]
    public async Task Construct_UnknownWaves_RegistersOnlyTheComponent()
    {
        var engine = new EngineStandIn(cloud.Provider, isPreview: true);

        await engine.ConstructAsync("NodePoolWaves", "shop", Inputs.With("waves", PropertyUnknown.Instance));

        Assert.Single(engine.Registrations);
    }

    [Theory]
    [MemberData(nameof(WrongWaves))]
    public async Task Construct_WrongWaves_AreNamedAtTheirPath(string what, PropertyValue waves, string path)
    {
        var engine = new EngineStandIn(cloud.Provider);

        var error = await Assert.ThrowsAsync<InvalidInputsException>(() =>
            engine.ConstructAsync("NodePoolWaves", "shop", Inputs.With("waves", waves))
        );

        Assert.True(
            error.Failures.Any(failure => failure.Property == path),
            $"{what}: {string.Join("; ", error.Failures.Select(failure => failure.Property))}"
        );
        Assert.Empty(engine.Registrations);
    }

    [Fact]
    public async Task Construct_UnavailableEngine_EndsWithItsError()
    {
        var monitor = new EndedMonitor();
        var request = new ConstructRequest(
            new RunInfo("shop", "dev", "organization", "127.0.0.1:1"),
            "containeros:index:NodePoolWaves",
            "shop",
            string.Empty,
            Inputs,
            RegistrationOptions.None
        );

        var error = await Assert.ThrowsAsync<RpcFaultException>(() =>
            cloud.Provider.ConstructAsync(request with { Monitor = monitor }, TestContext.Current.CancellationToken)
        );
        Assert.Equal("resource monitor shut down", error.Message);

        var missing = await Assert.ThrowsAsync<RpcFaultException>(() =>
            cloud.Provider.ConstructAsync(request, TestContext.Current.CancellationToken)
        );
        Assert.Contains("127.0.0.1:1", missing.Message);
    }

    private static PropertyMap WithTemplate(string property, PropertyValue value) =>
        Inputs.With("template", ((PropertyMap)Inputs["template"]).With(property, value));

    private static PropertyArray Script(PropertyValue script) => (PropertyArray)EmulatedProvider.InputsWithScript(script)["bootstrap"];

    private static PropertyMap Wave(string name, params (string Key, string VSwitch)[] pools) =>
        PropertyMap.Of(
            ("name", name),
            (
                "pools",
                PropertyMap.Of(
                    pools.Select(pool =>
                        KeyValuePair.Create(pool.Key, (PropertyValue)PropertyMap.Of(("vSwitchIds", PropertyArray.Of(pool.VSwitch))))
                    )
                )
            )
        );

    private sealed class EndedMonitor : IComponentMonitor
    {
        public Task<RegisteredResource> RegisterAsync(ResourceRegistration request, CancellationToken ct) =>
            Task.FromException<RegisteredResource>(new RpcFaultException(Grpc.Core.StatusCode.Unavailable, "resource monitor shut down"));

        public Task RegisterOutputsAsync(string urn, PropertyMap outputs, CancellationToken ct) => Task.CompletedTask;
    }
}
