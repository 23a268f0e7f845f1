using System.Collections.Concurrent;
using ContainerOS.Emulator.Chaos;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Ownership;
using ContainerOS.Sdk.Ack.NodePools;
using Grpc.Core;

namespace ContainerOS.Provider.Tests.Ownership;

/// <summary>No pool is lost: which pools a resource adopts, changes and deletes, by the calls that Pulumi's engine makes.</summary>
public sealed class PoolOwnershipTests : IAsyncLifetime
{
    private const string Urn = EmulatedProvider.Urn;
    private const string OtherIdentity = "fedcba9876543210";
    private readonly ConcurrentQueue<LogMessage> messages = new();
    private EmulatedProvider cloud = null!;
    private ContainerOsProvider provider = null!;

    /// <summary>What version 0.1 wrote for <see cref="Urn"/>.</summary>
    private static string TagOfVersion01 => $"shop/dev/{new ResourceUrn(Urn).Hash(12)}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static PropertyMap Inputs => EmulatedProvider.Inputs;

    private string Warning => Assert.Single(messages, message => message.Severity is LogSeverity.Warning).Text;

    public async ValueTask InitializeAsync()
    {
        cloud = await EmulatedProvider.StartAsync();
        provider = await ConnectAsync();
    }

    public async ValueTask DisposeAsync()
    {
        provider.Dispose();
        await cloud.DisposeAsync();
    }

    [Fact]
    public async Task CheckConfig_FirstRun_DrawsAnIdentity_WhichLaterRunsKeep()
    {
        var first = (await CheckConfigAsync(PropertyMap.Empty)).Inputs;
        var later = (await CheckConfigAsync(first)).Inputs;

        Assert.NotNull(StackIdentity.Read(first));
        Assert.Equal(first, later);
        Assert.NotEqual(first, (await CheckConfigAsync(PropertyMap.Empty)).Inputs);
    }

    [Fact]
    public async Task Create_ResponseLost_AdoptsThePoolItMade_WithANewGeneration()
    {
        var lost = await CreateAsync(Inputs);

        var made = await CreateAsync(Inputs);

        Assert.Equal(lost.Id, made.Id);
        Assert.NotEqual(TagOf(lost), TagOf(made));
        Assert.Equal(TagOf(made), await LiveTagAsync(made));
        Assert.Single(await cloud.ActionsAsync(), action => action == "CreateClusterNodePool");
    }

    [Fact]
    public async Task Create_AdoptedPoolIsBusy_IsReadAgainBeforeItIsMarked()
    {
        await CreateAsync(Inputs);
        cloud.Emulator.AddChaos(
            new ChaosRule
            {
                Fault = ChaosFault.BusyCluster,
                Operation = "ModifyClusterNodePool",
                Count = 1,
            }
        );

        await CreateAsync(Inputs);

        var actions = await cloud.ActionsAsync();
        var first = actions.ToList().IndexOf("ModifyClusterNodePool");
        Assert.Equal(["DescribeClusterNodePoolDetail", "ModifyClusterNodePool"], actions.Skip(first + 1).Take(2));
    }

    [Fact]
    public async Task Create_ResponseLostUnderAnotherName_AdoptsAndRenamesThePool()
    {
        var lost = await CreateAsync(Inputs.With("name", "first"));

        var made = await CreateAsync(Inputs.With("name", "second"), await ConnectAsync());

        Assert.Equal(lost.Id, made.Id);
        Assert.Equal("second", (await ReadAsync(made, PropertyMap.Empty)).Inputs!["name"]);
    }

