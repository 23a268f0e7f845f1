using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Conversion;

/// <summary>Determines how a statement changes and uses the state of the shell that runs it.</summary>
internal static class ShellState
{
    private static readonly HashSet<string> Builtins =
    [
        "cd",
        "pushd",
        "popd",
        "source",
        ".",
        "umask",
        "trap",
        "exec",
        "shopt",
        "alias",
        "unalias",
        "ulimit",
        "exit",
        "return",
        "unset",
        "eval",
        "declare",
        "typeset",
        "export",
        "readonly",
        "set",
        "hash",
        "enable",
        "shift",
        "getopts",
        "local",
        "wait",
        "disown",
        "jobs",
    ];

    /// <summary>Whether it changes the shell itself, so that no later statement can be moved out of the script.</summary>
    internal static bool Changes(ScriptStatement statement) =>
        statement
            .Nodes.OfType<SimpleCommand>()
            .Any(command =>
                (command.Words is [{ Literal: { } name }, ..] && Builtins.Contains(name) && !IsOptionSet(command))
                || (command.Words.Count == 0 && command.Redirections.Count > 0 && command.Assignments.Count > 0)
            ) || statement.Items.Any(item => item.IsBackground);

    /// <summary>The names of the variables and functions that it sets.</summary>
    internal static IEnumerable<string> NamesSetBy(ScriptStatement statement)
    {
        foreach (var node in statement.Nodes)
        {
            switch (node)
            {
                case ShellAssignment assignment:
                    yield return assignment.Name;
                    break;
                case FunctionDefinition function:
                    yield return function.Name;
                    break;
                case CompoundCommand { Variable: { } variable }:
                    yield return variable;
                    break;
                case SimpleCommand { Words: [{ Literal: "read" or "printf" or "mapfile" or "readarray" }, ..] words }:
                    foreach (var name in words.Skip(1).Select(word => word.Literal).OfType<string>())
                    {
                        yield return name;
                    }

                    break;
            }
        }
    }

    /// <summary>Whether it uses one of the names as a variable or as a command.</summary>
    internal static bool UsesAny(ScriptStatement statement, IReadOnlySet<string> names) =>
        names.Count > 0
        && statement.Nodes.Any(node =>
            node is ParameterExpansion parameter ? names.Contains(parameter.Name)
            : node is SimpleCommand { Words: [{ Literal: { } name }, ..] } ? names.Contains(name)
            : node is ArithmeticExpansion or CompoundCommand { Kind: CompoundKind.Arithmetic }
        )
        && names.Any(name => statement.Text.Contains(name, StringComparison.Ordinal));

    /// <summary>Whether it changes to an absolute directory, so that it can be repeated in each script step.</summary>
    internal static bool IsAbsoluteCd(SimpleCommand command) =>
        command is { Redirections.Count: 0, Assignments.Count: 0, Words: [{ Literal: "cd" }, { Literal: ['/', ..] }] };

    /// <summary>Whether it is a <c>set</c> that only enables options, so that it can be repeated in each script step.</summary>
    internal static bool IsOptionSet(SimpleCommand command) =>
        command is { Redirections.Count: 0, Assignments.Count: 0, Words: [{ Literal: "set" }, _, ..] }
        && command
            .Words.Skip(1)
            .All(word =>
                word.Literal is "pipefail" or ['-', _, ..]
                && word.Literal.All(character => char.IsAsciiLetter(character) || character is '-')
            );
}
