using ContainerOS.Engine.Deployment;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Engine.Tests.Deployment;

/// <summary>How many calls run at once, and what a run does when its user cancels it.</summary>
public sealed class RunControlTests : IDisposable
{
    private const string ThreeResources = "resources:\n  a: {type: test:T}\n  b: {type: test:T}\n  c: {type: test:T}\n";

    /// <summary>Only a failing test waits this long.</summary>
    private static readonly TimeSpan TestTimeout = TimeSpan.FromSeconds(30);
    private readonly EngineFixture engine = new();
    private readonly SlowProvider provider = new();
    private readonly FakeTimeProvider time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => engine.Dispose();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public async Task Operations_RunAtOnce_UpToTheLimit(int parallelism, int atOnce)
    {
        foreach (var isDestroy in new[] { false, true })
        {
            var run = Run(parallelism, isDestroy, Ct);
            await provider.StartedAsync(atOnce);

            // What is not started now would not start without an end.
            Assert.Equal(atOnce, provider.Running);
            provider.Continue();
            Assert.Equal(DeploymentOutcome.Succeeded, (await run).Outcome);
            provider.Reset();
        }
    }

    [Fact]
    public async Task CanceledRun_CancelsThePlugin_WaitsForWhatRuns_AndStartsNothingMore()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var run = Run(1, isDestroy: false, cancel.Token);
        await provider.StartedAsync(1);

        await cancel.CancelAsync();
        await provider.Canceled.WaitAsync(TestTimeout, Ct);
        Assert.False(run.IsCompleted);
        provider.Continue();
        var result = await run.WaitAsync(TestTimeout, Ct);

        Assert.Equal(DeploymentOutcome.Canceled, result.Outcome);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(["a-id"], new[] { "a", "b", "c" }.SelectMany(engine.InState));
        Assert.Empty(engine.Pending());
    }

    [Fact]
    public async Task CanceledRun_PluginDoesNotAnswer_IsEndedAfterTheLimit_AndKeepsTheInterruptedOperation()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var run = Run(1, isDestroy: false, cancel.Token);
        await provider.StartedAsync(1);
        provider.CancelFault = new RpcFaultException(StatusCode.Internal, "cancel is broken");

        await cancel.CancelAsync();
        await provider.Canceled.WaitAsync(TestTimeout, Ct);
        Assert.False(run.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(30));
        var result = await run.WaitAsync(TestTimeout, Ct);

        Assert.Equal(DeploymentOutcome.Canceled, result.Outcome);
        var warning = Assert.Single(result.Diagnostics);
        Assert.Equal(
            (EngineSeverity.Warning, "the plugin of 'test' did not cancel its running calls: cancel is broken"),
            (warning.Severity, warning.Message)
        );
    }

    [Fact]
    public async Task CanceledDestroy_DeletesNothingMore()
    {
        provider.Continue();
        await Run(1, isDestroy: false, Ct);
        provider.Reset();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var run = Run(1, isDestroy: true, cancel.Token);
        await provider.StartedAsync(1);

        await cancel.CancelAsync();
        provider.Continue();
        var result = await run.WaitAsync(TestTimeout, Ct);

        Assert.Equal(DeploymentOutcome.Canceled, result.Outcome);
        Assert.Equal(["a-id", "b-id"], new[] { "a", "b", "c" }.SelectMany(engine.InState));
    }

    [Fact]
    public async Task RunWithAnError_DeletesNothing_AndKeepsTheOutputsOfTheStack()
    {
        await engine.Program(ThreeResources + "outputs: {x: 1}\n").UpAsync();
        engine.Provider.OnCheck = request =>
            request.Name == "a" ? new CheckResult(request.News, [new CheckFailure("", "wrong")]) : new CheckResult(request.News);

        var result = await engine.Program("resources:\n  a: {type: test:T}\n  b: {type: test:T}\noutputs: {x: 2}\n").UpAsync();

        Assert.Equal(DeploymentOutcome.Failed, result.Outcome);
        Assert.Equal(["c-1"], engine.InState("c"));
        Assert.Equal(1, (int)engine.Resources()[0]!["outputs"]!["x"]!);
        Assert.Equal("{x: 1}", RecordingProvider.Text((await engine.RefreshAsync()).Outputs));
    }

    private Task<DeploymentResult> Run(int parallelism, bool isDestroy, CancellationToken ct)
    {
        var deployment = new DeploymentEngine(
            engine.Program(ThreeResources).Options with
            {
                Connect = _ => new ProviderConnection(provider, new HandshakeResponse()),
                Parallelism = parallelism,
                Time = time,
            }
        );
        return isDestroy ? deployment.DestroyAsync(ct) : deployment.UpAsync(ct);
    }

    /// <summary>Create and Delete start, and end when the test lets it.</summary>
    private sealed class SlowProvider : ResourceProviderBase
    {
        private readonly SemaphoreSlim started = new(0);
        private readonly TaskCompletionSource canceled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int running;

        public int Running => running;

        public Task Canceled => canceled.Task;

        public RpcFaultException? CancelFault { get; set; }

        public async Task StartedAsync(int count)
        {
            for (var call = 0; call < count; call++)
            {
                Assert.True(await started.WaitAsync(TestTimeout, Ct), "no further call has started");
            }
        }

        public void Continue() => goOn.TrySetResult();

        public void Reset()
        {
            goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            running = 0;
            while (started.Wait(0, CancellationToken.None)) { }
        }

        public override Task<PluginInfo> GetPluginInfoAsync(CancellationToken ct) => Task.FromResult(new PluginInfo("1.0.0"));

        public override Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken ct) =>
            Task.FromResult(new CheckResult(request.News));

        public override Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct) =>
            Task.FromResult(new CheckResult(request.News));

        public override async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken ct)
        {
            await WaitAsync(ct);
            return new CreateResult(request.Urn.Split("::")[^1] + "-id", PropertyMap.Empty);
        }

        public override Task DeleteAsync(DeleteRequest request, CancellationToken ct) => WaitAsync(ct);

        public override Task CancelAsync(CancellationToken ct)
        {
            canceled.TrySetResult();
            return CancelFault is null ? Task.CompletedTask : Task.FromException(CancelFault);
        }

        private Task WaitAsync(CancellationToken ct)
        {
            Interlocked.Increment(ref running);
            started.Release();
            return goOn.Task.WaitAsync(ct);
        }
    }
}
