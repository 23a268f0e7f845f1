using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Engine;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.Steps;
using Spectre.Console;

namespace ContainerOS.Cli.Views;

/// <summary>Shows a deployment as a tree that is redrawn while it changes. A plan is written as plain lines.</summary>
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
            ? plan.ShowAsync(run)
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

    /// <summary>The latest step of a resource: a replacement has two.</summary>
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
            tree.AddNodes(unattachedMessages.Select(text => new Markup($"[dim]{Markup.Escape(SafeText.Line(text))}[/]")));
            return tree;
        }
    }
}

/// <summary>Draws the steps of a deployment as a tree below its stack.</summary>
internal static class LiveTree
{
    private static readonly string[] SpinnerFrames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧"];

    internal static Tree Draw(string stack, IReadOnlyCollection<LiveStep> rows, TimeProvider time)
    {
        var tree = new Tree(new Markup($"[bold]{Markup.Escape(SafeText.Line(stack))}[/]")) { Guide = TreeGuide.Line };
        var width = rows.Select(row => row.Step.Name.Length).DefaultIfEmpty(0).Max();
        var nodes = new Dictionary<string, TreeNode>();
        foreach (var row in rows)
        {
            var line = new Markup(Line(row, width, row.Elapsed(time))) { Overflow = Overflow.Ellipsis };
            var node = row.Step.Parent is { } parent && nodes.TryGetValue(parent, out var owner) ? owner.AddNode(line) : tree.AddNode(line);
            nodes[row.Step.Urn] = node;
            node.AddNodes(row.Messages.Select(text => new Markup($"[dim]{Markup.Escape(SafeText.Line(text))}[/]")));
        }

        return tree;
    }

    private static string Line(LiveStep row, int width, TimeSpan elapsed)
    {
        var (sign, says) = row.State switch
        {
            LiveStepState.Done => ("[green]✓[/]", StepOpText.Completed(row.Step.Op)),
            LiveStepState.Failed => ("[red]✗[/]", "failed"),
            _ => (
                $"[cyan]{SpinnerFrames[(int)(elapsed.TotalMilliseconds / 120) % SpinnerFrames.Length]}[/]",
                StepOpText.InProgress(row.Step.Op)
            ),
        };
        var progress = row.Progress.Length > 0 ? $"  {Markup.Escape(SafeText.Line(row.Progress))}" : string.Empty;
        var name = Markup.Escape(SafeText.Line(row.Step.Name).PadRight(width));
        return $"{sign} [bold]{name}[/]  {says} [dim]{elapsed.TotalSeconds:0} s[/]{progress}";
    }
}

/// <summary>A step in the live tree: its state, progress and duration.</summary>
internal sealed class LiveStep(DeploymentStep step, long started)
{
    internal DeploymentStep Step { get; } = step;

    internal LiveStepState State { get; private set; } = LiveStepState.Running;

    /// <summary>The last progress message of the provider.</summary>
    internal string Progress { get; set; } = string.Empty;

    /// <summary>Messages that stay after the step has ended.</summary>
    internal List<string> Messages { get; } = [];

    private TimeSpan? Duration { get; set; }

    internal TimeSpan Elapsed(TimeProvider time) => Duration ?? time.GetElapsedTime(started);

    internal void Complete(LiveStepState state, TimeSpan taken)
    {
        State = state;
        Duration = taken;
        Progress = string.Empty;
    }
}

/// <summary>The state of a step in the live tree.</summary>
internal enum LiveStepState
{
    /// <summary>In progress.</summary>
    Running,

    /// <summary>Succeeded.</summary>
    Done,

    /// <summary>Failed.</summary>
    Failed,
}
