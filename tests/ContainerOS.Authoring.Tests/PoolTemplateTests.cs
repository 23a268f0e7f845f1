using ContainerOS.Emulator;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Monitor;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider;
using ContainerOS.Provider.NodePools;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;
using Bag = System.Collections.Generic.IReadOnlyDictionary<string, ContainerOS.Model.Values.Value<object?>>;

namespace ContainerOS.Authoring.Tests;

public sealed class PoolTemplateTests
{
    private static readonly Bag Template = ProgramInputs.Of(
        ("instanceTypes", ProgramInputs.List("ecs.g7.xlarge")),
        ("vSwitchIds", ProgramInputs.List("vsw-1")),
        ("os", ProgramInputs.Of(("version", "3.6.1"), ("imageId", "image-1"))),
        ("dataDisk", ProgramInputs.Of(("category", "cloud_essd"), ("sizeGiB", 120))),
        ("labels", ProgramInputs.Of(("team", "web"), ("tier", "front"))),
        ("desiredSize", 3)
    );

    [Fact]
    public void Complete_MergesObjects_AndReplacesListsAndTheRelease()
    {
        var own = ProgramInputs.Of(
            ("instanceTypes", ProgramInputs.List("ecs.g8i.xlarge")),
            ("os", ProgramInputs.Of(("version", "3.6.0"))),
            ("labels", ProgramInputs.Of(("tier", "back")))
        );

        var pool = PoolBinder.Read(PoolTemplate.Complete(Set(Template, own))["a"]).Spec;

        Assert.Equal("c1", pool.ClusterId!.Value.Content);
        Assert.Equal(["ecs.g8i.xlarge"], pool.InstanceTypes!.Items.Select(type => type.Content));
        Assert.Null(pool.Os!.Value.Content.ImageId);
        Assert.Equal([("team", "web"), ("tier", "back")], pool.Labels!.Entries.Select(label => (label.Key, label.Value.Content)));
    }

    [Fact]
    public void FindErrors_InTheTemplate_IsReportedOnce()
    {
        var template = new Dictionary<string, Value<object?>>(Template)
        {
            ["instanceTypes"] = Value<object?>.Known(ProgramInputs.List("ecs.g8y.xlarge")),
        };
        var set = ProgramInputs.Of(
            ("clusterId", "c1"),
            ("template", template),
            ("pools", ProgramInputs.Of(("a", ProgramInputs.Of()), ("b", ProgramInputs.Of(("desiredSize", 5)))))
        );

        var found = Assert.Single(PoolTemplate.FindErrors(PoolChecks.All, set));

        Assert.Equal("template.instanceTypes[0]", found.Path);
    }

    [Fact]
    public void FindErrors_InAPool_NamesThePool()
    {
        var own = ProgramInputs.Of(("instanceTypes", ProgramInputs.List("ecs.g8y.xlarge")));

        var found = Assert.Single(PoolTemplate.FindErrors(PoolChecks.All, Set(Template, own)));

        Assert.Equal("pools[\"a\"].instanceTypes[0]", found.Path);
    }

    [Fact]
    public void FindErrors_UnknownTemplateOrPools_AreNotChecked()
    {
        var own = ProgramInputs.Of(("instanceTypes", ProgramInputs.List("ecs.g8y.xlarge")));

        Assert.Empty(PoolTemplate.FindErrors(PoolChecks.All, Set(Value<object?>.Unknown(), own)));
        Assert.Empty(PoolTemplate.FindErrors(PoolChecks.All, ProgramInputs.Of(("clusterId", "c1"), ("pools", Value<object?>.Unknown()))));
    }

    [Fact]
    public void FindErrors_PoolOfAWave_NamesTheWave()
    {
        var template = new Dictionary<string, Value<object?>>(Template) { ["clusterId"] = Value<object?>.Known("c1") };
        var waves = ProgramInputs.Of(
            ("template", template),
            (
                "waves",
                ProgramInputs.List(
                    ProgramInputs.Of(("name", "canary"), ("pools", ProgramInputs.Of(("a", ProgramInputs.Of(("desiredSize", 1)))))),
                    ProgramInputs.Of(
                        ("name", "rest"),
                        (
                            "pools",
                            ProgramInputs.Of(
                                ("a", ProgramInputs.Of(("instanceTypes", ProgramInputs.List("ecs.g8y.xlarge")))),
                                ("b", ProgramInputs.Of(("clusterId", Value<object?>.Unknown())))
                            )
                        )
                    )
                )
            )
        );

        var found = Assert.Single(PoolTemplate.FindErrorsInWaves(PoolChecks.All, waves));

        Assert.Equal("waves[1].pools[\"a\"].instanceTypes[0]", found.Path);
        Assert.Equal(
            ["canary: a", "rest: a b"],
            PoolTemplate.CompleteWaves(waves).Select(wave => $"{wave.Key}: {string.Join(' ', wave.Value.Keys)}")
        );
    }

