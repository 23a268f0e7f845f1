using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Views;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Rules.Shell;
using ContainerOS.UserData;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.UserData;

/// <summary>Explains the steps of one source as a table or as JSON.</summary>
internal sealed class Explanation(BootstrapSource side)
{
    private readonly IReadOnlyList<ExplainedStep> steps = ExplainedStep.Of(side.Containers, side.Budget);
    private readonly UserDataBudget? budget = side.Budget;

    internal IEnumerable<string> Lines(AnsiStyle style)
    {
        var table = new TextTable("STEP", "CONTAINER", "PHASE", "KIND", "BYTES", "WRITES", "RUNS");
        foreach (var step in steps)
        {
            table.Add(
                [step.Effect.Path],
                [step.Effect.Container],
                [step.PhaseName ?? "-"],
                [step.Effect.Kind],
                [step.Bytes is { } bytes ? $"{bytes}" : "-"],
                Writes(step),
                Runs(step)
            );
        }

        var lines = steps.Count == 0 ? ["no bootstrap steps"] : table.Lines().ToList();
        return
        [
            style.Bold(TextTable.Visible(side.Name)),
            .. Sizes().Select(style.Dim),
            .. lines.Take(1).Select(style.Dim),
            .. lines.Skip(1),
        ];
    }

    internal JObject Json() =>
        new()
        {
            ["name"] = side.Name,
            ["bytes"] = budget is null
                ? null
                : new JObject
                {
                    ["beforeJoin"] = budget.BeforeJoin.Bytes,
                    ["afterJoin"] = budget.AfterJoin.Bytes,
                    ["limit"] = budget.AfterJoin.Limit,
                },
            ["steps"] = new JArray(
                steps.Select(step => new JObject
                {
                    ["path"] = step.Effect.Path,
                    ["container"] = step.Effect.Container,
                    ["phase"] = step.PhaseName,
                    ["kind"] = step.Effect.Kind,
                    ["bytes"] = step.Bytes,
                    ["writes"] = new JArray(step.Effect.Writes),
                    ["runs"] = new JArray(step.Effect.Runs),
                    ["programs"] = new JArray(
                        (step.Reach?.Programs ?? []).Select(program => new JObject
                        {
                            ["command"] = program.Command,
                            ["line"] = program.Line,
                            ["complete"] = program.IsComplete,
                            ["condition"] = program.Condition,
                        })
                    ),
                    ["writesAnywhere"] = step.Effect.IsScript,
                    ["seenToWrite"] = step.Reach is null ? null : new JArray(step.Reach.WrittenPaths),
                    ["writesBelow"] = step.Reach is null ? null : new JArray(step.Reach.FoldersOfComputedPaths),
                    ["undecided"] = new JArray((step.Reach?.Gaps ?? []).Select(gap => gap.ToString())),
                })
            ),
        };

    private IEnumerable<string> Sizes() =>
        budget is null
            ? ["bytes of user data: known after deployment"]
            : new[] { budget.BeforeJoin, budget.AfterJoin }.Where(phase => phase.Bytes > 0).Select(phase => phase.Message);

    /// <summary>What a step runs: its interpreter, and the programs of its script with their conditions.</summary>
    private static List<string> Runs(ExplainedStep step) =>
        [
            .. step.Effect.Runs,
            .. (step.Reach?.Programs ?? []).Select(program =>
                program.Condition is { } condition
                    ? $"  line {program.Line}: {program.Command} ({condition})"
                    : $"  line {program.Line}: {program.Command}"
            ),
        ];

    /// <summary>The paths that a step writes. A script may write any writable path; the known ones come first.</summary>
    private static List<string> Writes(ExplainedStep step)
    {
        if (!step.Effect.IsScript)
        {
            return [.. step.Effect.Writes];
        }

        List<string> known =
        [
            .. step.Reach?.WrittenPaths ?? [],
            .. (step.Reach?.FoldersOfComputedPaths ?? []).Select(folder => $"below {folder}"),
            .. (step.Reach?.Gaps ?? []).Select(gap => $"undecided: {gap}"),
        ];
        return [.. known, known.Count > 0 ? "and any other writable path" : "any writable path"];
    }
}

/// <summary>The effects of a step, including the paths that its script is known to write.</summary>
/// <param name="Effect">Its effects.</param>
/// <param name="Bytes">Its size in bytes of user data; null while it is unknown.</param>
/// <param name="Reach">The paths a script writes; null for other steps, for secret or unknown scripts, and for other interpreters.</param>
internal sealed record ExplainedStep(StepEffect Effect, int? Bytes, ScriptAnalysis? Reach)
{
    /// <summary>The name of the phase in programs.</summary>
    internal string? PhaseName => Effect.Phase is { } phase ? PoolTerms.BootstrapPhases.Of(phase) : null;

    /// <summary>The steps of all containers in their declared order.</summary>
    /// <param name="bootstrap">The containers.</param>
    /// <param name="sizes">Their sizes; null while they are unknown.</param>
    internal static IReadOnlyList<ExplainedStep> Of(ValueList<BootstrapContainer> bootstrap, UserDataBudget? sizes)
    {
        var weights = sizes is { } budget
            ? budget.BeforeJoin.Steps.Concat(budget.AfterJoin.Steps).ToDictionary(step => step.Path, step => step.Bytes)
            : [];
        return
        [
            .. UserDataExplainer
                .Explain(bootstrap)
                .Zip(
                    Steps(bootstrap),
                    (effect, script) =>
                        new ExplainedStep(
                            effect,
                            weights.TryGetValue(effect.Path, out var bytes) ? bytes : null,
                            script is null ? null : ScriptAnalysis.Analyze(script)
                        )
                ),
        ];
    }

    /// <summary>The script of each step; null for a step without a readable shell script.</summary>
    private static IEnumerable<string?> Steps(ValueList<BootstrapContainer> bootstrap) =>
        from container in bootstrap.Items
        where container.IsKnown
        from step in container.Content.Steps?.Items ?? []
        select container.IsSecret
        || step is not { IsKnown: true, IsSecret: false }
        || step.Content.Script is not { IsKnown: true, IsSecret: false } script
        || !IsShell(script.Content)
            ? null
            : script.Content;

    private static bool IsShell(string script) =>
        !script.StartsWith("#!", StringComparison.Ordinal)
        || script.Split('\n')[0].TrimEnd().Split('/', ' ') is var words
            && words.Any(word => word is "sh" or "bash" or "dash" or "ash" or "busybox");
}
