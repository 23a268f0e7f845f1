using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Steps;
using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Tests;

/// <summary>
/// The options <c>import</c> and <c>aliases</c> (pulumi/pulumi <c>ImportStep.Apply</c>, <c>stepGenerator.getOldResource</c>).
/// </summary>
public sealed class ImportAndAliasTests : IDisposable
{
    private readonly EngineFixture engine = new();

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task Import_ReadsWithTheIdOnly_ThenChecksAndDiffsAgainstWhatWasRead_AndCreatesNothing()
    {
        engine.Provider.OnRead = _ => new ReadResult("x", PropertyMap.Of(("size", 1d), ("zone", "h")), PropertyMap.Of(("size", 1d)));

        var calls = await engine.CallsOfAsync(engine.Program(Program("size: 1")).UpAsync);
        var again = await engine.CallsOfAsync(engine.UpAsync);

        Assert.Equal(["Read a x {}", "Check a {size: 1} => {size: 1}", "Diff a x {size: 1} => {size: 1}"], calls.Skip(2));
        Assert.Equal(["Check a {size: 1} => {size: 1}", "Diff a x {size: 1} => {size: 1}"], again.Skip(3));
        Assert.Equal(["x"], engine.InState("a"));
    }

    [Fact]
    public async Task Import_WithAnotherValueInTheProgram_IsImportedAndUpdatedInPlace()
    {
        engine.Provider.OnRead = _ => new ReadResult("x", PropertyMap.Of(("size", 1d)), PropertyMap.Of(("size", 1d)));

        var result = await engine.Program(Program("size: 2")).UpAsync();

        Assert.Equal([StepOp.Import, StepOp.Update], result.Steps.Select(step => step.Op));
        Assert.Equal("Update a x {size: 1} => {size: 2}", engine.Provider.Calls[^1]);
    }

