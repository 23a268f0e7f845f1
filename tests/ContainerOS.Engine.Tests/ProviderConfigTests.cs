using ContainerOS.Engine.Steps;
using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Tests;

/// <summary>The calls about the config of a provider (pulumi/pulumi <c>deploy/providers/registry.go</c>).</summary>
public sealed class ProviderConfigTests : IDisposable
{
    private const string A = "resources:\n  a:\n    type: test:T\n    properties: {size: 1}\n";
    private readonly EngineFixture engine = new();

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task WhatCheckConfigAdds_IsKeptInTheState_GivenBackAsOlds_AndNeverShown()
    {
        engine.Provider.OnCheckConfig = request => new CheckResult(
            request.News.With("__identity", request.Olds.Find("__identity") ?? "first")
        );
        engine.Config("config:\n  test:region: r1\n").Program(A);

        var first = await engine.CallsOfAsync(engine.UpAsync);
        var second = await engine.CallsOfAsync(engine.UpAsync);

        Assert.Equal(["CheckConfig {} => {region: r1}", "Configure {__identity: first, region: r1}"], first.Take(2));
        Assert.Equal(
            [
                "CheckConfig {__identity: first, region: r1} => {region: r1}",
                "DiffConfig {__identity: first, region: r1} => {__identity: first, region: r1}",
                "Configure {__identity: first, region: r1}",
            ],
            second.Take(3)
        );
    }

