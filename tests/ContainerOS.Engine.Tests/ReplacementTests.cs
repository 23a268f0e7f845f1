using ContainerOS.Engine.Steps;
using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Protocol.Faults;
using Grpc.Core;

namespace ContainerOS.Engine.Tests;

/// <summary>
/// The calls of a replacement, in the order of Pulumi's engine (pulumi/pulumi <c>step_generator.go</c>, <c>continueStepsFromImport</c> and
/// <c>continueStepsFromDiff</c>).
/// </summary>
public sealed class ReplacementTests : IDisposable
{
    private const string A = "resources:\n  a:\n    type: test:T\n    properties: {size: 1}\n";
    private const string ChangedA = "resources:\n  a:\n    type: test:T\n    properties: {size: 2}\n";
    private readonly EngineFixture engine = new();

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task DiffAsksForIt_ChecksAgainWithoutOlds_CreatesAtOnce_AndDeletesAfterAllOthers()
    {
        await engine.Program(A + "  b:\n    type: test:T\n    properties: {of: \"${a.size}\"}\n").UpAsync();
        engine.Provider.OnDiff = request =>
            request.Urn.EndsWith("::a", StringComparison.Ordinal) ? RecordingProvider.Replace(request) : RecordingProvider.Compare(request);
        engine.Program(ChangedA + "  b:\n    type: test:T\n    properties: {of: \"${a.size}\"}\n");

        var calls = await engine.CallsOfAsync(engine.UpAsync);

        Assert.Equal(
            [
                "CheckConfig {} => {}",
                "DiffConfig {} => {}",
                "Configure {}",
                "Check a {size: 1} => {size: 2}",
                "Diff a a-1 {size: 1} => {size: 2}",
                "Check a {} => {size: 2}",
                "Create a {size: 2}",
                "Check b {of: 1} => {of: 2}",
                "Diff b b-1 {of: 1} => {of: 2}",
                "Update b b-1 {of: 1} => {of: 2}",
                "Delete a a-1 {size: 1}",
            ],
            calls
        );
        Assert.Equal(["a-2"], engine.InState("a"));
    }

    [Fact]
    public async Task DiffAsksToDeleteFirst_DeletesBeforeCreate()
    {
        await engine.Program(A).UpAsync();
        engine.Provider.OnDiff = RecordingProvider.ReplaceDeletingFirst;

        var calls = await engine.CallsOfAsync(engine.Program(ChangedA).UpAsync);

        Assert.Equal(
            [
                "Check a {size: 1} => {size: 2}",
                "Diff a a-1 {size: 1} => {size: 2}",
                "Check a {} => {size: 2}",
                "Delete a a-1 {size: 1}",
                "Create a {size: 2}",
            ],
            calls.Skip(3)
        );
        Assert.Equal(["a-2"], engine.InState("a"));
    }

    [Theory]
    [InlineData(true, false, "Delete a a-1 {size: 1}", "Create a {size: 2}")]
    [InlineData(false, true, "Create a {size: 2}", "Delete a a-1 {size: 1}")]
    public async Task OptionDeleteBeforeReplace_OverridesTheProvider(bool option, bool provider, string first, string second)
    {
        await engine.Program(A).UpAsync();
        engine.Provider.OnDiff = provider ? RecordingProvider.ReplaceDeletingFirst : RecordingProvider.Replace;
        engine.Program(ChangedA + $"    options: {{deleteBeforeReplace: {(option ? "true" : "false")}}}\n");

        var calls = await engine.CallsOfAsync(engine.UpAsync);

        Assert.Equal([first, second], calls.TakeLast(2));
    }