    [Fact]
    public void FindErrors_UnknownTemplateOrWaves_AreNotChecked()
    {
        var arm = ProgramInputs.Of(("instanceTypes", ProgramInputs.List("ecs.g8y.xlarge")));
        var canary = ProgramInputs.Of(("name", "canary"), ("pools", ProgramInputs.Of(("a", arm))));

        Assert.Empty(Errors(Value<object?>.Unknown(), ProgramInputs.List(canary)));
        Assert.Empty(Errors(Template, Value<object?>.Unknown()));
        Assert.Empty(Errors(Template, new[] { Value<object?>.Unknown() }));
        Assert.Equal(
            ["waves[1].pools[\"a\"].instanceTypes[0]"],
            Errors(Template, new[] { Value<object?>.Unknown(), Value<object?>.Known(canary) }).Select(found => found.Path)
        );

        static IReadOnlyList<Diagnostic> Errors(object template, object waves) =>
            PoolTemplate.FindErrorsInWaves(PoolChecks.All, ProgramInputs.Of(("template", template), ("waves", waves)));
    }

    /// <summary>The values that exclude each other, or belong together, are those of the provider.</summary>
    [Theory]
    [InlineData("""{"desiredSize": 5}""")]
    [InlineData("""{"autoScaling": {"minSize": 1, "maxSize": 4}}""")]
    [InlineData("""{"dataDisk": {"category": "cloud_auto"}}""")]
    [InlineData("""{"dataDisk": {"category": "cloud_auto", "bursting": true}}""")]
    [InlineData("""{"dataDisk": {"sizeGiB": 200}}""")]
    [InlineData("""{"systemDisk": {"category": "cloud_essd"}}""")]
    [InlineData("""{"os": {"version": "3.6.0"}, "labels": {"tier": "back"}, "vSwitchIds": ["vsw-demo-i"]}""")]
    public async Task Complete_IsWhatTheProviderMerges(string difference)
    {
        var set = PropertyMap.Of(
            ("clusterId", DemoAccount.ClusterId),
            (
                "template",
                PropertyMap.Of(
                    ("instanceTypes", PropertyArray.Of("ecs.g7.xlarge")),
                    ("vSwitchIds", PropertyArray.Of("vsw-demo-h")),
                    ("os", PropertyMap.Of(("version", "3.6.1"), ("imageId", "lifsea_3_x64_5G_alibase_20251101.qcow2"))),
                    ("systemDisk", PropertyMap.Of(("category", "cloud_auto"), ("provisionedIops", 1000.0))),
                    ("dataDisk", PropertyMap.Of(("category", "cloud_essd"), ("sizeGiB", 120.0), ("performanceLevel", "PL1"))),
                    ("labels", PropertyMap.Of(("team", "web"), ("tier", "front"))),
                    difference.Contains("desiredSize", StringComparison.Ordinal)
                        ? ("autoScaling", PropertyMap.Of(("minSize", 1.0), ("maxSize", 9.0)))
                        : ("desiredSize", (PropertyValue)3.0)
                )
            ),
            ("pools", PropertyMap.Of(("a", ReadJson(JToken.Parse(difference)))))
        );

        var merged = PoolBinder.Read(PoolTemplate.Complete(ProgramInputs.From(set))["a"]).Spec;

        var monitor = new RecordingMonitor();
        using var provider = new ContainerOsProvider(NullEngineLog.Instance);
        await using var emulator = await TestEmulator.StartAsync();
        await provider.ConfigureAsync(
            new ConfigureRequest(PropertyMap.Of(("cloud", "emulator"), ("endpoint", emulator.Address.ToString()))),
            TestContext.Current.CancellationToken
        );
        await provider.ConstructAsync(
            new ConstructRequest(
                new RunInfo("shop", "dev", "organization", "127.0.0.1:1") { DryRun = true },
                "containeros:index:NodePoolSet",
                "shop",
                string.Empty,
                set,
                RegistrationOptions.None
            )
            {
                Monitor = monitor,
            },
            TestContext.Current.CancellationToken
        );
        Assert.Equal(NodePoolBinding.Read(monitor.Inputs), merged);
    }

    private static PropertyValue ReadJson(JToken json) =>
        json switch
        {
            JObject map => PropertyMap.Of(map.Properties().Select(entry => KeyValuePair.Create(entry.Name, ReadJson(entry.Value)))),
            JArray list => PropertyArray.Of(list.Select(ReadJson)),
            JValue { Value: string text } => text,
            JValue { Value: bool truth } => truth,
            _ => (double)json,
        };

    private static Bag Set(object template, Bag own) =>
        ProgramInputs.Of(("clusterId", "c1"), ("template", template), ("pools", ProgramInputs.Of(("a", own))));

    /// <summary>Keeps the inputs of the pool that is registered.</summary>
    private sealed class RecordingMonitor : IComponentMonitor
    {
        internal PropertyMap Inputs { get; private set; } = PropertyMap.Empty;

        public Task<RegisteredResource> RegisterAsync(ResourceRegistration request, CancellationToken ct)
        {
            Inputs = request.Kind is RegistrationKind.Custom ? request.Inputs : Inputs;
            return Task.FromResult(new RegisteredResource($"urn:{request.Name}", string.Empty, PropertyMap.Empty));
        }

        public Task RegisterOutputsAsync(string urn, PropertyMap outputs, CancellationToken ct) => Task.CompletedTask;
    }
}
