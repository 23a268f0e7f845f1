using ContainerOS.Engine.Deployment;
using ContainerOS.Engine.Steps;
using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Protocol.Calls;
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

    [Theory]
    [InlineData("external", "id", "it was only read so far; from now on the program has its own")]
    [InlineData("taint", "id", "replaced on request: the state marks it as tainted")]
    [InlineData("pendingReplacement", "id", "an earlier run deleted it, and ended before it created the new one")]
    public async Task MarkedInTheState_SaysWhyItIsReplaced(string mark, string path, string reason)
    {
        await engine.Program(A).UpAsync();
        engine.EditState(state => Find(state, "a")[mark] = true);

        var result = await engine.PreviewAsync();

        Assert.Equal(
            new Steps.PropertyChange(path, Steps.PropertyChangeKind.Update, null, reason, NeedsReplace: true),
            Assert.Single(result.Steps[0].Diff)
        );
        Assert.Equal((Steps.StepOp.Replace, 1), (result.Steps[0].Op, result.Changes[Steps.StepOp.Replace]));
    }

    [Theory]
    [InlineData("deletedWith: \"${a}\"", "deletedWith", "deleted together with urn:pulumi:dev::p::test:index:T::a, which is replaced")]
    [InlineData("replaceWith: [\"${a}\"]", "replaceWith", "replaced together with urn:pulumi:dev::p::test:index:T::a")]
    public async Task OptionNamesAReplacedOne_SaysSo(string option, string path, string reason)
    {
        var b = $"  b:\n    type: test:T\n    options: {{{option}}}\n";
        await engine.Program(A + b).UpAsync();
        engine.Provider.OnDiff = RecordingProvider.Replace;

        var result = await engine.Program(ChangedA + b).PreviewAsync();

        Assert.Equal(
            new Steps.PropertyChange(path, Steps.PropertyChangeKind.Update, null, reason, NeedsReplace: true),
            Assert.Single(result.Steps.Single(step => step is { Op: Steps.StepOp.Replace, Name: "b" }).Diff)
        );
    }

    [Fact]
    public async Task ProviderIsReplaced_SaysSo()
    {
        await engine.Config("config:\n  test:region: r1\n").Program(A).UpAsync();
        engine.Provider.OnDiffConfig = RecordingProvider.Replace;

        var result = await engine.Config("config:\n  test:region: r2\n").PreviewAsync();

        Assert.Equal(
            ["Replace default region Update r1 -> r2", "Replace a provider Update  -> its provider is replaced", "DeleteReplaced a"],
            InProcessRun.Shown(result.Steps)
        );
    }

    [Fact]
    public async Task DeletedFirst_ShowsEachStep_AndCountsOneReplacementEach()
    {
        const string B = "  b:\n    type: test:T\n    properties: {of: \"${a.size}\"}\n";
        await engine.Program(A + B).UpAsync();
        engine.Provider.OnDiff = RecordingProvider.ReplaceDeletingFirst;
        var events = new List<string>();
        engine.OnEvent = happened =>
        {
            if (happened is Events.StepStarted { Step: var step })
            {
                events.Add($"{step.Op} {step.Name}");
            }
        };

        var preview = await engine.Program(ChangedA + B).PreviewAsync();
        Assert.Empty(events);
        var result = await engine.UpAsync();

        string[] steps =
        [
            "DeleteReplaced b",
            "DeleteReplaced a",
            "Replace a size Update 1 -> 2",
            "Replace b dependsOn Update  -> a resource that it depends on is replaced and deleted first",
        ];
        Assert.Equal(steps, InProcessRun.Shown(preview.Steps));
        Assert.Equal(steps, InProcessRun.Shown(result.Steps));
        Assert.Equal(["DeleteReplaced b", "DeleteReplaced a", "Replace a", "Replace b"], events);
        Assert.Equal("2", string.Join(' ', result.Changes.Values));
    }

    [Fact]
    public async Task DeletedFirst_DependentThatWasDeletedByAnEarlierRun_IsNotDeletedAgain()
    {
        const string B = "  b:\n    type: test:T\n    properties: {of: \"${a.size}\"}\n";
        await engine.Program(A + B).UpAsync();
        engine.EditState(state => Find(state, "b")["pendingReplacement"] = true);
        engine.Provider.OnDiff = RecordingProvider.ReplaceDeletingFirst;

        var calls = await engine.CallsOfAsync(engine.Program(ChangedA + B).UpAsync);

        Assert.Equal(["Delete a a-1 {size: 1}", "Create a {size: 2}", "Check b {} => {of: 2}", "Create b {of: 2}"], calls.TakeLast(4));
        Assert.Equal(["a-2", "b-2"], new[] { "a", "b" }.SelectMany(engine.InState));
    }

    [Theory]
    [InlineData("deletedWith: \"${a}\"", 1)]
    [InlineData("replaceWith: [\"${a}\"]", 2)]
    public async Task DeletedFirst_WhatIsReplacedWithIt_IsDeletedFirstToo(string option, int deletes)
    {
        var b = $"  b:\n    type: test:T\n    options: {{{option}}}\n";
        await engine.Program(A + b).UpAsync();
        engine.Provider.OnDiff = RecordingProvider.ReplaceDeletingFirst;

        var calls = await engine.CallsOfAsync(engine.Program(ChangedA + b).UpAsync);

        Assert.Equal(deletes, calls.Count(call => call.StartsWith("Delete", StringComparison.Ordinal)));
        Assert.Equal(["Create a {size: 2}", "Check b {} => {}", "Create b {}"], calls.TakeLast(3));
        Assert.Equal(["a-2", "b-2"], new[] { "a", "b" }.SelectMany(engine.InState));
    }

    [Fact]
    public async Task DeletedFirst_ADeleteFails_CreatesNothing_AndTheStateKeepsBoth()
    {
        const string B = "  b:\n    type: test:T\n    properties: {of: \"${a.size}\"}\n";
        await engine.Program(A + B).UpAsync();
        engine.Provider.OnDiff = RecordingProvider.ReplaceDeletingFirst;
        engine.Provider.OnDelete = _ => throw new RpcFaultException(StatusCode.Internal, "in use");
        engine.Provider.Calls.Clear();

        var result = await engine.Program(ChangedA + B).UpAsync();

        Assert.Equal([("in use", EngineFixture.Urn("a"))], result.Diagnostics.Select(item => (item.Message, item.Urn!)));
        Assert.DoesNotContain(engine.Provider.Calls, call => call.StartsWith("Create", StringComparison.Ordinal));
        Assert.Equal(["a-1", "b-1"], new[] { "a", "b" }.SelectMany(engine.InState));
    }

    [Fact]
    public async Task DeletedFirst_WithAProtectedDependent_SaysWhatToRemove()
    {
        const string B = "  b:\n    type: test:T\n    properties: {of: \"${a.size}\"}\n    options: {protect: true}\n";
        await engine.Program(A + B).UpAsync();
        engine.Provider.OnDiff = RecordingProvider.ReplaceDeletingFirst;

        var error = Assert.Single((await engine.Program(ChangedA + B).UpAsync()).Diagnostics);

        Assert.Equal(
            (4, "'a' is replaced and deleted first, and with it 'b', which is protected: remove its 'protect' and run up first"),
            (error.Line, error.Message)
        );
    }

    [Theory]
    [InlineData("size", "size", "")]
    [InlineData("zone", "", "")]
    [InlineData("size", "", "    options: {replaceOnChanges: [size]}\n")]
    public async Task DependentOfOneDeletedFirst_IsReplacedWithIt_IfItsChangeWouldReplaceIt(
        string reference,
        string replaces,
        string options
    )
    {
        var b = $"  b:\n    type: test:T\n    properties: {{size: \"${{a.{reference}}}\"}}\n{options}";
        var a = A.Replace("{size: 1}", "{size: 1, zone: h}", StringComparison.Ordinal);
        await engine.Program(a + b).UpAsync();
        engine.Provider.OnDiff = request =>
            request.Urn.EndsWith("::a", StringComparison.Ordinal) ? RecordingProvider.ReplaceDeletingFirst(request)
            : replaces.Length > 0 ? RecordingProvider.Replace(request)
            : RecordingProvider.Compare(request);

        await engine.CallsOfAsync(engine.Program(a.Replace("size: 1", "size: 2", StringComparison.Ordinal) + b).UpAsync);

        Assert.Equal(reference == "zone" ? ["b-1"] : ["b-2"], engine.InState("b"));
    }

    [Fact]
    public async Task Protected_SaysWhichChangeWouldReplaceIt()
    {
        await engine.Program(A + "    options: {protect: true}\n").UpAsync();
        engine.Provider.OnDiff = RecordingProvider.Replace;

        var error = Assert.Single((await engine.Program(ChangedA + "    options: {protect: true}\n").UpAsync()).Diagnostics);

        Assert.Equal((4, "'a' is protected, and a change of size would replace it: remove 'protect' first"), (error.Line, error.Message));
    }

    [Fact]
    public async Task SecondCheckFails_IsAnError_AndTheOldOneStays()
    {
        await engine.Program(A).UpAsync();
        engine.Provider.OnDiff = RecordingProvider.Replace;
        engine.Provider.OnCheck = request =>
            request.Olds.Count > 0 ? new CheckResult(request.News) : new CheckResult(request.News, [new CheckFailure("size", "too small")]);

        var error = Assert.Single((await engine.Program(ChangedA).UpAsync()).Diagnostics);

        Assert.Equal(("too small", "size", 6), (error.Message, error.PropertyPath, error.Line));
        Assert.Equal(["a-1"], engine.InState("a"));
    }

    [Fact]
    public async Task ReplaceTargets_ThatTheStackLacks_AreListed_WithWhatItHas()
    {
        engine.Options = engine.Options with { ReplaceTargets = ["urn:x", "urn:y*", "urn:z"] };
        var none = await Assert.ThrowsAsync<Diagnostics.ProgramException>(engine.Program("resources: {}\n").UpAsync);
        engine.Options = engine.Options with { ReplaceTargets = [] };
        await engine.Program(A).UpAsync();
        engine.Options = engine.Options with { ReplaceTargets = ["urn:x"] };

        var some = await Assert.ThrowsAsync<Diagnostics.ProgramException>(engine.PreviewAsync);

        Assert.Equal(
            "--replace: the stack has no resource 'urn:x', 'urn:z'; pass the URN of a resource of the stack. It has none",
            none.Message
        );
        Assert.Equal(
            $"--replace: the stack has no resource 'urn:x'; pass the URN of a resource of the stack. It has:\n  {EngineFixture.Urn("a")}",
            some.Message
        );
    }

    /// <summary>The rules of <c>deploy.UrnTargets</c>.</summary>
    [Theory]
    [InlineData("urn:a:b::c", "urn:a:b::c", true)]
    [InlineData("urn:a:b::c", "urn:a:b::cc", false)]
    [InlineData("urn:*:b::c", "urn:xyz:b::c", true)]
    [InlineData("urn:*::c", "urn:a:b::c", false)]
    [InlineData("urn:**::c", "urn:a:b::c", true)]
    [InlineData("urn:*", "urn:a:b", false)]
    [InlineData("*:a", "urn:a:b", false)]
    [InlineData("urn:a.*", "urn:abc", false)]
    public void Pattern_OfAReplaceTarget_MatchesAWholeUrn(string target, string urn, bool matches) =>
        Assert.Equal(matches, new ReplaceTargets([target]).Contains(urn, null));

    [Fact]
    public async Task CreateWithoutAnId_IsAnErrorOfThePlugin()
    {
        engine.Provider.HasIds = false;

        var error = Assert.Single((await engine.Program(A).UpAsync()).Diagnostics);

        Assert.Equal(
            (EngineFixture.Urn("a"), "the provider returned no id from Create: report this as an error of its plugin"),
            (error.Urn, error.Message)
        );
        Assert.Empty(engine.InState("a"));
        Assert.Empty(engine.Pending());
    }

    [Fact]
    public async Task IdOfAnotherResource_IsAWarning()
    {
        await engine.Program(A).UpAsync();
        engine.EditState(state => Find(state, "a")["id"] = "b-1");

        await engine.Program(A + "  b: {type: test:T}\n").UpAsync();

        Assert.Equal(
            [
                $"the plugin returned the id 'b-1', which {EngineFixture.Urn("a")} has, too: both may be one resource of the cloud, and to "
                    + "delete one deletes the other. Report this as an error of the plugin",
            ],
            engine.Messages
        );
    }

    [Fact]
    public async Task StateOfAnUpdate_HasTheTimeOfItsCreation_AndWhatItsProviderReturned()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        engine.Options = engine.Options with { Time = time };
        await engine.Program(A).UpAsync();
        time.Advance(TimeSpan.FromHours(1));

        await engine.Program(ChangedA).UpAsync();
        time.Advance(TimeSpan.FromHours(1));
        await engine.UpAsync();

        var state = engine.Resources()[^1]!;
        Assert.Equal(
            ("a-1", 0, 1, 2, 2),
            (
                (string?)state["id"],
                ((DateTime)state["created"]!).Hour,
                ((DateTime)state["modified"]!).Hour,
                (int)state["inputs"]!["size"]!,
                (int)state["outputs"]!["size"]!
            )
        );
        var provider = engine.Resources()[1]!;
        Assert.Equal((0, 0), (((DateTime)provider["created"]!).Hour, ((DateTime)provider["modified"]!).Hour));
    }

    [Fact]
    public async Task IncompleteCreateAndUpdate_AreInTheState_WithTheirErrors()
    {
        engine.Provider.OnCreate = request => throw new InitFailedException("a-1", Sample.Map("""{"half": 1}"""), null, ["one", "two"]);
        var created = Assert.Single((await engine.Program(A).UpAsync()).Diagnostics);
        Assert.Equal("""["one","two"] {"size":1} {"half":1}""", Shown());
        Assert.Equal("one; two", created.Message);

        engine.Provider.OnUpdate = request => throw new InitFailedException("a-1", Sample.Map("""{"half": 2}"""), null, ["three"]);
        await engine.FailAsync(engine.Program(ChangedA).UpAsync);
        Assert.Equal("""["three"] {"size":1} {"half":2}""", Shown());

        string Shown() =>
            string.Join(
                ' ',
                new[] { "initErrors", "inputs", "outputs" }.Select(name =>
                    engine.Resources()[^1]![name]!.ToString(Newtonsoft.Json.Formatting.None)
                )
            );
    }

    [Fact]
    public async Task FailedOperation_LeavesNoPendingOne()
    {
        engine.Provider.OnCreate = _ => throw new RpcFaultException(StatusCode.Internal, "no quota");

        await engine.FailAsync(engine.Program(A).UpAsync);

        Assert.Empty(engine.Pending());
        Assert.Empty(engine.InState("a"));
    }

    [Theory]
    [InlineData("creating")]
    [InlineData("updating")]
    [InlineData("deleting")]
    public async Task RunningOperation_IsInTheState(string type)
    {
        var during = new List<string>();
        void Note() => during.AddRange(engine.Pending());
        if (type == "creating")
        {
            engine.Provider.OnCreate = _ => Note();
            await engine.Program(A).UpAsync();
        }
        else
        {
            await engine.Program(A).UpAsync();
            engine.Provider.OnUpdate = _ => Note();
            engine.Provider.OnDelete = _ => Note();
            await (type == "updating" ? engine.Program(ChangedA).UpAsync() : engine.DestroyAsync());
        }

        Assert.Equal([$"{type} {EngineFixture.Urn("a")}"], during);
    }

    [Fact]
    public async Task CustomTimeouts_ReachCreateAndUpdate()
    {
        var limits = new List<TimeSpan?>();
        engine.Provider.OnCreate = request => limits.Add(request.Timeout);
        engine.Provider.OnUpdate = request => limits.Add(request.Timeout);
        const string Options = "    options: {customTimeouts: {create: 1s, update: 2s}}\n";

        await engine.Program(A + Options).UpAsync();
        await engine.Program(ChangedA + Options).UpAsync();

        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], limits);
    }

    /// <summary>Outputs are as secret as the inputs of the same place, and those that the option names.</summary>
    [Theory]
    [InlineData("""{"a": 1, "b": 2}""", """{"a": {"$": 1}}""", "b", "{a: secret(1), b: secret(2)}")]
    [InlineData("""{"a": {"$": 1}}""", """{"a": {"$": 1}}""", "a", "{a: secret(1)}")]
    [InlineData("""{"a": [1, 2]}""", """{"a": [{"$": 1}, 2]}""", "", "{a: [secret(1), 2]}")]
    [InlineData("""{"a": [1, 2, 3]}""", """{"a": [{"$": 1}, 2]}""", "", "{a: secret([1, 2, 3])}")]
    [InlineData("""{"a": {"k": 1, "l": 2, "m": 3}}""", """{"a": {"k": {"$": 1}, "l": 2}}""", "", "{a: {k: secret(1), l: 2, m: 3}}")]
    [InlineData("""{"a": "text"}""", """{"a": {"k": {"$": 1}}}""", "", "{a: secret(text)}")]
    [InlineData("""{"a": 1}""", """{"b": {"$": 1}}""", "", "{a: 1}")]
    [InlineData("""{"a": 1}""", """{"a": 1}""", "", "{a: 1}")]
    public void SecretOutputs_AreThoseOfSecretInputs(string outputs, string inputs, string additional, string marked)
    {
        var state = new State.ResourceState("u", "t")
        {
            Inputs = Sample.Map(inputs),
            Outputs = Sample.Map(outputs),
            AdditionalSecretOutputs = additional.Length > 0 ? [additional] : [],
        };

        Assert.Equal(marked, RecordingProvider.Text(SecretOutputs.Mark(state, state.Inputs).Outputs));
    }

    private static Newtonsoft.Json.Linq.JObject Find(Newtonsoft.Json.Linq.JObject state, string name) =>
        (Newtonsoft.Json.Linq.JObject)
            state["resources"]!.Single(item => ((string)item["urn"]!).EndsWith("::" + name, StringComparison.Ordinal));
}
