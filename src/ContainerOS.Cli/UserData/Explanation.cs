using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Views;
using ContainerOS.UserData;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.UserData;

/// <summary>Says what the steps of one side do: as a table, and for programs.</summary>
internal sealed class Explanation(BootstrapSource side)
{
    private readonly IReadOnlyList<ExplainedStep> steps = ExplainedStep.Of(side.Containers, side.Budget);
    private readonly UserDataBudget? budget = side.Budget;

    internal string Text(AnsiStyle style)
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
                step.Effect.Runs
            );
        }

        var lines = steps.Count == 0 ? ["no steps: nothing is run"] : table.Lines().ToList();
        return string.Join(
            '\n',
            [style.Bold(TextTable.Visible(side.Name)), .. Sizes().Select(style.Dim), .. lines.Take(1).Select(style.Dim), .. lines.Skip(1)]
        );
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
                    ["writesAnywhere"] = step.Effect.IsScript,
                    ["seenToWrite"] = step.Reach is null ? null : new JArray(step.Reach.WrittenPaths),
                    ["undecided"] = new JArray((step.Reach?.Gaps ?? []).Select(gap => gap.ToString())),
                })
            ),
        };

    private IEnumerable<string> Sizes() =>
        budget is null
            ? ["bytes of user data: known after up"]
            : new[] { budget.BeforeJoin, budget.AfterJoin }.Where(phase => phase.Bytes > 0).Select(phase => phase.Message);

    /// <summary>A script may write whatever the host lets be written; what can be seen of that comes first.</summary>
    private static List<string> Writes(ExplainedStep step) =>
        !step.Effect.IsScript
            ? [.. step.Effect.Writes]
            :
            [
                .. step.Reach?.WrittenPaths ?? [],
                .. (step.Reach?.Gaps ?? []).Select(gap => $"undecided: {gap}"),
                "and wherever the host can be written",
            ];
}
