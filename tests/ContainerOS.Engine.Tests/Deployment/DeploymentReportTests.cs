using ContainerOS.Engine.Deployment;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Events;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Tests.Deployment;

public sealed class DeploymentReportTests
{
    /// <summary>Only a failing test waits this long.</summary>
    private static readonly TimeSpan TestTimeout = TimeSpan.FromSeconds(30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SlowObserver_DoesNotHoldUpTheRun()
    {
        using var observer = new BlockingObserver();
        var report = new DeploymentReport(observer, TimeProvider.System);

        await Task.Run(() => report.Publish(new StepProgress(null, "1")), Ct).WaitAsync(TestTimeout, Ct);
        await observer.Entered.WaitAsync(TestTimeout, Ct);
        var working = Task.Run(
            () =>
            {
                report.AddDiagnostic(new EngineDiagnostic(EngineSeverity.Error, "wrong"));
                report.Publish(new StepProgress(null, "2"));
                return report.HasErrors;
            },
            Ct
        );

        Assert.True(await working.WaitAsync(TestTimeout, Ct));
        observer.Release();
        await report.CompleteAsync();
        Assert.Equal(["1", "2"], observer.Texts);
    }

    [Fact]
    public async Task Events_AreDeliveredInOrder_BeforeTheReportIsComplete()
    {
        using var observer = new BlockingObserver();
        observer.Release();
        var report = new DeploymentReport(observer, TimeProvider.System);

        var texts = Enumerable.Range(0, 1000).Select(number => $"{number}").ToList();
        texts.ForEach(text => report.Publish(new StepProgress(null, text)));
        await report.CompleteAsync();

        Assert.Equal(texts, observer.Texts);
    }

    [Fact]
    public async Task FailingObserver_DoesNotStopTheRun_AndItsErrorIsThrownAtTheEnd()
    {
        var report = new DeploymentReport(new FailingObserver(), TimeProvider.System);
        report.Publish(new StepProgress(null, "1"));
        report.Publish(new StepProgress(null, "2"));
        report.AddDiagnostic(new EngineDiagnostic(EngineSeverity.Error, "wrong"));

        var error = await Assert.ThrowsAsync<IOException>(report.CompleteAsync);

        Assert.Equal("1", error.Message);
        Assert.Equal(DeploymentOutcome.Failed, report.ToResult(isCanceled: false, PropertyMap.Empty).Outcome);
    }

    [Fact]
    public async Task Diagnostic_AddedTwice_IsReportedOnce()
    {
        var report = new DeploymentReport(NullObserver.Instance, TimeProvider.System);
        report.AddDiagnostic(new EngineDiagnostic(EngineSeverity.Warning, "same"));
        report.AddDiagnostic(new EngineDiagnostic(EngineSeverity.Warning, "same"));
        report.AddDiagnostic(new EngineDiagnostic(EngineSeverity.Warning, "other"));
        await report.CompleteAsync();

        var result = report.ToResult(isCanceled: false, PropertyMap.Empty);

        Assert.Equal(["same", "other"], result.Diagnostics.Select(diagnostic => diagnostic.Message));
        Assert.Equal(DeploymentOutcome.Succeeded, result.Outcome);
    }

    private sealed class FailingObserver : IEngineObserver
    {
        public void On(EngineEvent engineEvent) => throw new IOException(((StepProgress)engineEvent).Text);
    }

    /// <summary>Blocks in the first event until it is released.</summary>
    private sealed class BlockingObserver : IEngineObserver, IDisposable
    {
        private readonly ManualResetEventSlim released = new();
        private readonly TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly List<string> texts = [];

        public Task Entered => entered.Task;

        public IReadOnlyList<string> Texts => texts;

        public void Release() => released.Set();

        public void On(EngineEvent engineEvent)
        {
            entered.TrySetResult();
            released.Wait();
            texts.Add(((StepProgress)engineEvent).Text);
        }

        public void Dispose() => released.Dispose();
    }
}