    [Fact]
    public async Task Import_ThatTheProgramWouldReplace_IsAnErrorWithTheProperties_AndTheStateStays()
    {
        engine.Provider.OnRead = _ => new ReadResult("x", PropertyMap.Of(("size", 1d)), PropertyMap.Of(("size", 1d)));
        engine.Provider.OnDiff = RecordingProvider.Replace;

        var error = await engine.FailAsync(engine.Program(Program("size: 2")).UpAsync);

        Assert.Contains("a change of size would replace it", error, StringComparison.Ordinal);
        Assert.Empty(engine.InState("a"));
        Assert.DoesNotContain(engine.Provider.Calls, call => call.StartsWith("Create", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_OfAnotherId_ReplacesTheOneInTheState_WhichIsDeletedAtTheEnd()
    {
        await engine.Program("resources:\n  a:\n    type: test:T\n    properties: {size: 1}\n").UpAsync();
        engine.Provider.OnRead = _ => new ReadResult("x", PropertyMap.Of(("size", 1d)), PropertyMap.Of(("size", 1d)));

        var calls = await engine.CallsOfAsync(engine.Program(Program("size: 1")).UpAsync);

        Assert.Equal("Delete a a-1 {size: 1}", calls[^1]);
        Assert.Equal(["x"], engine.InState("a"));
    }

    [Fact]
    public async Task Import_OfWhatIsInTheStateAlready_ReadsNothing()
    {
        await engine.Program("resources:\n  a:\n    type: test:T\n    properties: {size: 1}\n").UpAsync();

        var calls = await engine.CallsOfAsync(engine.Program(Program("size: 1", "a-1")).UpAsync);

        Assert.DoesNotContain(calls, call => call.StartsWith("Read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_InAPreview_SavesNothing()
    {
        engine.Provider.OnRead = _ => new ReadResult("x", PropertyMap.Of(("size", 1d)), PropertyMap.Of(("size", 1d)));

        var preview = await engine.Program(Program("size: 1")).PreviewAsync();

        Assert.Equal([StepOp.Import], preview.Steps.Select(step => step.Op));
        Assert.False(File.Exists(engine.StateFile));
    }

    [Theory]
    [InlineData("[{name: a}]")]
    [InlineData("[\"urn:pulumi:${pulumi.stack}::p::test:index:T::a\"]")]
    [InlineData("[{name: nothing}, {name: a, type: test:T}]")]
    public async Task Alias_KeepsTheResource_UnderItsNewUrn_AlsoForThoseThatReferToIt(string aliases)
    {
        await engine
            .Program(
                "resources:\n  a:\n    type: test:T\n    properties: {size: 1}\n  b:\n    type: test:T\n"
                    + "    properties: {of: \"${a.size}\"}\n"
            )
            .UpAsync();

        var calls = await engine.CallsOfAsync(
            engine
                .Program(
                    $"resources:\n  new:\n    type: test:T\n    properties: {{size: 1}}\n    options: {{aliases: {aliases}}}\n  b:\n"
                        + "    type: test:T\n    properties: {of: \"${new.size}\"}\n"
                )
                .UpAsync
        );

        Assert.Equal(
            [
                "Check new {size: 1} => {size: 1}",
                "Diff new a-1 {size: 1} => {size: 1}",
                "Check b {of: 1} => {of: 1}",
                "Diff b b-1 {of: 1} => {of: 1}",
            ],
            calls.Skip(3)
        );
        Assert.Equal(["a-1"], engine.InState("new"));
        Assert.DoesNotContain("::a\"", engine.ReadState(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alias_TheDependentFails_LeavesAStateThatCanBeRead()
    {
        await engine
            .Program("resources:\n  a:\n    type: test:T\n  b:\n    type: test:T\n    options: {dependsOn: [\"${a}\"]}\n")
            .UpAsync();
        engine.Provider.OnCheck = request =>
            request.Name == "b" ? new CheckResult(request.News, [new CheckFailure("", "wrong")]) : new CheckResult(request.News);
        engine.Program(
            "resources:\n  new:\n    type: test:T\n    options: {aliases: [{name: a}]}\n  b:\n    type: test:T\n"
                + "    options: {dependsOn: [\"${new}\"]}\n"
        );
        await engine.FailAsync(engine.UpAsync);
        engine.Provider.OnCheck = request => new CheckResult(request.News);

        Assert.Equal("Diff b b-1 {} => {}", (await engine.CallsOfAsync(engine.UpAsync))[^1]);
    }

    [Theory]
    [InlineData("b", "    options: {aliases: [{name: a}]}\n")]
    [InlineData("a", "")]
    public async Task Alias_OfTwoResources_IsAnError_AndDeletesNothing(string other, string option)
    {
        await engine.Program("resources:\n  a:\n    type: test:T\n").UpAsync();

        var error = await engine.FailAsync(
            engine
                .Program(
                    $"resources:\n  {other}:\n    type: test:T\n{option}  c:\n    type: test:T\n    options: {{aliases: [{{name: a}}]}}\n"
                )
                .UpAsync
        );

        Assert.Contains("has the alias urn:pulumi:dev::p::test:index:T::a, but that is also", error, StringComparison.Ordinal);
        Assert.DoesNotContain(engine.Provider.Calls, call => call.StartsWith("Delete", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("aliases: a", "must be a list of URNs")]
    [InlineData("aliases: [{nam: a}]", "did you mean 'name'?")]
    [InlineData("deletedWith: a", "'deletedWith' of 'a' must be a reference")]
    [InlineData("customTimeouts: {create: 5}", "'5' is not a duration")]
    [InlineData("customTimeouts: {create: soon}", "'soon' is not a duration")]
    [InlineData("replaceOnChanges: [\"a[\"]", "is not a property path")]
    [InlineData("parent: ${a}", "does not support 'parent'")]
    public void WrongOption_IsAnErrorAtItsLine(string option, string says)
    {
        engine.Program($"resources:\n  a:\n    type: test:T\n    options:\n      {option}\n");

        var fault = Assert.Throws<ProgramException>(() => new DeploymentEngine(engine.Options).ReadSettings());

        Assert.Contains(says, fault.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Equal(7, fault.Diagnostics[0].Line);
    }

    [Fact]
    public async Task Import_HasTheIdThatWasRead_OrTheOneOfTheProgram()
    {
        engine.Provider.OnRead = _ => new ReadResult("", PropertyMap.Of(("size", 1d)), PropertyMap.Of(("size", 1d)));

        var result = await engine.Program(Program("size: 1")).UpAsync();

        Assert.Equal(["Import a"], InProcessRun.Shown(result.Steps));
        Assert.Equal(1, result.Changes[StepOp.Import]);
        Assert.Equal((1, false), (result.Changes.Count, result.Changes.ContainsKey(StepOp.Same)));
        var state = engine.Resources()[^1]!;
        Assert.Equal(("x", "x"), ((string?)state["id"], (string?)state["importID"]));
        Assert.Equal((string?)state["created"], (string?)state["modified"]);
    }

    [Fact]
    public async Task Import_OfAnEmptyId_IsNoImport()
    {
        var calls = await engine.CallsOfAsync(engine.Program(Program("size: 1", "\"\"")).UpAsync);

        Assert.Equal("Create a {size: 1}", calls[^1]);
    }

    [Fact]
    public async Task Import_OfSecrets_KeepsThemSecret()
    {
        engine.Provider.OnRead = _ => new ReadResult("x", PropertyMap.Of(("key", "hush-hush")), PropertyMap.Of(("key", "hush-hush")));

        await engine.Program(Program("key: {fn::secret: hush-hush}")).UpAsync();

        Assert.DoesNotContain("hush", engine.ReadState(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfWhatIsNotReady_IsUpdated()
    {
        engine.Provider.OnRead = request =>
            throw new InitFailedException("x", PropertyMap.Of(("size", 1d)), PropertyMap.Of(("size", 1d)), ["not ready"]);

        var calls = await engine.CallsOfAsync(engine.Program(Program("size: 1")).UpAsync);

        Assert.Equal("Update a x {size: 1} => {size: 1}", calls[^1]);
        Assert.Null(engine.Resources()[^1]!["initErrors"]);
    }

    [Theory]
    [InlineData(true, "'a' imports x, which does not exist: correct the id, or remove 'import' to create it")]
    [InlineData(false, "the plugin of 'test' cannot import resources of type test:index:T: remove 'import', or update the plugin")]
    public async Task Import_OfNothing_OrByAPluginThatCannot_IsAnError(bool isGone, string error)
    {
        engine.Provider.OnRead = _ => isGone ? ReadResult.Gone : new ReadResult("x", PropertyMap.Empty, null);

        Assert.EndsWith(error, await engine.FailAsync(engine.Program(Program("size: 1")).UpAsync), StringComparison.Ordinal);
        Assert.Empty(engine.InState("a"));
    }

    [Fact]
    public async Task Import_OfAnotherId_OfAProtectedResource_IsAnError()
    {
        await engine.Program("resources:\n  a:\n    type: test:T\n    options: {protect: true}\n").UpAsync();

        Assert.EndsWith(
            "'a' is protected, and the import of x would replace a-1: remove 'protect' first",
            await engine.FailAsync(engine.Program(Program("size: 1")).UpAsync),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Import_ThatTheProgramWouldReplace_SaysWhatToCorrect()
    {
        engine.Provider.OnRead = _ => new ReadResult("x", PropertyMap.Of(("size", 1d), ("b", 1d)), PropertyMap.Of(("size", 1d), ("b", 1d)));
        engine.Provider.OnDiff = RecordingProvider.Replace;

        Assert.EndsWith(
            "'a' imports x, and a change of b, size would replace it; nothing was changed: correct these properties to those of the "
                + "existing resource, or remove 'import' to allow the replacement",
            await engine.FailAsync(engine.Program(Program("size: 2")).UpAsync),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(null, null, false, "", false)]
    [InlineData("x", null, false, "", true)]
    [InlineData("x", "x", false, "", false)]
    [InlineData("x", "y", false, "", true)]
    [InlineData("x", "x", true, "", true)]
    [InlineData("x", "y", false, "x", false)]
    [InlineData("x", "x", false, "y", true)]
    public void Import_IsNeeded_UnlessTheStateHasItsId(string? id, string? known, bool external, string importId, bool isNeeded)
    {
        var old = known is null
            ? null
            : new State.ResourceState("u", "t")
            {
                Id = known,
                External = external,
                ImportId = importId,
            };

        Assert.Equal(isNeeded, Engine.Deployment.ResourceImport.IsNeeded(id, old));
    }

    private static string Program(string properties, string id = "x") =>
        $"resources:\n  a:\n    type: test:T\n    properties: {{{properties}}}\n    options: {{import: {id}}}\n";
}