    /// <summary>A provider that adds an input and says that nothing changed gets its old inputs, as from Pulumi's engine.</summary>
    [Theory]
    [InlineData(DiffChanges.None, "Configure {region: r1}")]
    [InlineData(DiffChanges.Some, "Configure {__identity: new, region: r1}")]
    public async Task StateWithoutTheAddedInput_ConfigureGetsIt_WhenDiffConfigReportsTheChange(DiffChanges says, string configure)
    {
        await engine.Config("config:\n  test:region: r1\n").Program(A).UpAsync();
        engine.Provider.OnCheckConfig = request => new CheckResult(request.News.With("__identity", "new"));
        engine.Provider.OnDiffConfig = _ => new DiffResult(says);

        Assert.Equal(configure, (await engine.CallsOfAsync(engine.UpAsync))[2]);

        Assert.Contains("\"__identity\": \"new\"", engine.ReadState(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangedConfig_IsAnUpdateUnderTheOldId_AndReplacesNothing()
    {
        await engine.Config("config:\n  test:margin: \"1\"\n").Program(A).UpAsync();
        var id = engine.InState("default");

        var calls = await engine.CallsOfAsync(engine.Config("config:\n  test:margin: \"2\"\n").UpAsync);

        Assert.Equal("Configure {margin: 2}", calls[2]);
        Assert.Equal("Diff a a-1 {size: 1} => {size: 1}", calls[^1]);
        Assert.Equal(id, engine.InState("default"));
    }

    [Fact]
    public async Task DiffConfigAsksForAReplacement_ReplacesAllResources_NewProviderFirst_OldOnesDeletedByTheOldProvider()
    {
        await engine.Config("config:\n  test:region: r1\n").Program(A + "  b:\n    type: test:T\n").UpAsync();
        engine.Provider.OnDiffConfig = RecordingProvider.Replace;
        engine.Config("config:\n  test:region: r2\n");

        var preview = await engine.PreviewAsync();
        var calls = await engine.CallsOfAsync(engine.UpAsync);

        Assert.Equal(
            [
                "Replace pulumi:providers:test",
                "Replace test:index:T",
                "Replace test:index:T",
                "DeleteReplaced test:index:T",
                "DeleteReplaced test:index:T",
            ],
            preview.Steps.Select(step => $"{step.Op} {step.Type}")
        );
        Assert.Equal("region", preview.Steps[0].Diff.Single().Path);
        Assert.Equal(
            [
                "CheckConfig {region: r1} => {region: r2}",
                "DiffConfig {region: r1} => {region: r2}",
                "#2 CheckConfig {} => {region: r2}",
                "#2 Configure {region: r2}",
                "#2 Check a {size: 1} => {size: 1}",
                "#2 DiffConfig {region: r1} => {region: r2}",
                "#2 Check a {} => {size: 1}",
                "#2 Create a {size: 1}",
                "#2 Check b {} => {}",
                "#2 DiffConfig {region: r1} => {region: r2}",
                "#2 Check b {} => {}",
                "#2 Create b {}",
                "Configure {region: r1}",
                "Delete b b-1 {}",
                "Delete a a-1 {size: 1}",
            ],
            calls
        );
        Assert.Single(engine.InState("default"));
        Assert.Equal(["a-2", "b-2"], new[] { "a", "b" }.SelectMany(engine.InState));
    }

    [Fact]
    public async Task RunDiesBeforeTheOldOnesAreDeleted_TheNextRunDeletesThemWithTheOldConfig()
    {
        await engine.Config("config:\n  test:region: r1\n").Program(A).UpAsync();
        engine.Provider.OnDiffConfig = RecordingProvider.Replace;
        engine.Provider.OnDelete = _ => throw new Protocol.Faults.RpcFaultException(Grpc.Core.StatusCode.Internal, "in use");
        await engine.FailAsync(engine.Config("config:\n  test:region: r2\n").UpAsync);
        Assert.Equal(["a-2", "a-1 delete"], engine.InState("a"));
        engine.Provider.OnDelete = _ => { };

        var calls = await engine.CallsOfAsync(engine.UpAsync);

        Assert.Equal(["#2 Configure {region: r1}", "#2 Delete a a-1 {size: 1}"], calls.TakeLast(2));
        Assert.Single(engine.InState("default"));
    }

    [Fact]
    public async Task DiffConfigAsksToDeleteFirst_DeletesAllResourcesBeforeTheyAreCreatedAgain()
    {
        await engine.Config("config:\n  test:region: r1\n").Program(A).UpAsync();
        engine.Provider.OnDiffConfig = RecordingProvider.ReplaceDeletingFirst;

        var calls = await engine.CallsOfAsync(engine.Config("config:\n  test:region: r2\n").UpAsync);

        Assert.Equal(
            [
                "Configure {region: r1}",
                "Delete a a-1 {size: 1}",
                "#2 Configure {region: r2}",
                "#2 Check a {} => {size: 1}",
                "#2 Create a {size: 1}",
            ],
            calls.Skip(3)
        );
        Assert.Equal(["a-2"], engine.InState("a"));
    }

    [Fact]
    public async Task RefreshBeforeUp_ReadsWithTheOldConfig()
    {
        await engine.Config("config:\n  test:region: r1\n").Program(A).UpAsync();
        engine.Options = engine.Options with { Refresh = true };

        var calls = await engine.CallsOfAsync(engine.Config("config:\n  test:region: r2\n").UpAsync);

        Assert.Equal(["Configure {region: r1}", "Read a a-1 {size: 1}"], calls.Take(2));
    }

    [Fact]
    public async Task Destroy_UsesTheOldConfig_AndSaysSo()
    {
        await engine.Config("config:\n  test:region: r1\n").Program(A).UpAsync();

        var calls = await engine.CallsOfAsync(engine.Config("config:\n  test:region: r2\n").DestroyAsync);

        Assert.Equal(["Configure {region: r1}", "Delete a a-1 {size: 1}"], calls);
        Assert.Contains(engine.Messages, text => text.Contains("not the changed test:region", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("refresh", 1)]
    [InlineData("destroy", 1)]
    [InlineData("preview of destroy", 1)]
    [InlineData("up", 0)]
    public async Task ChangedConfigThatARunDoesNotUse_IsOneWarning(string verb, int warnings)
    {
        await engine.Config("config:\n  test:region: r1\n  test:zone: h\n  test:same: 1\n").Program(A).UpAsync();
        engine.Options = engine.Options with { Refresh = true };
        engine.Config("config:\n  test:region: r2\n  test:zone: i\n  test:same: 1\n  test:new: 1\n");

        await (
            verb switch
            {
                "refresh" => engine.RefreshAsync(),
                "destroy" => engine.DestroyAsync(),
                "up" => engine.UpAsync(),
                _ => engine.PreviewDestroyAsync(),
            }
        );

        Assert.Equal(
            Enumerable.Repeat(
                "this run uses the config that the resources were deployed with, not the changed test:region, test:zone: 'up' applies a "
                    + "changed config",
                warnings
            ),
            engine.Messages
        );
    }

    [Fact]
    public async Task ProviderReplacedOnRequest_IsCheckedWithoutOlds_AndNotAskedForADiff()
    {
        await engine.Config("config:\n  test:region: r1\n").Program(A).UpAsync();
        engine.Options = engine.Options with { ReplaceTargets = ["urn:pulumi:dev::p::pulumi:providers:test::default"] };

        var preview = await engine.PreviewAsync();
        var calls = await engine.CallsOfAsync(engine.UpAsync);

        Assert.Equal(["Replace default id Update  -> replaced on request"], InProcessRun.Shown(preview.Steps));
        Assert.Equal(
            [
                "CheckConfig {} => {region: r1}",
                "#2 CheckConfig {} => {region: r1}",
                "#2 Configure {region: r1}",
                "#2 Check a {size: 1} => {size: 1}",
            ],
            calls.Take(4)
        );
        Assert.Single(engine.InState("default"));
        Assert.Equal(["a-1"], engine.InState("a"));
    }

    [Fact]
    public async Task Validation_NeitherReadsNorDiffs_AlsoIfRunsRefresh()
    {
        await engine.Config("config:\n  test:region: r1\n").Program(A).UpAsync();
        engine.Options = engine.Options with { Refresh = true };

        Assert.Equal(
            ["CheckConfig {region: r1} => {region: r1}", "Configure {region: r1}", "Check a {size: 1} => {size: 1}"],
            await engine.CallsOfAsync(engine.ValidateAsync)
        );
    }

    [Fact]
    public async Task ReplaceTarget_ThatTheRefreshFindsGone_IsAnError()
    {
        await engine.Program(A).UpAsync();
        engine.Options = engine.Options with { Refresh = true, ReplaceTargets = [EngineFixture.Urn("a")] };
        engine.Provider.OnRead = _ => ReadResult.Gone;

        var fault = await Assert.ThrowsAsync<Diagnostics.ProgramException>(engine.UpAsync);

        Assert.StartsWith("--replace: the stack has no resource ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProviderThatNoResourceUses_IsRemovedFromTheState()
    {
        await engine.Program(A).UpAsync();

        await engine.CallsOfAsync(engine.Program("resources: {}\n").UpAsync);

        Assert.Empty(engine.InState("default"));
        Assert.Single(engine.Resources());
    }

    [Fact]
    public async Task PulumisOwnSettingsOfAProvider_AreNotSentToThePlugin()
    {
        await engine.Program(A).UpAsync();
        engine.EditState(state =>
            state["resources"]!.Single(item => ((string)item["type"]!).StartsWith("pulumi:providers:", StringComparison.Ordinal))[
                "inputs"
            ] = new Newtonsoft.Json.Linq.JObject { ["__internal"] = new Newtonsoft.Json.Linq.JObject { ["pluginDownloadURL"] = "x" } }
        );

        Assert.Equal("CheckConfig {} => {}", (await engine.CallsOfAsync(engine.UpAsync))[0]);
    }

    [Fact]
    public async Task InternalProperties_AreInTheState_ButInNoStepNorOutput()
    {
        engine.Provider.OnCheck = request => new CheckResult(
            request.News.With("__generation", $"{engine.Provider.Checks.Count}").With("map", PropertyMap.Of(("__x", "1"), ("y", "2")))
        );
        engine.Program(A + "outputs:\n  all: ${a}\n");

        var created = await engine.UpAsync();
        var updated = await engine.UpAsync();

        Assert.Equal([StepOp.Create, StepOp.Update], created.Steps.Concat(updated.Steps).Select(step => step.Op));
        Assert.DoesNotContain(
            created.Steps.Concat(updated.Steps).SelectMany(step => step.Diff),
            change => $"{change.Path} {RecordingProvider.Text(change.New!)}".Contains("__", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("__", RecordingProvider.Text(updated.Outputs), StringComparison.Ordinal);
        Assert.Contains("\"__generation\": \"2\"", engine.ReadState(), StringComparison.Ordinal);
    }
}
