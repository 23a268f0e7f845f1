using ContainerOS.Engine;
using ContainerOS.Engine.Events;
using Spectre.Console;

namespace ContainerOS.Cli.Views;

/// <summary>Shows a run on a terminal as a tree that is drawn over while it changes. Plans are told in lines, as they stay.</summary>
internal sealed class LiveView(IAnsiConsole console, PlainView plan, string stack, TimeProvider time) : IRunView
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(120);
    private readonly Lock gate = new();
    private readonly List<LiveStep> steps = [];
    private readonly List<string> unattachedMessages = [];

    /// <inheritdoc/>
    public bool ShowsPlan
    {
        get => plan.ShowsPlan;
        set => plan.ShowsPlan = value;
    }

    /// <inheritdoc/>
    public Task<DeploymentResult> ShowAsync(Func<Task<DeploymentResult>> run) =>
        ShowsPlan
            ? run()
            : console
                .Live(Draw())
                .AutoClear(false)
                .Overflow(VerticalOverflow.Ellipsis)
                .StartAsync(canvas => DrawUntilDoneAsync(canvas, run));

    /// <inheritdoc/>
    public void On(EngineEvent happened)
    {
        if (ShowsPlan)
        {
            plan.On(happened);
            return;
        }

        lock (gate)
        {
            Handle(happened);
        }
    }

    private void Handle(EngineEvent happened)
    {
        switch (happened)
        {
            case StepStarted started:
                steps.Add(new LiveStep(started.Step, time.GetTimestamp()));
                break;
            case StepProgress progress when FindStep(progress.Urn) is { State: LiveStepState.Running } row:
                row.Progress = progress.Text;
                break;
            case StepFinished finished:
                FindStep(finished.Step.Urn)?.Complete(LiveStepState.Done, finished.Elapsed);
                break;
            case StepFailed failed:
                FindStep(failed.Step.Urn)?.Complete(LiveStepState.Failed, failed.Elapsed);
                break;
            case EngineMessage message when plan.IsNew(message.Text):
                (FindStep(message.Urn)?.Messages ?? unattachedMessages).Add(message.Text);
                break;
        }
    }

    /// <summary>The newest row of a resource: a replacement has one for each of its two steps.</summary>
    private LiveStep? FindStep(string? urn) => steps.FindLast(row => row.Step.Urn == urn);

    private async Task<DeploymentResult> DrawUntilDoneAsync(LiveDisplayContext canvas, Func<Task<DeploymentResult>> run)
    {
        var running = run();
        using var timer = new PeriodicTimer(RefreshInterval, time);
        while (await Task.WhenAny(running, timer.WaitForNextTickAsync().AsTask()) != running)
        {
            canvas.UpdateTarget(Draw());
        }

        canvas.UpdateTarget(Draw());
        return await running;
    }

    private Tree Draw()
    {
        lock (gate)
        {
            var tree = LiveTree.Draw(stack, steps, time);
            tree.AddNodes(unattachedMessages.Select(text => new Markup($"[dim]{Markup.Escape(text)}[/]")));
            return tree;
        }
    }
}
