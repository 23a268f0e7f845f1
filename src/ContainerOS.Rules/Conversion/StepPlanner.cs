using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Conversion;

/// <summary>Makes the steps of the statements that can stay.</summary>
internal sealed class StepPlanner
{
    private readonly IReadOnlyList<ScriptStatement> units;
    private readonly StatementClassifier plan;
    private readonly StepBuilder builder;
    private List<int> shell = [];
    private List<int> lastShell = [];
    private readonly HashSet<int> commented = [];

    internal StepPlanner(string text, ShellScript script, IReadOnlyList<ScriptStatement> units)
    {
        this.units = units;
        var words = new WordEvaluator(script);
        plan = new StatementClassifier(units, new ShellActionReader(words, text, new LineIndex(text)), words);
        builder = new StepBuilder(text =>
            Enumerable.Range(0, units.Count).Any(at => plan.Actions(at) is null && units[at].Text.Contains(text, StringComparison.Ordinal))
        );
    }

    internal IReadOnlyList<ConvertedStep> Plan()
    {
        for (var at = 0; at < units.Count; at++)
        {
            if (plan.IsAssignment(at) || plan.IsShellOption(at))
            {
                continue;
            }

            if (plan.Actions(at) is { } actions && builder.TryAll(actions, units[at]))
            {
                continue;
            }

            ContinueLastShellStep();
            shell.Add(at);
            if (at + 1 >= units.Count || !StaysShell(at + 1))
            {
                Flush();
            }
        }

        Flush();
        return [.. builder.Build()];
    }

    /// <summary>Shell right behind shell is one step.</summary>
    private void ContinueLastShellStep()
    {
        if (shell.Count == 0 && builder.EndsInShell)
        {
            builder.RemoveLast();
            shell.AddRange(lastShell);
        }
    }

    /// <summary>Whether the next statement that does anything is shell for certain.</summary>
    private bool StaysShell(int at)
    {
        while (at < units.Count && (plan.IsAssignment(at) || plan.IsShellOption(at)))
        {
            at++;
        }

        return at < units.Count && plan.Actions(at) is null;
    }

    private void Flush()
    {
        if (shell.Count == 0)
        {
            return;
        }

        var parts = Enumerable
            .Range(0, shell[^1] + 1)
            .Where(at => shell.Contains(at) || plan.IsShellOption(at) || (plan.IsAssignment(at) && IsNeeded(at)))
            .ToList();
        var text = string.Concat(parts.Select(at => Commented(at, parts[0]) + units[at].Text.Trim() + "\n"));
        builder.Shell(text, units[shell[0]]);
        (lastShell, shell) = (shell, []);
    }

    private string Commented(int at, int first)
    {
        commented.Add(at);
        return at == first || at == shell[0]
            ? string.Empty
            : string.Concat(units[at].Comments.Where(line => !line.StartsWith("#!", StringComparison.Ordinal)).Select(line => line + "\n"));
    }

    /// <summary>Whether shell, or another variable that shell needs, names a variable set here.</summary>
    private bool IsNeeded(int binding)
    {
        var names = ShellState.NamesSetBy(units[binding]).ToHashSet();
        return shell.Any(at => at > binding && names.Any(name => units[at].Text.Contains(name, StringComparison.Ordinal)))
            || Enumerable
                .Range(binding + 1, Math.Max(0, shell[^1] - binding))
                .Any(at => plan.IsAssignment(at) && ShellState.UsesAny(units[at], names) && IsNeeded(at));
    }
}
