using ContainerOS.Emulator;
using ContainerOS.Emulator.Chaos;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.NodePools.Lifecycle;
using ContainerOS.Provider.Ownership;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Testing;
using ContainerOS.Testing.Http;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Provider.Tests.NodePools.Lifecycle;

/// <summary>
/// A task that runs for ever ends an operation at its time limit. The next one follows the same task. The emulated clock does not move by
/// itself, and that of the provider skips its pauses.
/// </summary>
public sealed class OperationLimitTests : IAsyncLifetime
{
    /// <summary>Longer than a test skips: tasks are read while pools are.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromDays(1);

    private readonly SkippingTime time = new() { Limits = { InitFailureGuard.ReadTimeout, CallTimeout } };
    private TestEmulator emulator = null!;
    private AlibabaCloudClient client = null!;
    private ProviderSession session = null!;
    private bool isStuck;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static PropertyMap Plain => EmulatedProvider.Inputs;

    private NodePoolResource Pools => new(session, new PoolNames());

    private static PropertyMap Tuned => Plain.With("sysctls", PropertyMap.Of(("vm.swappiness", "0")));

    public async ValueTask InitializeAsync()
    {
        var options = new EmulatorOptions { IsStepped = true, Time = new FakeTimeProvider(time.GetUtcNow()) };
        emulator = await TestEmulator.StartAsync(options);
        client = EmulatedProvider.ClientOf(
            emulator.Address,
            new SdkOptions
            {
                Time = time,
                AttemptTimeout = CallTimeout,
                TotalTimeout = CallTimeout,
            }
        );
        session = ProviderSession.ForClient(client, Suppressions.None, "tests", new StepLog(this));
    }

    public async ValueTask DisposeAsync()
    {
        session.Dispose();
        client.Dispose();
        await emulator.DisposeAsync();
    }

    [Fact]
    public async Task Create_TaskRunsForEver_NamesTheTaskAtTheLimit_AndTheNextUpdateFollowsIt()
    {
        isStuck = true;
        var begun = time.GetUtcNow();
        var failed = await Assert.ThrowsAsync<InitFailedException>(() => CreateAsync(Plain));
        var passed = time.GetUtcNow() - begun;

        var reason = Assert.Single(failed.Reasons);
        Assert.Contains(TaskIn(failed.Properties!)!, reason, StringComparison.Ordinal);
        Assert.Contains("did not end within 60 minutes", reason, StringComparison.Ordinal);
        Assert.Contains("Run up again to follow it", reason, StringComparison.Ordinal);
        Assert.True(passed >= TimeSpan.FromMinutes(60), $"{passed}");

        isStuck = false;
        var state = await UpdateAsync(failed.Id, failed.Properties!, Plain, Plain);

        Assert.Null(TaskIn(state));
        Assert.Equal(["CreateClusterNodePool"], await emulator.ChangesAsync());
    }

    [Fact]
    public async Task Update_TaskOfTheNodesRunsForEver_TheNextOnesFollowIt_AndSendNothing()
    {
        var made = await CreateAsync(Plain);
        isStuck = true;
        var first = await Assert.ThrowsAsync<InitFailedException>(() => UpdateAsync(made.Id, made.Properties, Plain, Tuned));
        var second = await Assert.ThrowsAsync<InitFailedException>(() =>
            UpdateAsync(made.Id, first.Properties!, Plain, Tuned, TimeSpan.FromMinutes(5))
        );

        // The default grows with the nodes that the task restarts one by one.
        Assert.Contains("did not end within 90 minutes", Assert.Single(first.Reasons), StringComparison.Ordinal);
        Assert.Contains("did not end within 5 minutes", Assert.Single(second.Reasons), StringComparison.Ordinal);
        Assert.Equal(TaskIn(first.Properties!), TaskIn(second.Properties!));

        isStuck = false;
        var state = await UpdateAsync(made.Id, second.Properties!, Plain, Tuned);

        Assert.Equal((null, false), (TaskIn(state), state.ContainsKey("__unproved")));
        Assert.Equal(["CreateClusterNodePool", "ModifyNodePoolNodeConfig"], await emulator.ChangesAsync());
    }

    [Fact]
    public async Task Update_ProgramChangesWhileATaskIsOpen_TheNewValueIsSentAfterIt()
    {
        var made = await CreateAsync(Plain);
        isStuck = true;
        var failed = await Assert.ThrowsAsync<InitFailedException>(() => UpdateAsync(made.Id, made.Properties, Plain, Tuned));
        isStuck = false;
        await UpdateAsync(made.Id, failed.Properties!, Plain, Plain.With("sysctls", PropertyMap.Of(("vm.swappiness", "10"))));

        Assert.Equal(2, (await emulator.ChangesAsync()).Count(change => change == "ModifyNodePoolNodeConfig"));
    }

    [Fact]
    public async Task Update_OpenTaskWasCanceled_SaysSo_AndSendsTheChangeAgain()
    {
        var made = await CreateAsync(Plain);
        isStuck = true;
        var failed = await Assert.ThrowsAsync<InitFailedException>(() => UpdateAsync(made.Id, made.Properties, Plain, Tuned));
        await client.Ack.Tasks.CancelAsync(TaskIn(failed.Properties!)!, Ct);
        isStuck = false;
        var state = await UpdateAsync(made.Id, failed.Properties!, Plain, Tuned);

        Assert.Equal((null, false), (TaskIn(state), state.ContainsKey("__unproved")));
        Assert.Equal(2, (await emulator.ChangesAsync()).Count(change => change == "ModifyNodePoolNodeConfig"));
    }

