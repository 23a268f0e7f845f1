using System.Collections.Immutable;
using System.Globalization;
using ContainerOS.Cli.Terminal;
using ContainerOS.Rollout;

namespace ContainerOS.Cli.Commands.Rollouts;

/// <summary>Writes each step once, with the time.</summary>
internal sealed class RolloutStepLog(ConsoleOutput output) : IProgress<RolloutMoment>
{
    private readonly ImmutableArray<RolloutMoment>.Builder moments = ImmutableArray.CreateBuilder<RolloutMoment>();
    private string? last;

    /// <summary>The steps so far.</summary>
    internal ImmutableArray<RolloutMoment> Moments => moments.ToImmutable();

    /// <summary>Why the rollout went back; null when it did not.</summary>
    internal string? Failure { get; private set; }

    public void Report(RolloutMoment value)
    {
        moments.Add(value);
        var step = value.Step;
        if (step is { Kind: RolloutStepKind.SetTemplate, Batch: not null })
        {
            Failure = step.Reason;
        }

        var nodes = step.Nodes.IsEmpty ? string.Empty : $": {string.Join(", ", step.Nodes)}";
        var line = SafeText.Line($"{step.Reason}{nodes}");
        if (line != last)
        {
            last = line;
            var time = TimeProvider.System.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
            output.Out.WriteLine($"{output.Style.Dim(time)}  {Word(step.Kind), -11}  {line}");
        }
    }

    private static string Word(RolloutStepKind kind) =>
        kind switch
        {
            RolloutStepKind.SetTemplate => "template",
            RolloutStepKind.ReplaceNodes => "replace",
            RolloutStepKind.RolledBack => "rolled back",
            _ => kind.ToString().ToLowerInvariant(),
        };
}
