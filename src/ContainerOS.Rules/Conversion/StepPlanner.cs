using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Conversion;

/// <summary>Plans the steps for the statements that are kept.</summary>
internal sealed class StepPlanner
{
    private readonly IReadOnlyList<ScriptStatement> statements;
    private readonly StatementClassifier plan;
    private readonly StepBuilder builder;
    private List<int> shell = [];
    private List<int> lastShell = [];
    private readonly HashSet<int> commented = [];

    internal StepPlanner(string text, ShellScript script, IReadOnlyList<ScriptStatement> statements)
    {
        this.statements = statements;
        var words = new WordEvaluator(script);
        plan = new StatementClassifier(statements, new ShellActionReader(words, text, new LineIndex(text)), words);
        builder = new StepBuilder(text =>
            Enumerable
                .Range(0, statements.Count)
                .Any(at => plan.Actions(at) is null && statements[at].Text.Contains(text, StringComparison.Ordinal))
        );
    }

    internal IReadOnlyList<ConvertedStep> Plan()
    {
        for (var at = 0; at < statements.Count; at++)
        {
            if (plan.IsAssignment(at) || plan.IsShellOption(at))
            {
                continue;
            }

            if (plan.Actions(at) is { } actions && builder.TryAll(actions, statements[at]))
            {
                continue;
            }

            ContinueLastShellStep();
            shell.Add(at);
            if (at + 1 >= statements.Count || !StaysShell(at + 1))
            {
                Flush();
            }
        }

        Flush();
        return [.. builder.Build()];
    }

    /// <summary>Consecutive shell statements become one step.</summary>
    private void ContinueLastShellStep()
    {
        if (shell.Count == 0 && builder.EndsInShell)
        {
            builder.RemoveLast();
            shell.AddRange(lastShell);
        }
    }

    /// <summary>Whether the next statement with an effect stays shell.</summary>
    private bool StaysShell(int at)
    {
        while (at < statements.Count && (plan.IsAssignment(at) || plan.IsShellOption(at)))
        {
            at++;
        }

        return at < statements.Count && plan.Actions(at) is null;
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
        var text = string.Concat(parts.Select(at => Commented(at, parts[0]) + statements[at].Text.Trim() + "\n"));
        builder.Shell(text, statements[shell[0]]);
        (lastShell, shell) = (shell, []);
    }

    private string Commented(int at, int first)
    {
        commented.Add(at);
        return at == first || at == shell[0]
            ? string.Empty
            : string.Concat(
                statements[at].Comments.Where(line => !line.StartsWith("#!", StringComparison.Ordinal)).Select(line => line + "\n")
            );
    }

    /// <summary>Whether shell statements, or variables that they need, use a variable that is set here.</summary>
    private bool IsNeeded(int binding)
    {
        var names = ShellState.NamesSetBy(statements[binding]).ToHashSet();
        return shell.Any(at => at > binding && names.Any(name => statements[at].Text.Contains(name, StringComparison.Ordinal)))
            || Enumerable
                .Range(binding + 1, Math.Max(0, shell[^1] - binding))
                .Any(at => plan.IsAssignment(at) && ShellState.UsesAny(statements[at], names) && IsNeeded(at));
    }
}