    [Fact]
    public async Task DeletedFirst_DeletesTheDependentsThatMustBeReplaced_AndCreatesThemAgainWithoutOlds()
    {
        const string others =
            "  b:\n    type: test:T\n    properties: {of: \"${a.size}\"}\n"
            + "  c:\n    type: test:T\n    properties: {of: \"${b.of}\"}\n"
            + "  d:\n    type: test:T\n    properties: {x: 1}\n    options: {dependsOn: [\"${a}\"]}\n";
        await engine.Program(A + others).UpAsync();
        engine.Provider.OnDiff = RecordingProvider.ReplaceDeletingFirst;

        var calls = await engine.CallsOfAsync(engine.Program(ChangedA + others).UpAsync);

        Assert.Equal(
            [
                "Check a {size: 1} => {size: 2}",
                "Diff a a-1 {size: 1} => {size: 2}",
                "Check a {} => {size: 2}",
                "Diff b b-1 {of: 1} => {of: unknown}",
                "Diff c c-1 {of: 1} => {of: unknown}",
                "Delete c c-1 {of: 1}",
                "Delete b b-1 {of: 1}",
                "Delete a a-1 {size: 1}",
                "Create a {size: 2}",
                "Check b {} => {of: 2}",
                "Create b {of: 2}",
                "Check c {} => {of: 2}",
                "Create c {of: 2}",
            ],
            calls.Skip(3).Where(call => !call.Contains(" d ", StringComparison.Ordinal))
        );
        Assert.Contains("Diff d d-1 {x: 1} => {x: 1}", calls);
        Assert.Equal(["b-2", "c-2", "d-1"], new[] { "b", "c", "d" }.SelectMany(engine.InState));
    }

    [Fact]
    public async Task DeletedFirst_WithAProtectedDependent_DeletesNothing()
    {
        const string b = "  b:\n    type: test:T\n    properties: {of: \"${a.size}\"}\n    options: {protect: true}\n";
        await engine.Program(A + b).UpAsync();
        engine.Provider.OnDiff = RecordingProvider.ReplaceDeletingFirst;

        var error = await engine.FailAsync(engine.Program(ChangedA + b).UpAsync);

        Assert.Contains("'b', which is protected", error, StringComparison.Ordinal);
        Assert.DoesNotContain(engine.Provider.Calls, call => call.StartsWith("Delete", StringComparison.Ordinal));
        Assert.Equal(["a-1"], engine.InState("a"));
    }

    [Fact]
    public async Task CreateFails_TheOldOneStaysAsItWas()
    {
        await engine.Program(A).UpAsync();
        engine.Provider.OnDiff = RecordingProvider.Replace;
        engine.Provider.OnCreate = _ => throw new RpcFaultException(StatusCode.Internal, "no quota");

        Assert.Contains("no quota", await engine.FailAsync(engine.Program(ChangedA).UpAsync), StringComparison.Ordinal);

        Assert.Equal(["a-1"], engine.InState("a"));
    }

    [Fact]
    public async Task DeleteOfTheOldOneFails_TheNextRunDeletesItByItsOldOutputs()
    {
        await engine.Program(A).UpAsync();
        engine.Provider.OnDiff = RecordingProvider.Replace;
        engine.Provider.OnDelete = _ => throw new RpcFaultException(StatusCode.Internal, "in use");
        await engine.FailAsync(engine.Program(ChangedA).UpAsync);
        Assert.Equal(["a-2", "a-1 delete"], engine.InState("a"));
        engine.Provider.OnDelete = _ => { };

        var calls = await engine.CallsOfAsync(engine.UpAsync);

        Assert.Equal(["Check a {size: 2} => {size: 2}", "Diff a a-2 {size: 2} => {size: 2}", "Delete a a-1 {size: 1}"], calls.Skip(3));
        Assert.Equal(["a-2"], engine.InState("a"));
    }

    [Fact]
    public async Task CreateFailsAfterTheDelete_TheNextRunCreates_AndDoesNotDeleteAgain()
    {
        await engine.Program(A).UpAsync();
        engine.Provider.OnDiff = RecordingProvider.ReplaceDeletingFirst;
        engine.Provider.OnCreate = _ => throw new RpcFaultException(StatusCode.Internal, "no quota");
        await engine.FailAsync(engine.Program(ChangedA).UpAsync);
        Assert.Equal(["a-1 pendingReplacement"], engine.InState("a"));
        engine.Provider.OnCreate = _ => { };

        var calls = await engine.CallsOfAsync(engine.UpAsync);

        Assert.Equal(
            ["Check a {size: 1} => {size: 2}", "Diff a a-1 {size: 1} => {size: 2}", "Check a {} => {size: 2}", "Create a {size: 2}"],
            calls.Skip(3)
        );
        Assert.Equal(["a-2"], engine.InState("a"));
    }

