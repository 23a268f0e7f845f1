using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Conversion;

/// <summary>Decides which statements become typed steps and which stay shell, so that what stays finds the state it needs.</summary>
internal sealed class StatementClassifier
{
    private readonly IReadOnlyList<ScriptStatement> units;
    private readonly IReadOnlyList<ShellAction>?[] actions;

    internal StatementClassifier(IReadOnlyList<ScriptStatement> units, ShellActionReader reader, WordEvaluator words)
    {
        this.units = units;
        actions = new IReadOnlyList<ShellAction>?[units.Count];
        for (var at = 0; at < units.Count; at++)
        {
            if (IsAssignment(at))
            {
                words.Define(units[at].Simple!);
            }
            else
            {
                actions[at] = IsLastExit(at) || IsShellOption(at) ? [new ShellAction.Nothing()] : reader.Of(units[at]);
            }
        }

        KeepShellAfterStateChange();
        KeepDependentStatementsTogether();
    }

    /// <summary>What a statement does as typed steps; null where it stays shell.</summary>
    internal IReadOnlyList<ShellAction>? Actions(int unit) => actions[unit];

    /// <summary>Whether it only sets variables; such a statement goes where they are read.</summary>
    internal bool IsAssignment(int unit) =>
        units[unit].Simple is { Words.Count: 0, Redirections.Count: 0, Assignments: [_, ..] } command
        && !command.Assignments.Any(assignment =>
            assignment.Appends || !assignment.Value.Parts.All(part => part is LiteralPart or ParameterExpansion { IsPlain: true })
        );

    /// <summary>Whether it only makes the shell stricter, or goes to a folder; such a statement is said again in each script step behind it.</summary>
    internal bool IsShellOption(int unit) =>
        units[unit].Simple is { } command && (ShellState.IsOptionSet(command) || ShellState.IsAbsoluteCd(command));

    private bool IsLastExit(int at) =>
        at == units.Count - 1
        && units[at].Simple is { Redirections.Count: 0, Words: [{ Literal: "exit" }] or [{ Literal: "exit" }, { Literal: "0" }] };

    private void KeepShellAfterStateChange()
    {
        var first = Array.FindIndex([.. Enumerable.Range(0, units.Count)], at => actions[at] is null && ShellState.Changes(units[at]));
        if (first >= 0)
        {
            Array.Clear(actions, first, actions.Length - first);
        }
    }

    /// <summary>Shell that sets what later shell reads stays in one piece with it.</summary>
    private void KeepDependentStatementsTogether()
    {
        for (var at = units.Count - 1; at >= 0; at--)
        {
            if (actions[at] is not null || IsAssignment(at))
            {
                continue;
            }

            var names = ShellState.NamesSetBy(units[at]).ToHashSet();
            for (var last = units.Count - 1; last > at; last--)
            {
                if (actions[last] is null && ShellState.UsesAny(units[last], names))
                {
                    Array.Clear(actions, at, last - at);
                    break;
                }
            }
        }
    }
}
