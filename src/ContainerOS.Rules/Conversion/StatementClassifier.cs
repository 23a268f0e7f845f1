using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Conversion;

/// <summary>
/// Decides which statements become typed steps and which stay shell, so that shell statements keep the state that they need.
/// </summary>
internal sealed class StatementClassifier
{
    private readonly IReadOnlyList<ScriptStatement> statements;
    private readonly ShellState state;
    private readonly StatementRole[] roles;
    private readonly IReadOnlyList<ShellAction>?[] actions;

    /// <param name="statements">The statements.</param>
    /// <param name="state">What they do to the shell.</param>
    /// <param name="reader">Determines their effects.</param>
    /// <param name="words">Evaluates words; it learns the variables that are bound at the top level.</param>
    /// <param name="forced">The statements that must stay shell.</param>
    internal StatementClassifier(
        IReadOnlyList<ScriptStatement> statements,
        ShellState state,
        ShellActionReader reader,
        WordEvaluator words,
        IReadOnlySet<int> forced
    )
    {
        (this.statements, this.state) = (statements, state);
        actions = new IReadOnlyList<ShellAction>?[statements.Count];
        roles = new StatementRole[statements.Count];
        var setByShell = NamesThatShellSets();
        for (var at = 0; at < statements.Count; at++)
        {
            roles[at] = forced.Contains(at) ? StatementRole.Shell : RoleOf(at, setByShell);
            if (roles[at] is StatementRole.Binding or StatementRole.Environment && statements[at].Simple is { Words.Count: 0 } assignments)
            {
                words.Define(assignments);
            }

            if (roles[at] is StatementRole.Typed && (actions[at] = reader.Of(statements[at])) is null)
            {
                roles[at] = StatementRole.Shell;
            }
        }

        KeepPreviousOfExitCodes();
        KeepShellAfterStateChange();
        KeepDependentStatementsTogether();
    }

    /// <summary>The role of a statement.</summary>
    internal StatementRole Role(int statement) => roles[statement];

    /// <summary>The effects of a typed statement.</summary>
    internal IReadOnlyList<ShellAction> Actions(int statement) => actions[statement]!;

    /// <summary>The names that an assignment, an <c>export</c> or another word list refers to.</summary>
    private static IEnumerable<string> References(ScriptStatement statement) =>
        statement.Nodes.OfType<ParameterExpansion>().Select(parameter => parameter.Name);

    private static bool IsPlainValue(ShellWord value) =>
        value.Parts.All(part => part is LiteralPart or ParameterExpansion { IsPlain: true });

    /// <summary>
    /// The names that are set in another way than by an assignment at the top level: in loops, functions and by commands.
    /// </summary>
    private HashSet<string> NamesThatShellSets()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in statements)
        {
            if (!IsAssignment(statement))
            {
                names.UnionWith(ShellState.NamesSetBy(statement));
            }
        }

        return names;
    }

    private static bool IsAssignment(ScriptStatement statement) =>
        statement.Simple is { Words.Count: 0, Redirections.Count: 0, Assignments: [_, ..] } command
        && command.Assignments.All(assignment => !assignment.Appends && IsPlainValue(assignment.Value));

    private StatementRole RoleOf(int at, HashSet<string> setByShell)
    {
        var statement = statements[at];
        var isSelfContained = !References(statement).Any(name => setByShell.Contains(name) || name is "?" or "!" or "_" or "$");
        if (IsAssignment(statement))
        {
            var names = statement.Simple!.Assignments.Select(assignment => assignment.Name).ToList();
            return !isSelfContained ? StatementRole.Shell
                : names.Exists(state.IsReadByOthers) ? StatementRole.Environment
                : StatementRole.Binding;
        }

        if (statement.Simple is not { } command)
        {
            return StatementRole.Typed;
        }

        return state.IsHarmlessSet(command) ? StatementRole.Options
            : IsExport(command) && isSelfContained ? StatementRole.Environment
            : ShellState.IsAbsoluteCd(command) ? StatementRole.Folder
            : ShellState.IsLogRedirection(command) ? StatementRole.Log
            : StatementRole.Typed;
    }

    private static bool IsExport(SimpleCommand command) =>
        command is { Redirections.Count: 0, Assignments.Count: 0, Words: [{ Plain: "export" }, _, ..] }
        && command.Words.Skip(1).All(word => ShellState.NameOf(word) is not null && IsPlainValue(word));

    /// <summary>A statement before one that reads <c>$?</c> stays in front of it.</summary>
    private void KeepPreviousOfExitCodes()
    {
        for (var at = 1; at < statements.Count; at++)
        {
            // What is repeated in front of every later step is in front of this statement, too.
            if (
                roles[at] is StatementRole.Shell
                && roles[at - 1] is StatementRole.Typed or StatementRole.Binding
                && ShellState.ReadsPrevious(statements[at])
            )
            {
                roles[at - 1] = StatementRole.Shell;
            }
        }
    }

    private void KeepShellAfterStateChange()
    {
        var first = Enumerable
            .Range(0, statements.Count)
            .FirstOrDefault(at => roles[at] is StatementRole.Shell && state.Changes(statements[at]), -1);
        for (var at = first < 0 ? statements.Count : first; at < statements.Count; at++)
        {
            // A handler of trap, or a changed option, also sees what is set after it.
            roles[at] = StatementRole.Shell;
        }
    }

    /// <summary>A shell statement that sets what a later one uses stays in one step with it, and with all between them.</summary>
    private void KeepDependentStatementsTogether()
    {
        for (var isDone = false; !isDone; )
        {
            isDone = true;
            var lastUse = new Dictionary<string, int>(StringComparer.Ordinal);
            var lastUseOfAny = -1;
            for (var at = 0; at < statements.Count; at++)
            {
                if (roles[at] is StatementRole.Shell)
                {
                    foreach (var name in ShellState.NamesUsedBy(statements[at]))
                    {
                        lastUse[name] = at;
                    }

                    lastUseOfAny = ShellState.MayUseAnyName(statements[at]) ? at : lastUseOfAny;
                }
            }

            var end = -1;
            for (var at = 0; at < statements.Count; at++)
            {
                if (roles[at] is StatementRole.Shell)
                {
                    foreach (var name in ShellState.NamesSetBy(statements[at]))
                    {
                        end = Math.Max(end, Math.Max(lastUse.GetValueOrDefault(name, -1), lastUseOfAny));
                    }
                }
                else if (roles[at] is StatementRole.Typed && at < end)
                {
                    roles[at] = StatementRole.Shell;
                    isDone = false;
                }
            }
        }
    }
}

/// <summary>What a conversion does with a statement.</summary>
internal enum StatementRole
{
    /// <summary>It has the effect of a typed step.</summary>
    Typed,

    /// <summary>It stays shell.</summary>
    Shell,

    /// <summary>It sets variables that only the script reads. It is repeated in the script steps that use them.</summary>
    Binding,

    /// <summary>It sets variables that the shell or other programs read. It is repeated in each later script step.</summary>
    Environment,

    /// <summary>It turns on options of the shell. It is repeated in each later script step.</summary>
    Options,

    /// <summary>It enters an absolute directory. It stays where it is, and is repeated in each later script step.</summary>
    Folder,

    /// <summary>It redirects the output to a log. It stays where it is; later script steps append to the log.</summary>
    Log,
}