    // The next run of a pending replacement that is now created first deletes the old one once more. One that was only read is not deleted.
    [Theory]
    [InlineData("taint", "Check a {} => {size: 1}", "Create a {size: 1}", "Delete a a-1 {size: 1}")]
    [InlineData("external", "Check a {} => {size: 1}", "Create a {size: 1}")]
    [InlineData(
        "pendingReplacement",
        "Check a {size: 1} => {size: 1}",
        "Diff a a-1 {size: 1} => {size: 1}",
        "Check a {} => {size: 1}",
        "Create a {size: 1}",
        "Delete a a-1 {size: 1}"
    )]
    public async Task MarkedInTheState_IsReplacedOnce(string mark, params string[] expected)
    {
        await engine.Program(A).UpAsync();
        engine.EditState(state => Find(state, "a")[mark] = true);

        var calls = await engine.CallsOfAsync(engine.UpAsync);

        Assert.Equal(expected, calls.Skip(3));
        Assert.Equal(["a-2"], engine.InState("a"));
    }

    [Fact]
    public async Task CreateOfAReplacementIsIncomplete_TheNewOneIsKept_AndTheNextRunCompletesItAndDeletesTheOldOne()
    {
        await engine.Program(A).UpAsync();
        engine.Provider.OnDiff = RecordingProvider.Replace;
        engine.Provider.OnCreate = request => throw new InitFailedException("a-2", request.Properties, null, ["not ready"]);
        await engine.FailAsync(engine.Program(ChangedA).UpAsync);
        Assert.Equal(["a-2", "a-1 delete"], engine.InState("a"));

        var calls = await engine.CallsOfAsync(engine.UpAsync);

        Assert.Equal(["Update a a-2 {size: 2} => {size: 2}", "Delete a a-1 {size: 1}"], calls.TakeLast(2));
    }

    [Fact]
    public async Task UpdateIsIncomplete_TheStateKeepsTheOldInputs_SoThatTheNextRunSeesTheChangeAgain()
    {
        await engine.Program(A).UpAsync();
        engine.Provider.OnUpdate = request => throw new InitFailedException(request.Id, request.News, null, ["not ready"]);
        await engine.FailAsync(engine.Program(ChangedA).UpAsync);
        engine.Provider.OnUpdate = _ => { };

        var calls = await engine.CallsOfAsync(engine.UpAsync);

        Assert.Equal(["Diff a a-1 {size: 1} => {size: 2}", "Update a a-1 {size: 1} => {size: 2}"], calls.TakeLast(2));
    }

    [Fact]
    public async Task PendingReplacementThatIsNoLongerInTheProgram_IsForgottenWithoutACall()
    {
        await engine.Program(A).UpAsync();
        engine.EditState(state => Find(state, "a")["pendingReplacement"] = true);

        var calls = await engine.CallsOfAsync(engine.Program("resources: {}\n").UpAsync);

        Assert.DoesNotContain(calls, call => call.StartsWith("Delete", StringComparison.Ordinal));
        Assert.Empty(engine.InState("a"));
    }

    [Fact]
    public async Task Seed_IsTheSameForAllChecksOfAResourceInARun_AndAnotherInTheNextRun()
    {
        await engine.Program(A + "  b:\n    type: test:T\n").UpAsync();
        engine.Provider.OnDiff = RecordingProvider.Replace;
        await engine.Program(ChangedA + "  b:\n    type: test:T\n").UpAsync();

        var seeds = engine.Provider.Checks.Select(check => (check.Name, Seed: Convert.ToHexString(check.RandomSeed.AsSpan()))).ToList();

        Assert.Equal(["a", "b", "a", "a", "b"], seeds.Select(seed => seed.Name));
        Assert.Equal(seeds[2].Seed, seeds[3].Seed);
        Assert.Equal(4, seeds.Select(seed => seed.Seed).Distinct().Count());
        Assert.All(seeds, seed => Assert.Equal(64, seed.Seed.Length));
    }

    [Theory]
    [InlineData("urn:pulumi:dev::p::test:index:T::a")]
    [InlineData("urn:pulumi:dev::p::test:index:*::a")]
    [InlineData("**::a")]
    public async Task ReplaceTarget_IsCheckedOnceWithoutOlds_WithoutDiff(string target)
    {
        await engine.Program(A + "  b:\n    type: test:T\n").UpAsync();
        engine.Options = engine.Options with { ReplaceTargets = [target] };

        var preview = await engine.PreviewAsync();
        var calls = await engine.CallsOfAsync(engine.UpAsync);

        var step = Assert.Single(preview.Steps, step => step.Op is StepOp.Replace);
        Assert.Equal("replaced on request", ((Protocol.Values.PropertyString)step.Diff[0].New!).Value);
        Assert.Equal(
            ["Check a {} => {size: 1}", "Create a {size: 1}", "Check b {} => {}", "Diff b b-1 {} => {}", "Delete a a-1 {size: 1}"],
            calls.Skip(3)
        );
        Assert.Equal(["a-2"], engine.InState("a"));
    }

