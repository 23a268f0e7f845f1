using ContainerOS.Engine.Steps;
using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using Grpc.Core;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.Tests;

/// <summary>Refresh and pending operations (pulumi/pulumi <c>RefreshStep.Apply</c>, <c>deployment_executor.go</c>).</summary>
public sealed class RefreshTests : IDisposable
{
    private const string A = "resources:\n  a:\n    type: test:T\n    properties: {size: 1}\n";
    private const string B = "  b:\n    type: test:T\n    properties: {of: \"${a.size}\"}\n";
    private readonly EngineFixture engine = new();

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task ChangedInTheCloud_ShowsTheProvidersDiffFromTheOtherSide()
    {
        await engine.Program(A).UpAsync();
        engine.Provider.OnRead = request => new ReadResult(
            request.Id,
            PropertyMap.Of(("size", 5d)),
            PropertyMap.Of(("size", 5d), ("tag", "x"))
        );

        var result = await engine.RefreshAsync();

        Assert.Equal("Diff a a-1 {size: 5, tag: x} => {size: 1}", engine.Provider.Calls[^1]);
        Assert.Equal(
            ["size Update 1 -> 5 False", "tag Update  -> x False"],
            result
                .Steps.Single()
                .Diff.Select(change => $"{change.Path} {change.Kind} {Text(change.Old)} -> {Text(change.New)} {change.NeedsReplace}")
        );
    }

