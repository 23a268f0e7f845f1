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

    private static string Text(PropertyValue? value) => value is null ? string.Empty : RecordingProvider.Text(value);

    private static JObject Find(JObject state, string name) =>
        (JObject)state["resources"]!.First(item => ((string)item["urn"]!).EndsWith("::" + name, StringComparison.Ordinal));

    private static void Interrupt(JObject state, string type, string name) =>
        state["pending_operations"] = new JArray(new JObject { ["type"] = type, ["resource"] = Find(state, name).DeepClone() });
}
