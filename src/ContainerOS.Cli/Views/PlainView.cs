using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Engine;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.Steps;

namespace ContainerOS.Cli.Views;

/// <summary>Shows a run line by line. A progress message that equals the previous one of its resource is not repeated.</summary>
internal sealed class PlainView(SafeWriter writer, AnsiStyle style) : IRunView
{
    private readonly Dictionary<string, string> lastProgress = [];
    private readonly HashSet<string> shownMessages = [];
    private readonly PlanTree tree = new();

    /// <inheritdoc/>
    public bool ShowsPlan { get; set; } = true;

    /// <inheritdoc/>
    public async Task<DeploymentResult> ShowAsync(Func<Task<DeploymentResult>> run)
    {
        var result = await run();
        foreach (var (step, depth) in tree.TakeAll())
        {
            WritePlannedStep(step, depth);
        }

        return result;
    }

    public void On(EngineEvent happened)
    {
        switch (happened)
        {
            case StepPlanned planned when ShowsPlan && !tree.TryAdd(planned.Step):
                WritePlannedStep(planned.Step, depth: 0);
                break;
            case StepStarted started:
                writer.WriteLine(
                    $"  {style.Cyan(StepOpText.Symbol(started.Step.Op))} {SafeText.Line(started.Step.Name)}  "
                        + StepOpText.InProgress(started.Step.Op)
                );
                break;
            case StepProgress progress:
                WriteProgress(progress);
                break;
            case StepFinished { Step: var step } finished:
                writer.WriteLine(
                    $"  {style.Green("✓")} {SafeText.Line(step.Name)}  {StepOpText.Completed(step.Op)} {Duration(finished.Elapsed)}"
                );
                break;
            case StepFailed failed:
                writer.WriteLine($"  {style.Red("✗")} {SafeText.Line(failed.Step.Name)}  failed {Duration(failed.Elapsed)}");
                break;
            case EngineMessage message when IsNew(message.Text):
                writer.WriteLines(SafeText.MessageLines("  ", Name(message.Urn) + message.Text, style.Dim));
                break;
        }
    }

    /// <summary>Whether a message has not been shown yet: a deployment repeats the messages of its plan.</summary>
    internal bool IsNew(string text) => shownMessages.Add(text);

    private void WritePlannedStep(DeploymentStep step, int depth)
    {
        var indent = new string(' ', 2 * depth);
        writer.WriteLine(
            $"{indent}  {style.Cyan(StepOpText.Symbol(step.Op))} {style.Bold(SafeText.Line(step.Name))}  "
                + $"{style.Dim(SafeText.Line(step.Type))}  {StepOpText.Planned(step.Op)}"
        );
        foreach (var change in step.Diff)
        {
            writer.WriteLine(
                $"{indent}      {SafeText.Line(change.Path)}: {SafeText.Line(Values(change))}"
                    + (change.NeedsReplace ? style.Yellow(" (replaces)") : string.Empty)
            );
        }
    }

    private string Duration(TimeSpan elapsed) => style.Dim($"({elapsed.TotalSeconds:0.0} s)");

    private static string Values(PropertyChange change) =>
        (change.Old, change.New) switch
        {
            (null, { } now) => ValueText.OneLine(now),
            ({ } old, null) => $"{ValueText.OneLine(old)} -> (removed)",
            ({ } old, { } now) => $"{ValueText.OneLine(old)} -> {ValueText.OneLine(now)}",
            _ => string.Empty,
        };

    private void WriteProgress(StepProgress progress)
    {
        var key = progress.Urn ?? string.Empty;
        if (lastProgress.GetValueOrDefault(key) != progress.Text)
        {
            lastProgress[key] = progress.Text;
            writer.WriteLine($"    {style.Dim(SafeText.Line(Name(progress.Urn) + progress.Text))}");
        }
    }

    private static string Name(string? urn) =>
        urn is null ? string.Empty : urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..] + ": ";
}

/// <summary>
/// The steps of components and of what is in them. They are planned in any order, and shown at the end of the plan as a tree.
/// </summary>
internal sealed class PlanTree
{
    private readonly List<DeploymentStep> steps = [];

    /// <summary>Keeps a step that is a component or in one. Returns whether it is.</summary>
    internal bool TryAdd(DeploymentStep step)
    {
        var belongs = step.IsComponent || steps.Exists(other => other.Urn == step.Parent);
        if (belongs)
        {
            steps.Add(step);
        }

        return belongs;
    }

    /// <summary>Returns the steps with their depth, each component before its children, and forgets them.</summary>
    internal IReadOnlyList<(DeploymentStep Step, int Depth)> TakeAll()
    {
        var known = steps.Select(step => step.Urn).ToHashSet();
        var children = steps.ToLookup(step => step.Parent is { } parent && known.Contains(parent) ? parent : string.Empty);
        var ordered = new List<(DeploymentStep, int)>();
        void Add(string parent, int depth)
        {
            foreach (var step in children[parent])
            {
                ordered.Add((step, depth));
                Add(step.Urn, depth + 1);
            }
        }

        Add(string.Empty, 0);
        steps.Clear();
        return ordered;
    }
}