    [Fact]
    public async Task ChangeThatTheProviderIgnores_UpdatesTheState_AndIsNotShown()
    {
        await engine.Program(A).UpAsync();
        engine.Provider.OnRead = request => new ReadResult(request.Id, PropertyMap.Of(("size", 1d), ("seen", "today")), request.Inputs);
        engine.Provider.OnDiff = _ => DiffResult.None;

        var result = await engine.RefreshAsync();

        Assert.Empty(result.Steps);
        Assert.Contains("today", engine.ReadState(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gone_IsRemovedWithTheReferencesToIt_AndTheStateCanBeReadAgain()
    {
        await engine.Program(A + B).UpAsync();
        engine.Provider.OnRead = request =>
            request.Id == "a-1" ? ReadResult.Gone : new ReadResult(request.Id, request.Properties, request.Inputs);

        var result = await engine.RefreshAsync();

        Assert.Equal(StepOp.Refresh, result.Steps.Single().Op);
        Assert.Empty(engine.InState("a"));
        Assert.Equal(
            ["Create a {size: 1}", "Check b {of: 1} => {of: 1}", "Diff b b-1 {of: 1} => {of: 1}"],
            (await engine.CallsOfAsync(engine.UpAsync)).TakeLast(3)
        );
    }

    [Fact]
    public async Task WaitingForItsDeletion_IsReadToo_AndForgottenWhenItIsGone()
    {
        await engine.Program(A).UpAsync();
        engine.EditState(state =>
        {
            var waiting = (JObject)Find(state, "a").DeepClone();
            (waiting["id"], waiting["delete"]) = ("a-0", true);
            ((JArray)state["resources"]!).Add(waiting);
        });
        engine.Provider.OnRead = request =>
            request.Id == "a-0" ? ReadResult.Gone : new ReadResult(request.Id, request.Properties, request.Inputs);

        var calls = await engine.CallsOfAsync(engine.RefreshAsync);

        Assert.Contains("Read a a-0 {size: 1}", calls);
        Assert.Equal(["a-1"], engine.InState("a"));
        Assert.DoesNotContain("it no longer exists: it was deleted outside of this program", engine.Messages);
    }

    [Fact]
    public async Task WaitingForItsReplacement_IsNotRead()
    {
        await engine.Program(A).UpAsync();
        engine.EditState(state => Find(state, "a")["pendingReplacement"] = true);

        Assert.Empty(await engine.CallsOfAsync(engine.RefreshAsync));
        Assert.Equal(["a-1 pendingReplacement"], engine.InState("a"));
    }

    [Fact]
    public async Task ReadOfAnUnhealthyResource_IsAWarning_AndTheNextUpContinuesIt()
    {
        await engine.Program(A).UpAsync();
        engine.Provider.OnRead = request =>
            throw new InitFailedException(request.Id, request.Properties, request.Inputs, ["2 of 3 nodes are ready"]);

        await engine.CallsOfAsync(engine.RefreshAsync);

        Assert.Contains("it is not ready: 2 of 3 nodes are ready", engine.Messages);
        Assert.Equal("Update a a-1 {size: 1} => {size: 1}", (await engine.CallsOfAsync(engine.UpAsync))[^1]);
    }

    [Fact]
    public async Task IncompleteCreate_IsContinuedByUp_AlsoAfterARefresh()
    {
        engine.Provider.OnCreate = request => throw new InitFailedException("a-1", request.Properties, null, ["no node is ready"]);
        await engine.FailAsync(engine.Program(A).UpAsync);
        engine.Options = engine.Options with { Refresh = true };

        Assert.Equal("Update a a-1 {size: 1} => {size: 1}", (await engine.CallsOfAsync(engine.UpAsync))[^1]);
    }

    [Fact]
    public async Task Destroy_OfAProtectedResource_IsRefused_AndWhatItDependsOnIsKept()
    {
        await engine.Program(A + B + "    options: {protect: true}\n").UpAsync();

        var error = await engine.FailAsync(engine.DestroyAsync);

        Assert.Contains("it is protected", error, StringComparison.Ordinal);
        Assert.DoesNotContain(engine.Provider.Calls, call => call.StartsWith("Delete", StringComparison.Ordinal));
        Assert.Equal(["a-1", "b-1"], new[] { "a", "b" }.SelectMany(engine.InState));
    }

    [Fact]
    public async Task Destroy_WhenOneFails_KeepsWhatItDependsOn_AndDeletesTheRest()
    {
        await engine.Program(A + B + "  c:\n    type: test:T\n").UpAsync();
        engine.Provider.OnDelete = request =>
        {
            if (request.Id == "b-1")
            {
                throw new RpcFaultException(StatusCode.Internal, "in use");
            }
        };

        await engine.FailAsync(engine.DestroyAsync);

        Assert.Equal(["a-1", "b-1"], new[] { "a", "b", "c" }.SelectMany(engine.InState));
    }

    [Fact]
    public async Task InterruptedCreate_IsReported_KeptByRefresh_AndForgottenWhenTheCreateIsDone()
    {
        await engine.Program(A + "  b:\n    type: test:T\n").UpAsync();
        engine.EditState(state => Interrupt(state, "creating", "b"));
        engine.EditState(state => ((JArray)state["resources"]!).Remove(Find(state, "b")));

        await engine.CallsOfAsync(engine.RefreshAsync);
        Assert.Contains(engine.Messages, text => text.Contains("--clear-pending-creates", StringComparison.Ordinal));
        Assert.Equal([$"creating {EngineFixture.Urn("b")}"], engine.Pending());

        await engine.CallsOfAsync(engine.UpAsync);
        Assert.Contains(engine.Messages, text => text.Contains("takes over what the last run created", StringComparison.Ordinal));
        Assert.Empty(engine.Pending());
    }

    [Fact]
    public async Task InterruptedCreate_OfWhatTheProgramNoLongerHas_StaysUntilTheUserClearsIt()
    {
        await engine.Program(A + "  b:\n    type: test:T\n").UpAsync();
        engine.EditState(state => Interrupt(state, "creating", "b"));
        engine.EditState(state => ((JArray)state["resources"]!).Remove(Find(state, "b")));

        await engine.CallsOfAsync(engine.Program(A).UpAsync);
        Assert.Contains(
            "the last run ended while creating it; it may exist in the cloud without being in the state: run 'containeros up' with it in "
                + "the program to take it over, or look for it in the cloud, delete it there, and run 'containeros refresh "
                + "--clear-pending-creates'",
            engine.Messages
        );
        await engine.CallsOfAsync(engine.DestroyAsync);
        Assert.Equal([$"creating {EngineFixture.Urn("b")}"], engine.Pending());

        engine.Options = engine.Options with { ClearsPendingCreates = true };
        await engine.CallsOfAsync(engine.RefreshAsync);
        Assert.Contains("the last run ended while creating it; this refresh forgets it", engine.Messages);
        Assert.Empty(engine.Pending());
    }

    [Theory]
    [InlineData("updating")]
    [InlineData("deleting")]
    public async Task OtherInterruptedOperation_IsReported_AndDropped(string type)
    {
        await engine.Program(A).UpAsync();
        engine.EditState(state => Interrupt(state, type, "a"));

        await engine.CallsOfAsync(engine.UpAsync);

        Assert.Contains($"the last run ended while {type} it; this run continues from its actual state", engine.Messages);
        Assert.Empty(engine.Pending());
    }

    [Fact]
    public async Task AnotherId_IsShownFirst_AndKept()
    {
        await engine.Program(A).UpAsync();
        engine.Provider.OnRead = request => new ReadResult("a-new", Sample.Map("""{"size": 5}"""), Sample.Map("""{"size": 5}"""));

        var result = await engine.RefreshAsync();

        Assert.Equal(["Refresh a id Update a-1 -> a-new size Update 1 -> 5"], InProcessRun.Shown(result.Steps));
        Assert.Equal(1, result.Changes[StepOp.Refresh]);
        Assert.Equal(["a-new"], engine.InState("a"));
    }

    [Fact]
    public async Task AnotherIdAlone_IsADriftToo()
    {
        await engine.Program(A).UpAsync();
        engine.Provider.OnRead = request => new ReadResult("a-new", request.Properties, request.Inputs);

        Assert.Equal(["Refresh a id Update a-1 -> a-new"], InProcessRun.Shown((await engine.RefreshAsync()).Steps));
    }

    [Fact]
    public async Task Gone_IsAStepAndAWarning()
    {
        await engine.Program(A).UpAsync();
        engine.Provider.OnRead = _ => ReadResult.Gone;

        var result = await engine.RefreshAsync();

        Assert.Equal(["Refresh a id Delete a-1 -> "], InProcessRun.Shown(result.Steps));
        Assert.Equal(["it no longer exists: it was deleted outside of this program"], engine.Messages);
    }

    /// <summary>Nor do resources that only the outputs of change (<c>DetailedDiff</c> of inputs).</summary>
    [Fact]
    public async Task Unchanged_IsNotModified_AndNoDiffIsAskedFor()
    {
        await engine.Program(A).UpAsync();
        engine.EditState(state => Find(state, "a")["modified"] = "2026-01-01T00:00:00Z");

        var calls = await engine.CallsOfAsync(engine.RefreshAsync);

        Assert.Equal("Read a a-1 {size: 1}", calls[^1]);
        Assert.Equal("01/01/2026 00:00:00", $"{engine.Resources()[^1]!["modified"]}");
        engine.Provider.OnRead = request => new ReadResult(request.Id, request.Properties.With("seen", 1d), null);
        engine.Provider.OnDiff = _ => DiffResult.None;
        await engine.RefreshAsync();
        Assert.NotEqual("01/01/2026 00:00:00", $"{engine.Resources()[^1]!["modified"]}");
        Assert.Equal("""{"size":1}""", engine.Resources()[^1]!["inputs"]!.ToString(Newtonsoft.Json.Formatting.None));
    }

    [Fact]
    public async Task ReadOnlyByTheProgram_IsUpdatedWithoutADiff()
    {
        await engine.Program(A).UpAsync();
        engine.EditState(state => Find(state, "a")["external"] = true);
        engine.Provider.OnRead = request => new ReadResult(request.Id, Sample.Map("""{"size": 5}"""), request.Inputs);

        var calls = await engine.CallsOfAsync(engine.RefreshAsync);

        Assert.Equal("Read a a-1 {size: 1}", calls[^1]);
        Assert.Equal(5, (int)engine.Resources()[^1]!["outputs"]!["size"]!);
    }

    [Fact]
    public async Task WaitingForItsDeletion_IsUpdatedWithoutAStep()
    {
        await engine.Program(A).UpAsync();
        engine.EditState(state => Find(state, "a")["delete"] = true);
        engine.Provider.OnRead = request => new ReadResult(request.Id, Sample.Map("""{"size": 5}"""), request.Inputs);

        Assert.Empty((await engine.RefreshAsync()).Steps);
        Assert.Equal(5, (int)engine.Resources()[^1]!["outputs"]!["size"]!);
    }

    [Fact]
    public async Task ReadFails_IsAnErrorOfTheResource_AndTheStateKeepsIt_AndUpDoesNothingMore()
    {
        await engine.Program(A + B).UpAsync();
        engine.Provider.OnRead = request =>
            request.Id == "a-1"
                ? throw new RpcFaultException(StatusCode.Internal, "no network")
                : new ReadResult(request.Id, request.Properties.With("seen", 1d), request.Inputs);
        engine.Options = engine.Options with { Refresh = true };
        engine.Provider.Calls.Clear();

        var result = await engine.UpAsync();

        var error = Assert.Single(result.Diagnostics);
        Assert.Equal((EngineFixture.Urn("a"), "no network"), (error.Urn, error.Message));
        Assert.Equal(["a-1", "b-1"], new[] { "a", "b" }.SelectMany(engine.InState));
        Assert.DoesNotContain(engine.Provider.Calls, call => call.StartsWith("Check ", StringComparison.Ordinal));
        Assert.Contains("seen", engine.ReadState(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TimeoutOfRead_ReachesIt()
    {
        await engine.Program(A + "    options: {customTimeouts: {read: 5s}}\n").UpAsync();
        TimeSpan? limit = null;
        engine.Provider.OnRead = request =>
        {
            limit = request.Timeout;
            return new ReadResult(request.Id, request.Properties, request.Inputs);
        };

        await engine.RefreshAsync();

        Assert.Equal(TimeSpan.FromSeconds(5), limit);
    }

    [Fact]
    public async Task SecretsOfTheInputs_StaySecret_InWhatIsRead()
    {
        engine.Program(
            "resources:\n  a:\n    type: test:T\n    properties: {key: {fn::secret: hush-hush}, list: [{fn::secret: hush-two}]}\n"
        );
        await engine.UpAsync();
        engine.Provider.OnRead = request => new ReadResult(
            request.Id,
            Sample.Map("""{"key": "hush-hush", "list": ["hush-two"], "more": 1}"""),
            Sample.Map("""{"key": "hush-hush", "list": ["hush-two"]}""")
        );

        await engine.RefreshAsync();

        Assert.DoesNotContain("hush", engine.ReadState(), StringComparison.Ordinal);
        Assert.Contains("more", engine.ReadState(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Destroy_RemovesTheStack_AndWhatNeverWasInTheCloudWithoutACall()
    {
        await engine.Program(A + B).UpAsync();
        engine.EditState(state => Find(state, "b")["external"] = true);

        var preview = await engine.PreviewDestroyAsync();
        Assert.Equal(["Delete a"], InProcessRun.Shown(preview.Steps));
        Assert.Equal(["a-1", "b-1 external"], new[] { "a", "b" }.SelectMany(engine.InState));

        Assert.Equal(["Configure {}", "Delete a a-1 {size: 1}"], await engine.CallsOfAsync(engine.DestroyAsync));
        Assert.Empty(engine.Resources());
    }

    [Theory]
    [InlineData("retainOnDelete: true")]
    [InlineData("deletedWith: \"${a}\"")]
    public async Task Destroy_OfWhatStaysOrGoesWithAnother_CallsNoDeleteForIt(string option)
    {
        await engine.Program(A + $"  b:\n    type: test:T\n    options: {{{option}}}\n").UpAsync();

        var calls = await engine.CallsOfAsync(engine.DestroyAsync);

        Assert.Equal(["Delete a a-1 {size: 1}"], calls.Skip(1));
        Assert.Empty(engine.Resources());
    }

    [Fact]
    public async Task Destroy_OfAComponent_IsAStepWithoutACall()
    {
        await engine.Program(A).UpAsync();
        engine.EditState(state =>
        {
            var component = new JObject
            {
                ["urn"] = "urn:pulumi:dev::p::my:Set::s",
                ["custom"] = false,
                ["type"] = "my:Set",
                ["parent"] = state["resources"]![0]!["urn"],
            };
            ((JArray)state["resources"]!).Insert(1, component);
            Find(state, "a")["parent"] = component["urn"];
        });

        var result = await engine.DestroyAsync();

        Assert.Equal(
            ["a False urn:pulumi:dev::p::my:Set::s", "s True urn:pulumi:dev::p::pulumi:pulumi:Stack::p-dev"],
            result.Steps.Select(step => $"{step.Name} {step.IsComponent} {step.Parent}")
        );
        Assert.Equal(2, result.Changes[StepOp.Delete]);
        Assert.Equal("Delete a a-1 {size: 1}", engine.Provider.Calls[^1]);
        Assert.Empty(engine.Resources());
    }

    /// <summary>Old and new ones that share a URN can depend on each other in a circle.</summary>
    [Fact]
    public async Task Destroy_OfACircle_EndsNevertheless()
    {
        await engine.Program(A + B).UpAsync();
        engine.EditState(state =>
        {
            var old = (JObject)Find(state, "a").DeepClone();
            (old["id"], old["delete"], old["dependencies"]) = ("a-0", true, new JArray(EngineFixture.Urn("b")));
            ((JArray)state["resources"]!).Add(old);
        });

        var calls = await engine.CallsOfAsync(engine.DestroyAsync);

        Assert.Equal(["Delete b b-1 {of: 1}", "Delete a a-0 {size: 1}", "Delete a a-1 {size: 1}"], calls.Skip(1));
        Assert.Empty(engine.Resources());
    }

    [Fact]
    public async Task Destroy_DeletesDependentsFirst_AndOnlySoManyAtOnce()
    {
        const string More = "  c:\n    type: test:T\n    options: {dependsOn: [\"${a}\"]}\n  d:\n    type: test:T\n";
        await engine.Program(A + B + More).UpAsync();
        engine.Options = engine.Options with { Parallelism = 0 };

        var calls = await engine.CallsOfAsync(engine.DestroyAsync);

        Assert.Equal(["Delete d d-1 {}", "Delete c c-1 {}", "Delete b b-1 {of: 1}", "Delete a a-1 {size: 1}"], calls.Skip(1));
    }

    [Fact]
    public async Task Destroy_OfAProtectedResource_SaysHowToGoOn()
    {
        await engine.Program(A + "    options: {protect: true}\n").UpAsync();

        var error = Assert.Single((await engine.DestroyAsync()).Diagnostics);

        Assert.Equal(
            (EngineFixture.Urn("a"), "it is protected: remove 'protect' and run up before you delete it"),
            (error.Urn, error.Message)
        );
    }

    [Fact]
    public async Task InterruptedOperation_InAValidation_IsNotReported_AndInADestroyItsNextStepIs()
    {
        await engine.Program(A).UpAsync();
        engine.EditState(state => Interrupt(state, "creating", "a"));

        await engine.ValidateAsync();
        Assert.Empty(engine.Messages);

        engine.EditState(state => Find(state, "a")["urn"] = EngineFixture.Urn("a"));
        var warning = (await engine.PreviewDestroyAsync()).Diagnostics[0];
        Assert.Equal(
            (
                Diagnostics.EngineSeverity.Warning,
                EngineFixture.Urn("a"),
                "the last run ended while creating it; it may exist in the cloud without being in the state: run 'containeros up' with it "
                    + "in the program to take it over, or look for it in the cloud, delete it there, and run 'containeros refresh "
                    + "--clear-pending-creates'"
            ),
            (warning.Severity, warning.Urn, warning.Message)
        );
        await engine.PreviewAsync();
        Assert.Contains(
            "the last run ended while creating it; this run continues: its provider takes over what the last run created",
            engine.Messages
        );
    }

    private static string Text(PropertyValue? value) => value is null ? string.Empty : RecordingProvider.Text(value);

    private static JObject Find(JObject state, string name) =>
        (JObject)state["resources"]!.First(item => ((string)item["urn"]!).EndsWith("::" + name, StringComparison.Ordinal));

    private static void Interrupt(JObject state, string type, string name) =>
        state["pending_operations"] = new JArray(new JObject { ["type"] = type, ["resource"] = Find(state, name).DeepClone() });
}
