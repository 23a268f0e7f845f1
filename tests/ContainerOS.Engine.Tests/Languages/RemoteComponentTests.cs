using System.Collections.Immutable;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.Steps;
using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Hosting.Engines;
using ContainerOS.Protocol.Values;
using ContainerOS.Protocol.Wire;
using static ContainerOS.Engine.Tests.Languages.Wired;
using CheckFailure = ContainerOS.Protocol.Calls.CheckFailure;
using ConstructRequest = ContainerOS.Protocol.Calls.ConstructRequest;

namespace ContainerOS.Engine.Tests.Languages;

/// <summary>
/// A component that its plugin creates in Construct: while the call runs, the plugin registers the component and its children with the
/// monitor at the address of the request, over the wire.
/// </summary>
public sealed class RemoteComponentTests : IDisposable
{
    private const string Yaml = """
        resources:
          set:
            type: test:Set
            properties: {size: 2}
            options: {protect: true}
          after:
            type: test:T
            properties: {of: "${set.last}"}
        outputs: {last: "${set.last}"}
        """;

    private readonly EngineFixture engine = new();

    public RemoteComponentTests()
    {
        engine.Provider.Schema = """{"resources": {"test:index:Set": {"isComponent": true}, "test:index:T": {}}}""";
        engine.Provider.OnConstruct = ConstructAsync;
        engine.Options = engine.Options with { Parallelism = 1 };
    }

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task Yaml_ComponentWithChildren_IsDeployedPreviewedAndDestroyedAsATree()
    {
        engine.Program(Yaml);
        var steps = new List<string>();
        engine.OnEvent = happened =>
        {
            if (happened is StepPlanned { Step: var step })
            {
                steps.Add($"{step.Op} {step.Name} of {step.Parent?.Split("::")[^1]}");
            }
        };

        var preview = await engine.PreviewAsync();
        Assert.Equal(DeploymentOutcome.Succeeded, preview.Outcome);
        Assert.Equal(["Create set of p-dev", "Create set-1 of set", "Create set-2 of set", "Create after of p-dev"], steps);
        Assert.Equal(4, preview.Changes[StepOp.Create]);

        var result = await engine.UpAsync();
        Assert.Equal(DeploymentOutcome.Succeeded, result.Outcome);
        Assert.Equal((PropertyValue)"set-2-1", result.Outputs["last"]);
        Assert.Equal("urn:pulumi:dev::p::test:index:Set$test:index:T::set-1", Urn("set-1"));
        Assert.True((bool?)Resource("set-1")["protect"]);
        Assert.Contains(Urn("set-2"), Resource("after")["dependencies"]!.Select(urn => (string)urn!));

        Assert.Equal(4, (await engine.UpAsync()).Changes[StepOp.Same]);

        engine.Program(Yaml.Replace("protect: true", "protect: false", StringComparison.Ordinal));
        await engine.UpAsync();
        engine.Provider.Calls.Clear();
        var destroyed = await engine.DestroyAsync();
        Assert.Equal(DeploymentOutcome.Succeeded, destroyed.Outcome);
        Assert.Equal(
            "Delete after after-1 {of: set-2-1}",
            engine.Provider.Calls.First(call => call.StartsWith("Delete", StringComparison.Ordinal))
        );
        Assert.Equal(4, destroyed.Changes[StepOp.Delete]);
        Assert.Empty(engine.Resources());
    }

    [Fact]
    public async Task Program_PassesOutputsWithDependencies_AndGetsThemBack()
    {
        ConstructRequest? seen = null;
        engine.Provider.OnConstruct = request =>
        {
            seen = request;
            return ConstructAsync(request);
        };

        var result = await ScriptedProgram.RunAsync(
            engine,
            e => e.PreviewAsync(),
            async program =>
            {
                await program.StartAsync();
                var a = await program.RegisterAsync("a");
                var set = await program.ComponentAsync(
                    "test:index:Set",
                    "set",
                    request =>
                    {
                        request.Remote = true;
                        request.Object = Map(("size", Google.Protobuf.WellKnownTypes.Value.ForNumber(1)), ("id", Output(null, a.Urn)));
                    }
                );
                Assert.Equal(Unknown, set.Object.Fields["last"].StringValue);
                Assert.Equal(["urn:pulumi:dev::p::test:index:Set$test:index:T::set-1"], set.PropertyDependencies["last"].Urns);
                return await program.CompleteAsync();
            }
        );

        Assert.Equal(DeploymentOutcome.Succeeded, result.Outcome);
        Assert.NotNull(seen);
        Assert.True(seen.Info.DryRun);
        Assert.Equal(new PropertyOutput(null, IsSecret: false, [EngineFixture.Urn("a")]), seen.Inputs["id"]);
        Assert.Equal([EngineFixture.Urn("a")], seen.Options.PropertyDependencies["id"]);
    }