    [Fact]
    public async Task Update_OpenTaskEnded_AndAnotherCallIsRefused_TheWayBackIsSent()
    {
        var made = await CreateAsync(Plain);
        isStuck = true;
        var stuck = await Assert.ThrowsAsync<InitFailedException>(() => UpdateAsync(made.Id, made.Properties, Plain, Tuned));
        isStuck = false;
        emulator.AddChaos(
            new ChaosRule
            {
                Fault = ChaosFault.Forbidden,
                Operation = "ModifyClusterNodePool",
                Count = 1,
            }
        );
        var labelled = Tuned.With("labels", PropertyMap.Of(("team", "shop")));
        var refused = await Assert.ThrowsAsync<InitFailedException>(() => UpdateAsync(made.Id, stuck.Properties!, Plain, labelled));

        // An engine has kept the inputs from before, so going back does not change them.
        var state = await UpdateAsync(made.Id, refused.Properties!, Plain, Plain);

        Assert.Equal((null, false), (TaskIn(state), state.ContainsKey("__unproved")));
        Assert.Equal(2, (await emulator.ChangesAsync()).Count(change => change == "ModifyNodePoolNodeConfig"));
    }

    [Fact]
    public async Task Refresh_KeepsTheOpenTask()
    {
        isStuck = true;
        var failed = await Assert.ThrowsAsync<InitFailedException>(() => CreateAsync(Plain));

        var read = await ReadAsync(new CreateResult(failed.Id, failed.Properties!));

        Assert.Equal(TaskIn(failed.Properties!), TaskIn(read.Properties!));
    }

    /// <summary>The rollout of a run that was killed in its last batch has not ended, and no node has another image any more.</summary>
    [Fact]
    public async Task Refresh_NodesHaveTheImageAndTheirBatchRuns_IsDrift_UntilItHasEnded()
    {
        var made = await CreateAsync(Plain);
        var id = made.Id.Split(':');
        var image = ((PropertyString)made.Properties["imageId"]).Value;
        await client.Ack.NodePools.UpgradeAsync(id[0], id[1], new NodePoolUpgrade { ImageId = image }, Ct);
        List<int> outdated = [];
        while (outdated is not [.., 0])
        {
            emulator.Advance(TimeSpan.FromSeconds(10));
            outdated.Add(NodePoolDiff.CountOutdated((await ReadAsync(made)).Properties!));
            Assert.InRange(outdated.Count, 1, 500);
        }

        var tasks = await client.Ack.Tasks.ListAsync(id[0], cancellationToken: Ct).ToListAsync(Ct);
        Assert.Equal(3, outdated[0]);
        Assert.DoesNotContain(tasks, task => !task.IsSucceeded);
    }

    [Fact]
    public async Task Delete_TaskRunsForEver_NamesTheTask_AndTheNextDeleteFollowsIt()
    {
        var made = await CreateAsync(Plain);
        isStuck = true;
        var fault = await Assert.ThrowsAsync<RpcFaultException>(() => DeleteAsync(made, TimeSpan.FromMinutes(10)));

        Assert.Equal(StatusCode.DeadlineExceeded, fault.Code);
        Assert.Contains("did not end within 10 minutes", fault.Message, StringComparison.Ordinal);

        isStuck = false;
        await DeleteAsync(made, null);

        Assert.Equal(["CreateClusterNodePool", "DeleteClusterNodepool"], await emulator.ChangesAsync());
        Assert.False((await ReadAsync(made)).Exists);
    }

    private static string? TaskIn(PropertyMap state) =>
        state.Find("__task")?.Unwrapped is PropertyMap task ? ((PropertyString)task["id"]).Value : null;

    private Task<CreateResult> CreateAsync(PropertyMap inputs) => Pools.CreateAsync(new CreateRequest(EmulatedProvider.Urn, inputs), Ct);

    private Task<ReadResult> ReadAsync(CreateResult made) =>
        Pools.ReadAsync(new ReadRequest(made.Id, EmulatedProvider.Urn, made.Properties, Plain), Ct);

    private async Task<PropertyMap> UpdateAsync(
        string id,
        PropertyMap state,
        PropertyMap olds,
        PropertyMap news,
        TimeSpan? timeout = null
    ) => (await Pools.UpdateAsync(new UpdateRequest(id, EmulatedProvider.Urn, state, olds, news, [], timeout), Ct)).Properties;

    private Task DeleteAsync(CreateResult made, TimeSpan? timeout) =>
        Pools.DeleteAsync(new DeleteRequest(made.Id, EmulatedProvider.Urn, made.Properties, Plain, timeout), Ct);

    /// <summary>Moves the clock of the emulator whenever the provider reports progress, while tasks get on.</summary>
    private sealed class StepLog(OperationLimitTests test) : IEngineLog
    {
        public Task WriteAsync(LogMessage message, CancellationToken ct)
        {
            if (message.IsEphemeral && !test.isStuck)
            {
                test.emulator.Advance(TimeSpan.FromMinutes(10));
            }

            return Task.CompletedTask;
        }
    }
}
