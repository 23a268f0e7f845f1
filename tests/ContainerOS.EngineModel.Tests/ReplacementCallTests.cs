using ContainerOS.EngineModel.Tests.Engine;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;

namespace ContainerOS.EngineModel.Tests;

/// <summary>
/// The calls that a provider gets for each cause of a replacement, as read in step_generator.go. A provider can distinguish the causes
/// only by these calls.
/// </summary>
public sealed class ReplacementCallTests
{
    private readonly ScriptedPlugins plugins = new();
    private readonly StackState state = new("shop", "dev");
    private readonly PoolProgram program = new PoolProgram { Config = PropertyMap.Of(("region", "a")) }.With(new PoolResource("web"));

    [Fact]
    public async Task NewStack_ChecksConfiguresAndCreates()
    {
        var result = await UpAsync(program);

        Assert.Equal(
            ["CheckConfig default without olds", "Configure default", "Check web without olds", "Create web"],
            result.Calls.Select(call => call.Summary)
        );
    }

    [Fact]
    public async Task Replacement_ThatDiffAsksFor_ChecksTwiceWithOneSeed_AndDeletesAfterAllCreates()
    {
        await UpAsync(program);
        plugins.Checks.Clear();
        plugins.Diff = _ => ScriptedPlugins.Replace(deleteBeforeReplace: false);

        var result = await UpAsync(program.With(new PoolResource("later")));

        Assert.Equal(
            [
                "Check web with olds",
                "Diff web id-1",
                "Check web without olds",
                "Create web",
                "Check later without olds",
                "Create later",
                "Delete web id-1",
            ],
            PoolCalls(result)
        );
        Assert.Equal(plugins.Checks[0].RandomSeed, plugins.Checks[1].RandomSeed);
    }

    [Fact]
    public async Task Replacement_ThatDiffAsksFor_DeletesFirst_IfDiffSaysSo()
    {
        await UpAsync(program);
        plugins.Diff = _ => ScriptedPlugins.Replace(deleteBeforeReplace: true);

        var result = await UpAsync(program);

        Assert.Equal(
            ["Check web with olds", "Diff web id-1", "Check web without olds", "Delete web id-1", "Create web"],
            PoolCalls(result)
        );
    }

    [Theory]
    [InlineData(true, false, "Create web", "Delete web id-1")]
    [InlineData(false, true, "Delete web id-1", "Create web")]
    public async Task DeleteBeforeReplaceOption_OverridesDiff(bool diff, bool option, string first, string second)
    {
        await UpAsync(program);
        plugins.Diff = _ => ScriptedPlugins.Replace(diff);

        var result = await UpAsync(program.With(new PoolResource("web") { DeleteBeforeReplace = option }));

        Assert.Equal([first, second], PoolCalls(result).TakeLast(2));
    }

    [Theory]
    [InlineData(NamingMode.Verbatim, AutonamingMode.Enforce, "web")]
    [InlineData(NamingMode.Disabled, AutonamingMode.Disable, "")]
    public async Task AutonamingWithoutRandomParts_DeletesFirst_WhateverTheOptionSays(NamingMode naming, AutonamingMode sent, string name)
    {
        await UpAsync(program);
        plugins.Checks.Clear();
        plugins.Diff = _ => ScriptedPlugins.Replace(deleteBeforeReplace: false);

        var result = await UpAsync(program.With(new PoolResource("web") { DeleteBeforeReplace = false }) with { Naming = naming });

        Assert.Equal(["Delete web id-1", "Create web"], PoolCalls(result).TakeLast(2));
        Assert.All(plugins.Checks, check => Assert.Equal(new Autonaming(sent, name), check.Autonaming));
    }

    [Fact]
    public async Task ReplaceOption_ChecksOnceWithoutOlds_AndDoesNotDiff()
    {
        await UpAsync(program);

        var result = await UpAsync(program, new RunOptions { Replace = new HashSet<string> { "web" } });

        Assert.Equal(["Check web without olds", "Create web", "Delete web id-1"], PoolCalls(result));
    }

    [Fact]
    public async Task Taint_ChecksOnceWithoutOlds_AndIsGoneAfterwards()
    {
        await UpAsync(program);
        state.Find(Urn("web"))!.Taint = true;

        var result = await UpAsync(program.With(new PoolResource("web") { DeleteBeforeReplace = true }));

        Assert.Equal(["Check web without olds", "Delete web id-1", "Create web"], PoolCalls(result));
        Assert.False(state.Find(Urn("web"))!.Taint);
    }

