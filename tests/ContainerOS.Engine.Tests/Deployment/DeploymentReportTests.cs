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
        report.BeginDelivery();

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
    public async Task Events_BeforeTheDelivery_AreKept()
    {
        using var observer = new BlockingObserver();
        observer.Release();
        var report = new DeploymentReport(observer, TimeProvider.System);

        report.Publish(new StepProgress(null, "printed early"));
        Assert.Empty(observer.Texts);
        report.BeginDelivery();
        report.Publish(new StepProgress(null, "later"));
        await report.CompleteAsync();

        Assert.Equal(["printed early", "later"], observer.Texts);
    }

    [Fact]
    public async Task Events_AreDeliveredInOrder_BeforeTheReportIsComplete()
    {
        using var observer = new BlockingObserver();
        observer.Release();
        var report = new DeploymentReport(observer, TimeProvider.System);
        report.BeginDelivery();

        var texts = Enumerable.Range(0, 1000).Select(number => $"{number}").ToList();
        texts.ForEach(text => report.Publish(new StepProgress(null, text)));
        await report.CompleteAsync();

        Assert.Equal(texts, observer.Texts);
    }

    [Fact]
    public async Task FailingObserver_DoesNotStopTheRun_AndItsErrorIsThrownAtTheEnd()
    {
        var report = new DeploymentReport(new FailingObserver(), TimeProvider.System);
        report.BeginDelivery();
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
        report.BeginDelivery();
        report.AddDiagnostic(new EngineDiagnostic(EngineSeverity.Warning, "same"));
        report.AddDiagnostic(new EngineDiagnostic(EngineSeverity.Warning, "same"));
        report.AddDiagnostic(new EngineDiagnostic(EngineSeverity.Warning, "other"));
        await report.CompleteAsync();

        var result = report.ToResult(isCanceled: false, PropertyMap.Empty);

        Assert.Equal(["same", "other"], result.Diagnostics.Select(diagnostic => diagnostic.Message));
        Assert.Equal(DeploymentOutcome.Succeeded, result.Outcome);
    }

    [Fact]
    public void SameErrorOfSeveralResources_IsInFullOnce_WhicheverIsFirst()
    {
        var report = new DeploymentReport(NullObserver.Instance, TimeProvider.System);

        Parallel.For(
            0,
            100,
            number => report.AddDiagnostic(new EngineDiagnostic(EngineSeverity.Error, "long") { Urn = $"urn::{number}" }, repeated: "short")
        );

        var texts = report.ToResult(isCanceled: false, PropertyMap.Empty).Diagnostics.Select(item => item.Message);
        Assert.Equal(["long", .. Enumerable.Repeat("short", 99)], texts.Order());
    }

    [Fact]
    public async Task Errors_AreCountedToTheLimit_AndTheResultHasWhatWasReported()
    {
        var report = new DeploymentReport(NullObserver.Instance, TimeProvider.System, maxErrors: 2);
        report.BeginDelivery();
        var step = new Steps.DeploymentStep(Steps.StepOp.Create, "urn::a", "t", []);
        report.AddStep(step);
        report.CountChange(Steps.StepOp.Create);
        report.CountChange(Steps.StepOp.Create);
        report.CountChange(Steps.StepOp.Same);
        Assert.Equal((false, false), (report.HasErrors, report.IsFull));

        foreach (var text in new[] { "1", "2" })
        {
            report.AddDiagnostic(new EngineDiagnostic(EngineSeverity.Error, text));
        }

        Assert.Equal((true, false), (report.HasErrors, report.IsFull));
        foreach (var text in new[] { "3", "4" })
        {
            report.AddDiagnostic(new EngineDiagnostic(EngineSeverity.Error, text));
        }

        Assert.True(report.IsFull);
        report.AddDiagnostic(new EngineDiagnostic(EngineSeverity.Warning, "late"));
        await report.CompleteAsync();
        var result = report.ToResult(isCanceled: true, PropertyMap.Empty);
        Assert.Equal(["1", "2", "there are more than 2 errors: fix these first"], result.Diagnostics.Select(item => item.Message));
        Assert.Equal(DeploymentOutcome.Canceled, result.Outcome);
        Assert.Equal([step], result.Steps);
        Assert.Equal([(Steps.StepOp.Create, 2), (Steps.StepOp.Same, 1)], result.Changes.Select(change => (change.Key, change.Value)));
    }

    [Fact]
    public async Task Step_HasItsTime_WhetherItEndsOrFails()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var observer = new CollectingObserver();
        var report = new DeploymentReport(observer, time);
        report.BeginDelivery();
        var step = new Steps.DeploymentStep(Steps.StepOp.Create, "urn::a", "t", []);

        await report.RunStepAsync(step, () => Later(3, "done"));
        await Assert.ThrowsAsync<IOException>(() =>
            report.RunStepAsync<string>(step, async () => throw new IOException(await Later(5, "why")))
        );
        await report.CompleteAsync();

        Assert.Equal(
            [
                new StepStarted(step),
                new StepFinished(step, TimeSpan.FromSeconds(3)),
                new StepStarted(step),
                new StepFailed(step, "why", TimeSpan.FromSeconds(5)),
            ],
            observer.Events
        );

        Task<string> Later(int seconds, string text)
        {
            time.Advance(TimeSpan.FromSeconds(seconds));
            return Task.FromResult(text);
        }
    }

    [Theory]
    [InlineData(null, null, "text")]
    [InlineData("f", null, "f: text")]
    [InlineData("f", 3, "f:3:5: text")]
    public void Diagnostic_IsShownWithItsPlace(string? file, int? line, string text)
    {
        var diagnostic = new EngineDiagnostic(EngineSeverity.Error, "text")
        {
            File = file,
            Line = line,
            Column = line is null ? null : 5,
        };

        Assert.Equal(text, diagnostic.ToString());
        Assert.Equal($"{text}\n{text}", new ProgramException([diagnostic, diagnostic]).Message);
    }

    private sealed class CollectingObserver : IEngineObserver
    {
        public List<EngineEvent> Events { get; } = [];

        public void On(EngineEvent engineEvent) => Events.Add(engineEvent);
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
