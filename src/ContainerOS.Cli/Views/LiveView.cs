using ContainerOS.Engine;
using ContainerOS.Engine.Events;
using Spectre.Console;

namespace ContainerOS.Cli.Views;

/// <summary>Shows a run on a terminal as a tree that is drawn over while it changes. Plans are told in lines, as they stay.</summary>
internal sealed class LiveView(IAnsiConsole console, PlainView plan, string stack, TimeProvider time) : IRunView
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromMilliseconds(120);
    private readonly Lock gate = new();
    private readonly List<LiveRow> rows = [];
    private readonly List<string> unplaced = [];

    /// <inheritdoc/>
    public bool TellsPlan
    {
        get => plan.TellsPlan;
        set => plan.TellsPlan = value;
    }

    /// <inheritdoc/>
    public Task<DeploymentResult> ShowAsync(Func<Task<DeploymentResult>> run) =>
        TellsPlan
            ? run()
            : console
                .Live(Draw())
                .AutoClear(false)
                .Overflow(VerticalOverflow.Ellipsis)
                .StartAsync(canvas => DrawUntilDoneAsync(canvas, run));

    /// <inheritdoc/>
    public void On(EngineEvent happened)
    {
        if (TellsPlan)
        {
            plan.On(happened);
            return;
        }

        lock (gate)
        {
            Take(happened);
        }
    }

    private void Take(EngineEvent happened)
    {
        switch (happened)
        {
            case StepStarted started:
                rows.Add(new LiveRow(started.Step, time.GetTimestamp()));
                break;
            case StepProgress progress when Row(progress.Urn) is { State: LiveRowState.Running } row:
                row.Progress = progress.Text;
                break;
            case StepFinished finished:
                Row(finished.Step.Urn)?.End(LiveRowState.Done, finished.Elapsed);
                break;
            case StepFailed failed:
                Row(failed.Step.Urn)?.End(LiveRowState.Failed, failed.Elapsed);
                break;
            case EngineMessage message when plan.IsNew(message.Text):
                (Row(message.Urn)?.Messages ?? unplaced).Add(message.Text);
                break;
        }
    }

    /// <summary>The newest row of a resource: a replacement has one for each of its two steps.</summary>
    private LiveRow? Row(string? urn) => rows.FindLast(row => row.Step.Urn == urn);

    private async Task<DeploymentResult> DrawUntilDoneAsync(LiveDisplayContext canvas, Func<Task<DeploymentResult>> run)
    {
        var running = run();
        using var timer = new PeriodicTimer(Rhythm, time);
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
            var tree = LiveTree.Draw(stack, rows, time);
            tree.AddNodes(unplaced.Select(text => new Markup($"[dim]{Markup.Escape(text)}[/]")));
            return tree;
        }
    }
}