    [Fact]
    public async Task ReplaceTarget_NotInTheStack_IsRefusedBeforeAnyCall()
    {
        await engine.Program(A).UpAsync();
        engine.Options = engine.Options with { ReplaceTargets = ["urn:pulumi:dev::p::test:index:T::x"] };

        engine.Provider.Calls.Clear();
        var fault = await Assert.ThrowsAsync<Diagnostics.ProgramException>(engine.UpAsync);

        Assert.Contains("urn:pulumi:dev::p::test:index:T::a", fault.Message, StringComparison.Ordinal);
        Assert.Empty(engine.Provider.Calls);
    }

    [Fact]
    public async Task ReplaceOnChanges_ReplacesWhereTheProviderWouldUpdate()
    {
        await engine.Program(A).UpAsync();

        var calls = await engine.CallsOfAsync(engine.Program(ChangedA + "    options: {replaceOnChanges: [size]}\n").UpAsync);

        Assert.Equal(["Check a {} => {size: 2}", "Create a {size: 2}", "Delete a a-1 {size: 1}"], calls.TakeLast(3));
    }

    // With deletedWith, the deletion of a deletes the old b too.
    [Theory]
    [InlineData("deletedWith: \"${a}\"", "Check b {} => {}", "Check b {} => {}", "Create b {}", "Delete a a-1 {size: 1}")]
    [InlineData(
        "replaceWith: [\"${a}\"]",
        "Check b {} => {}",
        "Check b {} => {}",
        "Create b {}",
        "Delete b b-1 {}",
        "Delete a a-1 {size: 1}"
    )]
    public async Task OptionNamesAReplacedOne_IsReplacedWithoutDiff(string option, params string[] expected)
    {
        var b = $"  b:\n    type: test:T\n    options: {{{option}}}\n";
        await engine.Program(A + b).UpAsync();
        engine.Provider.OnDiff = RecordingProvider.Replace;

        var calls = await engine.CallsOfAsync(engine.Program(ChangedA + b).UpAsync);

        Assert.Equal(expected, calls.TakeLast(expected.Length));
        Assert.Equal(["b-2"], engine.InState("b"));
    }

    [Theory]
    [InlineData("true", 1)]
    [InlineData("false", 2)]
    public async Task Protected_IsNotReplaced_UnlessTheSameRunRemovesProtect(string protect, int id)
    {
        await engine.Program(A + "    options: {protect: true}\n").UpAsync();
        engine.Provider.OnDiff = RecordingProvider.Replace;

        await engine.Program(ChangedA + $"    options: {{protect: {protect}}}\n").UpAsync();

        Assert.Equal([$"a-{id}"], engine.InState("a"));
    }

    [Fact]
    public async Task Preview_OfEachOrder_CallsNoDelete_AndSavesNothing()
    {
        await engine.Program(A).UpAsync();
        var state = engine.ReadState();
        foreach (
            var diff in new Func<Protocol.Calls.DiffRequest, Protocol.Calls.DiffResult>[]
            {
                RecordingProvider.Replace,
                RecordingProvider.ReplaceDeletingFirst,
            }
        )
        {
            engine.Provider.OnDiff = diff;

            var calls = await engine.CallsOfAsync(engine.Program(ChangedA).PreviewAsync);

            Assert.Equal(["Check a {} => {size: 2}", "Create a {size: 2} preview"], calls.TakeLast(2));
            Assert.Equal(state, engine.ReadState());
        }
    }

    [Fact]
    public async Task CustomTimeouts_ReachTheirCalls_AndTheState()
    {
        await engine.Program(A + "    options: {customTimeouts: {create: 1h30m, delete: 90s}}\n").UpAsync();
        TimeSpan? limit = null;
        engine.Provider.OnDelete = request => limit = request.Timeout;

        await engine.DestroyAsync();

        Assert.Equal(TimeSpan.FromSeconds(90), limit);
    }

    private static Newtonsoft.Json.Linq.JObject Find(Newtonsoft.Json.Linq.JObject state, string name) =>
        (Newtonsoft.Json.Linq.JObject)
            state["resources"]!.Single(item => ((string)item["urn"]!).EndsWith("::" + name, StringComparison.Ordinal));
}
