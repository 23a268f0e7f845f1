using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Conversion;

/// <summary>
/// Decides which statements become typed steps and which stay shell, so that shell statements keep the state that they need.
/// </summary>
internal sealed class StatementClassifier
{
    private readonly IReadOnlyList<ScriptStatement> statements;
    private readonly IReadOnlyList<ShellAction>?[] actions;

    internal StatementClassifier(IReadOnlyList<ScriptStatement> statements, ShellActionReader reader, WordEvaluator words)
    {
        this.statements = statements;
        actions = new IReadOnlyList<ShellAction>?[statements.Count];
        for (var at = 0; at < statements.Count; at++)
        {
            if (IsAssignment(at))
            {
                words.Define(statements[at].Simple!);
            }
            else
            {
                actions[at] = IsLastExit(at) || IsShellOption(at) ? [new ShellAction.Nothing()] : reader.Of(statements[at]);
            }
        }

        KeepShellAfterStateChange();
        KeepDependentStatementsTogether();
    }

    /// <summary>The effects of a statement as typed steps; null when it stays shell.</summary>
    internal IReadOnlyList<ShellAction>? Actions(int statement) => actions[statement];

    /// <summary>Whether it only sets variables. Such a statement is repeated in the steps that use them.</summary>
    internal bool IsAssignment(int statement) =>
        statements[statement].Simple is { Words.Count: 0, Redirections.Count: 0, Assignments: [_, ..] } command
        && !command.Assignments.Any(assignment =>
            assignment.Appends || !assignment.Value.Parts.All(part => part is LiteralPart or ParameterExpansion { IsPlain: true })
        );

    /// <summary>
    /// Whether it only sets shell options or changes to an absolute directory. Such a statement is repeated in each later script step.
    /// </summary>
    internal bool IsShellOption(int statement) =>
        statements[statement].Simple is { } command && (ShellState.IsOptionSet(command) || ShellState.IsAbsoluteCd(command));

    private bool IsLastExit(int at) =>
        at == statements.Count - 1
        && statements[at].Simple is { Redirections.Count: 0, Words: [{ Literal: "exit" }] or [{ Literal: "exit" }, { Literal: "0" }] };

    private void KeepShellAfterStateChange()
    {
        var first = Array.FindIndex(
            [.. Enumerable.Range(0, statements.Count)],
            at => actions[at] is null && ShellState.Changes(statements[at])
        );
        if (first >= 0)
        {
            Array.Clear(actions, first, actions.Length - first);
        }
    }

    /// <summary>A shell statement that sets what a later one uses stays in one step with it.</summary>
    private void KeepDependentStatementsTogether()
    {
        for (var at = statements.Count - 1; at >= 0; at--)
        {
            if (actions[at] is not null || IsAssignment(at))
            {
                continue;
            }

            var names = ShellState.NamesSetBy(statements[at]).ToHashSet();
            for (var last = statements.Count - 1; last > at; last--)
            {
                if (actions[last] is null && ShellState.UsesAny(statements[last], names))
                {
                    Array.Clear(actions, at, last - at);
                    break;
                }
            }
        }
    }
}
