using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Conversion;

/// <summary>What a statement leaves behind in the shell that runs it, for the statements after it.</summary>
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

    /// <summary>Whether it changes the shell itself, so that nothing after it can be taken out of the script.</summary>
    internal static bool Changes(ScriptStatement unit) =>
        unit.Nodes.OfType<SimpleCommand>()
            .Any(command =>
                (command.Words is [{ Literal: { } name }, ..] && Builtins.Contains(name) && !IsOptionSet(command))
                || (command.Words.Count == 0 && command.Redirections.Count > 0 && command.Assignments.Count > 0)
            ) || unit.Items.Any(item => item.IsBackground);

    /// <summary>The names of variables and functions that it sets.</summary>
    internal static IEnumerable<string> NamesSetBy(ScriptStatement unit)
    {
        foreach (var node in unit.Nodes)
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

    /// <summary>Whether it reads one of the names: as a variable, as a command, or anywhere in its text.</summary>
    internal static bool UsesAny(ScriptStatement unit, IReadOnlySet<string> names) =>
        names.Count > 0
        && unit.Nodes.Any(node =>
            node is ParameterExpansion parameter ? names.Contains(parameter.Name)
            : node is SimpleCommand { Words: [{ Literal: { } name }, ..] } ? names.Contains(name)
            : node is ArithmeticExpansion or CompoundCommand { Kind: CompoundKind.Arithmetic }
        )
        && names.Any(name => unit.Text.Contains(name, StringComparison.Ordinal));

    /// <summary>Goes to a folder that does not depend on where it is: it can be said again in each script step too.</summary>
    internal static bool IsAbsoluteCd(SimpleCommand command) =>
        command is { Redirections.Count: 0, Assignments.Count: 0, Words: [{ Literal: "cd" }, { Literal: ['/', ..] }] };

    /// <summary>A <c>set</c> that only makes the shell stricter or chattier: it can be said again in each script step.</summary>
    internal static bool IsOptionSet(SimpleCommand command) =>
        command is { Redirections.Count: 0, Assignments.Count: 0, Words: [{ Literal: "set" }, _, ..] }
        && command
            .Words.Skip(1)
            .All(word =>
                word.Literal is "pipefail" or ['-', _, ..] && word.Literal.All(letter => char.IsAsciiLetter(letter) || letter is '-')
            );
}
