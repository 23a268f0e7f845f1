using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Engine;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.Steps;

namespace ContainerOS.Cli.Views;

/// <summary>Tells a run line by line. A progress line that says the same as the last of its resource is left out.</summary>
internal sealed class PlainView(TextWriter writer, Ink ink) : IRunView
{
    private readonly Dictionary<string, string> lastProgress = [];
    private readonly HashSet<string> told = [];

    /// <inheritdoc/>
    public bool TellsPlan { get; set; } = true;

    /// <inheritdoc/>
    public Task<DeploymentResult> ShowAsync(Func<Task<DeploymentResult>> run) => run();

    public void On(EngineEvent happened)
    {
        switch (happened)
        {
            case StepPlanned planned when TellsPlan:
                Plan(planned.Step);
                break;
            case StepStarted started:
                writer.WriteLine($"  {ink.Cyan(StepOps.Sign(started.Step.Op))} {started.Step.Name}  {StepOps.Doing(started.Step.Op)}");
                break;
            case StepProgress progress:
                Progress(progress);
                break;
            case StepFinished finished:
                writer.WriteLine(
                    $"  {ink.Green("✓")} {finished.Step.Name}  {StepOps.Done(finished.Step.Op)} {ink.Dim($"({finished.Elapsed.TotalSeconds:0.0} s)")}"
                );
                break;
            case StepFailed failed:
                writer.WriteLine($"  {ink.Red("✗")} {failed.Step.Name}  failed {ink.Dim($"({failed.Elapsed.TotalSeconds:0.0} s)")}");
                break;
            case EngineMessage message when IsNew(message.Text):
                writer.WriteLine($"  {ink.Dim(SafeText.Of(Name(message.Urn) + message.Text))}");
                break;
        }
    }

    /// <summary>Whether a text was not told yet: a deployment says again what its plan said.</summary>
    internal bool IsNew(string text) => told.Add(text);

    private void Plan(DeploymentStep step)
    {
        writer.WriteLine($"  {ink.Cyan(StepOps.Sign(step.Op))} {ink.Bold(step.Name)}  {ink.Dim(step.Type)}  {StepOps.Will(step.Op)}");
        foreach (var change in step.Diff)
        {
            writer.WriteLine($"      {change.Path}: {Values(change)}{(change.NeedsReplace ? ink.Yellow(" (replaces)") : string.Empty)}");
        }
    }

    private static string Values(PropertyChange change) =>
        (change.Old, change.New) switch
        {
            (null, { } now) => ValueText.Line(now),
            ({ } old, null) => $"{ValueText.Line(old)} -> (removed)",
            ({ } old, { } now) => $"{ValueText.Line(old)} -> {ValueText.Line(now)}",
            _ => string.Empty,
        };

    private void Progress(StepProgress progress)
    {
        var key = progress.Urn ?? string.Empty;
        if (lastProgress.GetValueOrDefault(key) != progress.Text)
        {
            lastProgress[key] = progress.Text;
            writer.WriteLine($"    {ink.Dim(Name(progress.Urn) + progress.Text)}");
        }
    }

    private static string Name(string? urn) =>
        urn is null ? string.Empty : urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..] + ": ";
}