    [Fact]
    public async Task ReplacedProvider_ReplacesItsResources_WithoutDiff_AndTheOldProviderDeletes()
    {
        await UpAsync(program);
        plugins.DiffConfig = request =>
            request.OldInputs.Equals(request.News) ? DiffResult.None : new(DiffChanges.Some) { Replaces = ["region"] };

        var result = await UpAsync(program with { Config = PropertyMap.Of(("region", "b")) });

        Assert.Equal(
            [
                "CheckConfig default with olds",
                "DiffConfig default",
                "CheckConfig default without olds",
                "Configure default",
                "Check web with olds",
                "DiffConfig default",
                "Check web without olds",
                "Create web",
                "Configure default",
                "Delete web id-1",
            ],
            result.Calls.Select(call => call.Summary)
        );
        Assert.Equal(PropertyMap.Of(("region", "a")), result.Calls[^2].News);
    }

    [Fact]
    public async Task ExplicitProvider_OfTheSameConfig_KeepsTheResource()
    {
        await UpAsync(program);

        var result = await UpAsync(program.With(new PoolResource("web") { Provider = "other" }));

        Assert.Equal(["Check web with olds", "DiffConfig other", "Diff web id-1"], result.Calls.Skip(2).Select(call => call.Summary));
    }

    [Fact]
    public async Task Dependant_OfAResourceDeletedFirst_IsDeletedBeforeIt_AndCheckedWithoutOlds()
    {
        var both = program.With(new PoolResource("dep") { DependsOn = "web" });
        await UpAsync(both);
        plugins.Diff = request =>
            request.Id == "id-1" || request.News["clusterId"] is PropertyUnknown
                ? ScriptedPlugins.Replace(deleteBeforeReplace: true)
                : DiffResult.None;

        var result = await UpAsync(both);

        Assert.Equal(
            [
                "Check web with olds",
                "Diff web id-1",
                "Check web without olds",
                "Diff dep id-2",
                "Delete dep id-2",
                "Delete web id-1",
                "Create web",
                "Check dep without olds",
                "Create dep",
            ],
            PoolCalls(result)
        );
    }

    [Fact]
    public async Task PendingReplacement_IsCheckedAndDiffedLikeAnExistingResource()
    {
        await UpAsync(program);
        plugins.Diff = _ => ScriptedPlugins.Replace(deleteBeforeReplace: true);
        plugins.Create = _ => throw new RpcFaultException(Grpc.Core.StatusCode.Unknown, "no");
        await UpAsync(program);
        Assert.True(state.Find(Urn("web"))!.PendingReplacement);
        plugins.Create = null;

        var result = await UpAsync(program);

        Assert.Equal(["Check web with olds", "Diff web id-1", "Check web without olds", "Create web"], PoolCalls(result));
        Assert.Equal("id-2", Assert.Single(state.Resources, resource => !resource.IsProvider).Id);
    }

    [Fact]
    public async Task PendingReplacement_ThatIsNowCreatedFirst_IsDeletedOnceMore()
    {
        await UpAsync(program);
        plugins.Diff = _ => ScriptedPlugins.Replace(deleteBeforeReplace: true);
        plugins.Create = _ => throw new RpcFaultException(Grpc.Core.StatusCode.Unknown, "no");
        await UpAsync(program);
        (plugins.Create, plugins.Diff) = (null, _ => DiffResult.None);

        var result = await UpAsync(program);

        Assert.Equal(["Create web", "Delete web id-1"], PoolCalls(result).TakeLast(2));
    }

    [Fact]
    public async Task EngineLostBetweenCreateAndDelete_TheNextRunDeletes()
    {
        await UpAsync(program);
        plugins.Diff = _ => ScriptedPlugins.Replace(deleteBeforeReplace: false);
        var lost = await UpAsync(
            program,
            new RunOptions { Fault = new Fault(Loss.Engine, AtCloudRequest: false, Number: 8, After: false) }
        );
        plugins.Diff = _ => DiffResult.None;

        var result = await UpAsync(program);

        Assert.Equal(RunOutcome.Lost, lost.Outcome);
        Assert.Equal(["Check web with olds", "Diff web id-2", "Delete web id-1"], PoolCalls(result));
    }

    [Fact]
    public async Task EngineLostDuringCreate_LeavesAPendingOperation_AndThePluginLostDoesNot()
    {
        var fault = new Fault(Loss.Engine, AtCloudRequest: false, Number: 4, After: true);
        await UpAsync(program, new RunOptions { Fault = fault });
        Assert.Equal(new PendingOperation(Urn("web"), PendingOperation.Creating), Assert.Single(state.PendingOperations));

        // A pending create survives until the user clears it, with a warning in each run.
        var result = await UpAsync(program, new RunOptions { Fault = fault with { Loss = Loss.Plugin, Number = 5 } });

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Contains(
            result.Messages,
            message => message.Contains($"{Urn("web")}, interrupted while creating", StringComparison.Ordinal)
        );
        Assert.Single(state.PendingOperations);
    }