    [Fact]
    public async Task Create_SameNamesInAnotherBackend_IsRefused_NamesBothOwners_AndChangesNothing()
    {
        var other = await CreateAsync(Inputs, await ConnectAsync(OtherIdentity));
        var before = await LiveTagAsync(other);

        var fault = await Assert.ThrowsAsync<RpcFaultException>(() => CreateAsync(Inputs.With("desiredSize", 1)));

        Assert.Equal(StatusCode.AlreadyExists, fault.Code);
        Assert.Contains($"project shop, stack dev (identity {OtherIdentity[..8]})", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"project shop, stack dev (identity {EmulatedProvider.Identity[..8]})", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"pulumi import containeros:index:NodePool web {other.Id}", fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, await LiveTagAsync(other));
        Assert.DoesNotContain("ModifyClusterNodePool", await cloud.ActionsAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("shop/dev/a text of a person")]
    public async Task Create_NameOfAPoolWithoutOurTag_IsRefused(string? tag)
    {
        await CreateUntaggedAsync(tag);

        var fault = await Assert.ThrowsAsync<RpcFaultException>(() => CreateAsync(Inputs));

        Assert.Equal(StatusCode.AlreadyExists, fault.Code);
        Assert.Contains("pulumi import", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_PoolOfVersion01_IsRefused_BecauseItsTagNamesNoStackLife()
    {
        await CreateUntaggedAsync(TagOfVersion01);

        Assert.Equal(StatusCode.AlreadyExists, (await Assert.ThrowsAsync<RpcFaultException>(() => CreateAsync(Inputs))).Code);
    }

    [Fact]
    public async Task ReplacedByTheEngine_OnlyCheckAndCreate_ThePoolIsAdopted_AndTheDeleteOfTheOldEntryKeepsIt()
    {
        var old = await CreateAsync(Inputs);
        var made = await CreateAsync(Inputs);

        await DeleteAsync(old);

        Assert.True((await ReadAsync(made, Inputs)).Exists);
        Assert.Contains("is kept: a later Create of this resource adopted it", Warning, StringComparison.Ordinal);
        await DeleteAsync(made);
        Assert.False((await ReadAsync(made, Inputs)).Exists);
    }

    [Fact]
    public async Task ReplacedByTheEngine_WithAPropertyThatCannotChange_IsRefused_AndTheOldEntryStillOwnsThePool()
    {
        var old = await CreateAsync(Inputs);
        var replaced = Inputs.With("access", PropertyMap.Of(("keyPair", ContainerOS.Emulator.DemoAccount.KeyPair), ("ramRole", "nodes")));

        var fault = await Assert.ThrowsAsync<RpcFaultException>(() => CreateAsync(replaced));

        Assert.Contains("deleteBeforeReplace: true", fault.Message, StringComparison.Ordinal);
        Assert.Equal(TagOf(old), await LiveTagAsync(old));
    }

    [Fact]
    public async Task Replacement_NoNameInTheProgram_CreatesAnotherPool_AndDeletesOnlyTheOldOne()
    {
        var unnamed = Inputs.Without("name");
        var olds = (await CheckAsync(PropertyMap.Empty, unnamed)).Inputs;
        var old = await CreateAsync(olds);
        var run = await ConnectAsync();
        await CheckAsync(olds, unnamed, run);
        var news = (await CheckAsync(PropertyMap.Empty, unnamed, run)).Inputs;

        var made = await CreateAsync(news, run);
        await DeleteAsync(old, run);

        Assert.NotEqual(old.Id, made.Id);
        Assert.True((await ReadAsync(made, news)).Exists);
        Assert.False((await ReadAsync(old, olds)).Exists);
    }

    [Fact]
    public async Task Replacement_ResponseOfTheCreateIsLost_TheRerunAdoptsTheNewPool_AndNotTheOldOne()
    {
        var unnamed = Inputs.Without("name");
        var olds = (await CheckAsync(PropertyMap.Empty, unnamed)).Inputs;
        var old = await CreateAsync(olds);
        var lost = await ReplaceAsync();

        var made = await ReplaceAsync();

        Assert.Equal(lost.Id, made.Id);
        Assert.NotEqual(old.Id, made.Id);
        Assert.Equal(TagOf(old), await LiveTagAsync(old));

        async Task<CreateResult> ReplaceAsync()
        {
            var run = await ConnectAsync();
            await CheckAsync(olds, unnamed, run);
            return await CreateAsync((await CheckAsync(PropertyMap.Empty, unnamed, run)).Inputs, run);
        }
    }

    [Fact]
    public async Task Delete_TagWasRemovedByHand_KeepsThePool()
    {
        var made = await CreateUntaggedAsync();

        await DeleteAsync(made with { Properties = made.Properties.With("ownershipTag", NewTag()) });

        Assert.True((await ReadAsync(made, Inputs)).Exists);
        Assert.Contains("was removed outside of this program", Warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_PoolOfAnotherBackend_KeepsIt()
    {
        var other = await CreateAsync(Inputs, await ConnectAsync(OtherIdentity));

        await DeleteAsync(other with { Properties = other.Properties.Without("ownershipTag") });

        Assert.Equal(TagOf(other), await LiveTagAsync(other));
        Assert.Contains("is kept: it belongs to project shop, stack dev", Warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_StateOfVersion01_DeletesItsPool()
    {
        var made = await CreateUntaggedAsync(TagOfVersion01);

        await DeleteAsync(made);

        Assert.False((await ReadAsync(made, Inputs)).Exists);
    }

    [Fact]
    public async Task Delete_StateOfVersion01_AfterARenameOfTheStack_DeletesItsPool()
    {
        var made = await CreateUntaggedAsync(TagOfVersion01);

        await provider.DeleteAsync(
            new DeleteRequest(made.Id, "urn:pulumi:prod::shop::containeros:index:NodePool::web", made.Properties, Inputs),
            Ct
        );

        Assert.False((await ReadAsync(made, Inputs)).Exists);
    }

    [Fact]
    public async Task Delete_ImportedPool_DeletesIt()
    {
        var made = await CreateUntaggedAsync();

        await DeleteAsync(made);

        Assert.False((await ReadAsync(made, Inputs)).Exists);
    }

    [Fact]
    public async Task ImportOfAnotherOwnersPool_AfterItsTagWasRemoved_IsKeptUntilAnUpdateClaimsIt()
    {
        var other = await CreateAsync(Inputs, await ConnectAsync(OtherIdentity));
        var imported = new CreateResult(other.Id, (await ReadAsync(other, PropertyMap.Empty)).Properties!);
        await cloud.SetTagsAsync(other.Id, new ResourceTag { Key = "team", Value = "web" });

        await DeleteAsync(imported);
        Assert.True((await ReadAsync(other, Inputs)).Exists);
        var claimed = await UpdateAsync(imported, Inputs, Inputs.With("desiredSize", 2));
        await DeleteAsync(new CreateResult(other.Id, claimed.Properties));

        Assert.False((await ReadAsync(other, Inputs)).Exists);
    }

    [Fact]
    public async Task Delete_PoolThatIsGone_Succeeds_AlsoWithDeletionProtection()
    {
        var made = await CreateAsync(Inputs);
        await DeleteAsync(made);

        await DeleteAsync(made with { Properties = made.Properties.With("deletionProtection", true) });
    }

    [Fact]
    public async Task Update_ImportedPool_MarksIt_AndTheStateStillOwnsItWhenTheAnswerIsLost()
    {
        var imported = await CreateUntaggedAsync();

        var updated = await UpdateAsync(imported, Inputs, Inputs.With("desiredSize", 2));

        var tag = OwnershipTag.Parse(updated.Properties["ownershipTag"] is PropertyString text ? text.Value : null)!;
        Assert.True(tag.IsOf(new ResourceUrn(Urn), EmulatedProvider.Identity));
        await DeleteAsync(imported);
        Assert.False((await ReadAsync(imported, Inputs)).Exists);
    }

    [Fact]
    public async Task Update_AfterARenameOfTheStack_RenewsTheTag_AndOldAndNewStateOwnThePool()
    {
        const string renamed = "urn:pulumi:prod::shop::containeros:index:NodePool::web";
        var made = await CreateAsync(Inputs);

        var request = new UpdateRequest(made.Id, renamed, made.Properties, Inputs, Inputs.With("desiredSize", 2), []);
        var updated = await provider.UpdateAsync(request, Ct);

        var tag = OwnershipTag.Parse(await LiveTagAsync(made))!;
        Assert.True(tag.IsOf(new ResourceUrn(renamed), EmulatedProvider.Identity));
        Assert.Equal(tag.Value, TagOf(updated.Properties));
        await provider.DeleteAsync(new DeleteRequest(made.Id, renamed, made.Properties, Inputs), Ct);
        Assert.False((await ReadAsync(made, Inputs)).Exists);
    }

    [Fact]
    public async Task Rename_TheNextRunRenewsTheTag_SoANewResourceOfTheOldNameDoesNotTakeThePool()
    {
        const string renamed = "urn:pulumi:dev::shop::containeros:index:NodePool::front";
        var made = await CreateAsync(Inputs);

        var diff = await provider.DiffAsync(new DiffRequest(made.Id, renamed, made.Properties, Inputs, Inputs, []), Ct);
        Assert.Equal(["ownershipTag"], diff.Diffs);
        var updated = await provider.UpdateAsync(new UpdateRequest(made.Id, renamed, made.Properties, Inputs, Inputs, []), Ct);
        var later = await provider.DiffAsync(new DiffRequest(made.Id, renamed, updated.Properties, Inputs, Inputs, []), Ct);

        Assert.Equal(DiffChanges.None, later.Changes);
        Assert.Equal(StatusCode.AlreadyExists, (await Assert.ThrowsAsync<RpcFaultException>(() => CreateAsync(Inputs))).Code);
    }

    [Fact]
    public async Task ConfiguredWithoutIdentity_UsesTheOneThatCheckConfigDrew_WhichTheStateKeeps()
    {
        const string urn = "urn:pulumi:dev::shop::pulumi:providers:containeros::default";
        using var upgraded = await EmulatedProvider.ConnectAsync(cloud.Emulator.Address, identity: "");
        var settings = PropertyMap.Of(("cloud", "emulator"), ("maxRetries", "0"));
        var check = await upgraded.CheckConfigAsync(new CheckRequest(urn, "t", "default", settings, settings), Ct);
        await upgraded.ConfigureAsync(new ConfigureRequest(settings) { Urn = urn }, Ct);

        var made = await CreateAsync(Inputs, upgraded);

        Assert.Equal(StackIdentity.Read(check.Inputs), OwnershipTag.Parse(TagOf(made))!.Identity);
    }

    [Fact]
    public async Task Delete_ImportedPoolOfVersion01_OfAnotherBackend_KeepsIt()
    {
        var made = await CreateUntaggedAsync(TagOfVersion01);
        var imported = await ReadAsync(made, PropertyMap.Empty);

        await DeleteAsync(new CreateResult(made.Id, imported.Properties!));

        Assert.True((await ReadAsync(made, Inputs)).Exists);
    }

    [Fact]
    public async Task Update_PoolOfAnotherBackend_IsRefused_AndNothingChanges()
    {
        var other = await CreateAsync(Inputs, await ConnectAsync(OtherIdentity));
        var imported = await ReadAsync(other, PropertyMap.Empty);

        var fault = await Assert.ThrowsAsync<RpcFaultException>(() =>
            UpdateAsync(new CreateResult(other.Id, imported.Properties!), imported.Inputs!, Inputs.With("desiredSize", 1))
        );

        Assert.Contains("pulumi state delete", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ModifyClusterNodePool", await cloud.ActionsAsync());
    }

    [Fact]
    public async Task Update_PoolThatIsGone_SaysTheNextStep()
    {
        var made = await CreateAsync(Inputs);
        await DeleteAsync(made);

        var fault = await Assert.ThrowsAsync<RpcFaultException>(() => UpdateAsync(made, Inputs, Inputs.With("desiredSize", 1)));

        Assert.Contains("pulumi refresh", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_TagsOfAnotherTeam_KeepsTheOwnershipTag()
    {
        var made = await CreateAsync(Inputs);

        await UpdateAsync(made, Inputs, Inputs.With("tags", PropertyMap.Of(("team", "web"))));

        Assert.Equal(TagOf(made), await LiveTagAsync(made));
    }

    [Fact]
    public async Task Read_PoolWasAdoptedSince_TheEntryKeepsItsTag()
    {
        var old = await CreateAsync(Inputs);
        await CreateAsync(Inputs);

        var read = await provider.ReadAsync(new ReadRequest(old.Id, Urn, old.Properties, Inputs), Ct);

        Assert.Equal(TagOf(old), TagOf(read.Properties!));
    }

    [Fact]
    public async Task Read_ImportOfOurOwnPool_OwnsIt_AndOfAnotherBackendWarnsAndOwnsNothing()
    {
        var own = await CreateAsync(Inputs);
        var other = await CreateAsync(Inputs.With("name", "other"), await ConnectAsync(OtherIdentity));

        var ownState = (await ReadAsync(own, PropertyMap.Empty)).Properties!;
        var otherState = (await ReadAsync(other, PropertyMap.Empty)).Properties!;

        Assert.Equal(TagOf(own), TagOf(ownState));
        Assert.Equal(PoolOwner.OwnsNothing, TagOf(otherState));
        Assert.Contains("it will neither update nor delete it", Warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_NamedPoolIsReplaced_WarnsWhatHappensToItsNodes()
    {
        var made = await CreateAsync(Inputs);
        var news = Inputs.With("spot", PropertyMap.Of(("strategy", "asPriceGo")));
        await CheckAsync(Inputs, news);

        var diff = await provider.DiffAsync(new DiffRequest(made.Id, Urn, made.Properties, Inputs, news, []), Ct);

        Assert.True(diff.DeleteBeforeReplace);
        Assert.Contains("its 3 nodes are gone until the new ones are ready", Warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_ChangeForNewNodes_SaysThatRunningNodesKeepTheOldOnes_AndACleanPoolHasNoMessage()
    {
        var made = await CreateAsync(Inputs);
        var news = Inputs.With("tags", PropertyMap.Of(("team", "web")));

        await provider.DiffAsync(new DiffRequest(made.Id, Urn, made.Properties, Inputs, Inputs, []), Ct);
        Assert.DoesNotContain(messages, message => !message.IsEphemeral);
        await provider.DiffAsync(new DiffRequest(made.Id, Urn, made.Properties, Inputs, news, []), Ct);

        Assert.Equal(
            "tags: the 3 nodes that run keep what they have until they are replaced; new nodes get the new values; "
                + "a rollout cannot change them, because it replaces system disks only",
            Assert.Single(messages, message => !message.IsEphemeral).Text
        );
    }

    private static string? TagOf(PropertyMap state) => PoolOwner.TagIn(state);

    private static string? TagOf(CreateResult made) => TagOf(made.Properties);

    private static string NewTag() => OwnershipTag.Create(new ResourceUrn(Urn), EmulatedProvider.Identity).Value;

    private Task<ContainerOsProvider> ConnectAsync(string identity = EmulatedProvider.Identity) =>
        EmulatedProvider.ConnectAsync(cloud.Emulator.Address, identity: identity, log: new CallbackEngineLog(messages.Enqueue));

    private Task<CheckResult> CheckConfigAsync(PropertyMap olds) =>
        provider.CheckConfigAsync(
            new CheckRequest("urn:pulumi:dev::shop::pulumi:providers:containeros::default", "t", "default", olds, PropertyMap.Empty),
            Ct
        );

    private Task<CheckResult> CheckAsync(PropertyMap olds, PropertyMap news, ContainerOsProvider? run = null) =>
        (run ?? provider).CheckAsync(new CheckRequest(Urn, "containeros:index:NodePool", "web", olds, news), Ct);

    private Task<CreateResult> CreateAsync(PropertyMap inputs, ContainerOsProvider? run = null) =>
        (run ?? provider).CreateAsync(new CreateRequest(Urn, inputs), Ct);

    private Task<UpdateResult> UpdateAsync(CreateResult made, PropertyMap olds, PropertyMap news) =>
        provider.UpdateAsync(new UpdateRequest(made.Id, Urn, made.Properties, olds, news, []), Ct);

    private Task<ReadResult> ReadAsync(CreateResult made, PropertyMap inputs) =>
        provider.ReadAsync(new ReadRequest(made.Id, Urn, PropertyMap.Empty, inputs), Ct);

    private Task DeleteAsync(CreateResult made, ContainerOsProvider? run = null) =>
        (run ?? provider).DeleteAsync(new DeleteRequest(made.Id, Urn, made.Properties, Inputs), Ct);

    private async Task<string?> LiveTagAsync(CreateResult made) => OwnershipTag.ValueOn(await cloud.PoolAsync(made.Id));

    /// <summary>A pool as an import or version 0.1 left it: without the present tag, and a state that names none.</summary>
    private async Task<CreateResult> CreateUntaggedAsync(string? tag = null)
    {
        var made = await CreateAsync(Inputs, await EmulatedProvider.ConnectAsync(cloud.Emulator.Address, ownership: "none"));
        if (tag is not null)
        {
            await cloud.SetTagsAsync(made.Id, new ResourceTag { Key = OwnershipTag.Key, Value = tag });
        }

        Assert.Null(TagOf(made));
        return made;
    }
}