    [Fact]
    public async Task InvalidInputs_AreErrorsAtTheirPropertiesOfTheComponent()
    {
        engine.Program(Yaml);
        engine.Provider.OnConstruct = _ =>
            throw new InvalidInputsException(
                "2 inputs are not valid",
                [new CheckFailure("size", "too small"), new CheckFailure("zones[1]", "unknown zone")]
            );

        var result = await engine.PreviewAsync();

        Assert.Equal(
            [("size", "too small", 6), ("zones[1]", "unknown zone", 4)],
            result.Diagnostics.Select(error => (error.PropertyPath, error.Message, error.Line ?? 0))
        );
    }

    [Fact]
    public async Task ChildThatFails_IsOneError_AndTheOtherResourcesStay()
    {
        engine.Program(Yaml);
        engine.Provider.OnCreate = request =>
        {
            if (request.Urn.EndsWith("::set-2", StringComparison.Ordinal))
            {
                throw new RpcFaultException(Grpc.Core.StatusCode.Internal, "no capacity");
            }
        };

        var result = await engine.UpAsync();

        Assert.Equal(DeploymentOutcome.Failed, result.Outcome);
        var error = Assert.Single(result.Diagnostics);
        Assert.Equal(("no capacity", 4), (error.Message, error.Line));
        Assert.Equal(["set-1-1"], engine.InState("set-1"));
        Assert.Empty(engine.InState("after"));
    }

    [Fact]
    public async Task PluginThatDiesInConstruct_IsOneError_AndTheStateHasWhatItMade()
    {
        engine.Program(Yaml);
        engine.Provider.OnConstruct = async request =>
        {
            await ConstructAsync(request);
            throw new PluginExitedException("pulumi-resource-test", 139, ["segmentation fault"]);
        };

        var result = await engine.UpAsync();

        Assert.Equal(DeploymentOutcome.Failed, result.Outcome);
        Assert.Equal(
            "plugin pulumi-resource-test exited with code 139 during a call; its last lines:\n  segmentation fault",
            Assert.Single(result.Diagnostics).Message
        );
        Assert.Equal(["set-1-1"], engine.InState("set-1"));
        engine.Provider.OnConstruct = ConstructAsync;
        Assert.Equal(DeploymentOutcome.Succeeded, (await engine.UpAsync()).Outcome);
        Assert.Equal(["set-1-1"], engine.InState("set-1"));
    }

    /// <summary>The component <c>Set</c>: as many resources as its size says, one after the other.</summary>
    private static async Task<ConstructResult> ConstructAsync(ConstructRequest request)
    {
        await using var monitor = ScriptedProgram.At(request.Info.MonitorAddress, request.Parent);
        var component = await monitor.ComponentAsync(
            request.Type,
            request.Name,
            registration => registration.Protect = request.Options.Protect ?? false
        );
        var (last, urn) = (string.Empty, string.Empty);
        for (var number = 1; number <= ((PropertyNumber)request.Inputs["size"].Unwrapped).Value; number++)
        {
            var child = await monitor.RegisterAsync(
                $"{request.Name}-{number}",
                registration =>
                {
                    registration.Parent = component.Urn;
                    registration.SupportsResultReporting = false;
                }
            );
            (last, urn) = (child.Id, child.Urn);
        }

        var output = new PropertyOutput(last.Length > 0 ? new PropertyString(last) : null, IsSecret: false, [urn]);
        await monitor.Monitor.RegisterResourceOutputsAsync(
            new RegisterResourceOutputsRequest { Urn = component.Urn, Outputs = Map(("last", Text(last.Length > 0 ? last : Unknown))) }
        );
        return new ConstructResult(
            component.Urn,
            PropertyMap.Of(("last", output)),
            ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal)
        );
    }

    private string Urn(string name) => (string)Resource(name)["urn"]!;

    private Newtonsoft.Json.Linq.JToken Resource(string name) =>
        engine.Resources().Single(resource => ((string)resource["urn"]!).EndsWith("::" + name, StringComparison.Ordinal));
}