    [Fact]
    public async Task PartlyFailedCreate_OfAReplacement_MarksTheOldOne_AndTheNextRunDeletesIt()
    {
        await UpAsync(program);
        plugins.Diff = _ => ScriptedPlugins.Replace(deleteBeforeReplace: false);
        plugins.Create = request => throw new InitFailedException("id-2", request.Properties, null, ["not ready"]);
        await UpAsync(program);
        (plugins.Create, plugins.Diff) = (null, _ => DiffResult.None);

        var result = await UpAsync(program);

        Assert.Equal(["Check web with olds", "Diff web id-2", "Update web id-2", "Delete web id-1"], PoolCalls(result));
    }

    [Fact]
    public async Task PartlyFailedUpdate_KeepsTheOldInputs()
    {
        await UpAsync(program);
        plugins.Diff = _ => new DiffResult(DiffChanges.Some);
        plugins.Update = request => throw new InitFailedException(request.Id, request.News, null, ["not ready"]);

        await UpAsync(program.With(new PoolResource("web") { Size = 2 }));

        var entry = state.Find(Urn("web"))!;
        Assert.Equal(
            (1.0, 2.0),
            (((PropertyNumber)entry.Inputs["desiredSize"]).Value, ((PropertyNumber)entry.Outputs["desiredSize"]).Value)
        );
    }

    [Fact]
    public async Task UnchangedProvider_IsConfiguredWithTheOldInputs_AndSavedWithTheNewOnes()
    {
        await UpAsync(program);
        plugins.CheckConfig = request => new CheckResult(request.News.With("identity", "x"));

        var result = await UpAsync(program);

        Assert.Equal(program.Config, result.Calls.Single(call => call.Method == "Configure").News);
        Assert.Equal("x", ((PropertyString)state.Resources.Single(resource => resource.IsProvider).Inputs["identity"]).Value);
    }

    [Fact]
    public async Task ImportCommand_IntoAnEmptyStack_DiscardsWhatCheckConfigAnswered()
    {
        plugins.CheckConfig = request => new CheckResult(request.News.With("identity", "x"));
        plugins.Read = request => new ReadResult(request.Id, PropertyMap.Of(("size", 1.0)), PropertyMap.Of(("size", 1.0)));

        await using var deployment = Deploy(program, new RunOptions());
        var result = await deployment.ImportAsync("web", "id-9");

        Assert.Equal(
            ["CheckConfig default without olds", "Configure default", "Read web id-9 without inputs", "Check web with olds"],
            result.Calls.Select(call => call.Summary)
        );
        Assert.Equal(program.Config, state.Resources.Single(resource => resource.IsProvider).Inputs);
    }

    [Fact]
    public async Task ImportOption_ReadsThenUpdatesToTheProgram_AndRefusesAReplacement()
    {
        plugins.Read = request => new ReadResult(request.Id, PropertyMap.Of(("size", 1.0)), PropertyMap.Of(("size", 1.0)));
        plugins.Diff = _ => new DiffResult(DiffChanges.Some);
        var imports = program.With(new PoolResource("web") { Import = "id-9" });

        var result = await UpAsync(imports);

        Assert.Equal(["Read web id-9 without inputs", "Check web with olds", "Diff web id-9", "Update web id-9"], PoolCalls(result));
        plugins.Diff = _ => ScriptedPlugins.Replace(deleteBeforeReplace: true);
        Assert.Equal(RunOutcome.Failed, (await UpAsync(imports)).Outcome);
    }

    [Fact]
    public async Task Get_ReadsWithoutInputs_AndIsForgottenWithoutACall()
    {
        plugins.Read = request => new ReadResult(request.Id, PropertyMap.Of(("size", 1.0)), null);
        var result = await UpAsync(program.With(new PoolResource("web") { Get = "id-9" }));
        Assert.Equal(["Read web id-9 with inputs"], PoolCalls(result));

        await using var deployment = Deploy(program, new RunOptions());
        var destroyed = await deployment.DestroyAsync();

        Assert.Equal(["Configure default"], destroyed.Calls.Select(call => call.Summary));
        Assert.Empty(state.Resources);
    }

    [Fact]
    public async Task Alias_ChecksAndDiffsUnderTheNewUrn()
    {
        await UpAsync(program);

        var result = await UpAsync(program.Without("web").With(new PoolResource("site") { Alias = "web" }));

        Assert.Equal(["Check site with olds", "Diff site id-1"], PoolCalls(result));
        Assert.Equal("id-1", state.Find(Urn("site"))!.Id);
    }

    private static IEnumerable<string> PoolCalls(RunResult result) =>
        result.Calls.Where(call => call.Name != "default").Select(call => call.Summary);

    private string Urn(string name) => state.Urn(PoolResource.Type, name);

    private async Task<RunResult> UpAsync(PoolProgram deployed, RunOptions? options = null)
    {
        await using var deployment = Deploy(deployed, options ?? new RunOptions());
        return await deployment.UpAsync();
    }

    private Deployment Deploy(PoolProgram deployed, RunOptions options) =>
        new(state, deployed, options, plugins, TestContext.Current.CancellationToken);
}
