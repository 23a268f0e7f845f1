using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Analysis;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Conversion;

/// <summary>Determines how the statements of a script change and use the state of the shell that runs them.</summary>
internal sealed class ShellState
{
    /// <summary>Builtins that change the shell, from the manual of bash.</summary>
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
        "let",
    ];

    /// <summary>Builtins that change nothing outside the function that calls them.</summary>
    private static readonly HashSet<string> FunctionBuiltins = ["local", "return", "shift", "declare", "typeset", "getopts"];

    /// <summary>
    /// Variables that the shell itself or the programs that it runs read, from the manuals of bash, glibc and curl. Names with the prefixes
    /// LC_, LD_ and BASH count too.
    /// </summary>
    private static readonly HashSet<string> ReadByOthers =
    [
        "PATH",
        "IFS",
        "HOME",
        "CDPATH",
        "ENV",
        "LANG",
        "LANGUAGE",
        "TZ",
        "TMPDIR",
        "USER",
        "LOGNAME",
        "SHELL",
        "TERM",
        "PWD",
        "OLDPWD",
        "HOSTNAME",
        "OPTIND",
        "OPTERR",
        "PS4",
        "GLOBIGNORE",
        "POSIXLY_CORRECT",
        "TIMEFORMAT",
        "FUNCNEST",
        "EXECIGNORE",
        "HISTFILE",
        "COLUMNS",
        "EDITOR",
        "PAGER",
        "http_proxy",
        "https_proxy",
        "ftp_proxy",
        "no_proxy",
        "all_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "NO_PROXY",
        "ALL_PROXY",
        "KUBECONFIG",
        "SYSTEMD_PAGER",
        "DEBIAN_FRONTEND",
        "XDG_RUNTIME_DIR",
    ];

    private readonly Dictionary<string, FunctionDefinition> functions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> changing = new(StringComparer.Ordinal);
    private readonly HashSet<string> exported = new(StringComparer.Ordinal);
    private readonly bool exportsAll;

    private readonly bool isPosix;

    /// <param name="script">The script.</param>
    /// <param name="isPosix">Whether its interpreter may lack the options that only bash has.</param>
    internal ShellState(ShellScript script, bool isPosix = false)
    {
        this.isPosix = isPosix;
        foreach (var node in script.Nodes)
        {
            switch (node)
            {
                case FunctionDefinition function:
                    functions[function.Name] = function;
                    break;
                case SimpleCommand { Words: [{ Literal: "export" or "declare" or "typeset" }, ..] command }:
                    exported.UnionWith(command.Skip(1).Select(word => NameOf(word) ?? string.Empty));
                    break;
                case SimpleCommand { Words: [{ Literal: "set" }, ..] command }:
                    exportsAll |= ShellOptions.Parse(command)?.AllExport is true;
                    break;
            }
        }
    }

    /// <summary>Whether a name is that of a function of the script.</summary>
    internal bool IsFunction(string name) => functions.ContainsKey(name);

    /// <summary>Whether the shell, or a program that it runs, may read the variable without naming it in the script.</summary>
    internal bool IsReadByOthers(string name) =>
        exportsAll
        || ReadByOthers.Contains(name)
        || exported.Contains(name)
        || name.StartsWith("LC_", StringComparison.Ordinal)
        || name.StartsWith("LD_", StringComparison.Ordinal)
        || name.StartsWith("BASH", StringComparison.Ordinal);

    /// <summary>Whether it changes the shell itself, so that no later statement can be moved out of the script.</summary>
    internal bool Changes(ScriptStatement statement) => statement.Items.Any(item => Changes(item, isInFunction: false));

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
                case ParameterExpansion expansion when expansion.Assigns || expansion.Name == "$":
                    yield return expansion.Name;
                    break;
                case ArithmeticExpansion { MayAssign: true } arithmetic:
                    foreach (var name in arithmetic.Names)
                    {
                        yield return name;
                    }

                    break;
                case SimpleCommand { Words: [{ Literal: "read" or "printf" or "mapfile" or "readarray" or "let" or "getopts" }, ..] words }:
                    foreach (var name in words.Skip(1).Select(NameOf).OfType<string>())
                    {
                        yield return name;
                    }

                    break;
            }
        }
    }

    /// <summary>
    /// The names that it may use as variables or commands: those of its expansions and calls, and all words of arithmetic. The process id
    /// is a name too, because files are named by it.
    /// </summary>
    internal static IEnumerable<string> NamesUsedBy(ScriptStatement statement)
    {
        foreach (var node in statement.Nodes)
        {
            switch (node)
            {
                case ParameterExpansion parameter:
                    yield return parameter.Name;
                    break;
                case ArithmeticExpansion arithmetic:
                    foreach (var name in arithmetic.Names)
                    {
                        yield return name;
                    }

                    break;
                case SimpleCommand { Words: [{ Literal: { } program }, ..] words }:
                    yield return program;
                    // An argument may be the name of a function, as in: retry 3 setup.
                    foreach (var word in words.Skip(1))
                    {
                        if (word.Literal is { Length: > 0 and < 100 } argument)
                        {
                            yield return argument;
                        }
                    }

                    break;
            }
        }
    }

    /// <summary>Whether it may use any variable, because it runs a text or a file, or reads a variable by a computed name.</summary>
    internal static bool MayUseAnyName(ScriptStatement statement) =>
        statement.Nodes.Any(node =>
            node
                is SimpleCommand { Words: [{ Literal: "source" or "." or "eval" or "declare" or "typeset" or "compgen" or "trap" }, ..] }
                    or SimpleCommand { Words: [{ Literal: "set" }] }
        ) || statement.Text.Contains("${!", StringComparison.Ordinal);

    /// <summary>Whether it reads the state that the statement before it left, such as its exit code.</summary>
    internal static bool ReadsPrevious(ScriptStatement statement) =>
        statement.Nodes.Any(node => node is ParameterExpansion { Name: "?" or "!" or "_" });

    /// <summary>Whether it changes to an absolute directory.</summary>
    internal static bool IsAbsoluteCd(SimpleCommand command) =>
        command is { Redirections.Count: 0, Assignments.Count: 0, Words: [{ Literal: "cd" }, { Literal: ['/', ..] }] };

    /// <summary>Whether it only redirects the output of the shell, for a log: <c>exec &gt; FILE 2&gt;&amp;1</c>.</summary>
    internal static bool IsLogRedirection(SimpleCommand command) =>
        command is { Assignments.Count: 0, Redirections.Count: > 0, Words: [{ Plain: "exec" }] }
        && command.Redirections.All(redirection =>
            redirection.Operator is ">" or ">>" or ">&" or "&>" or "&>>"
            && (redirection.Target.Literal is not null || redirection.Target.Parts is [CommandSubstitution { IsProcess: true }])
        );

    /// <summary>The variable that a word of <c>export</c> or <c>read</c> names; null for an option.</summary>
    internal static string? NameOf(ShellWord word) =>
        (word.Literal ?? word.Head) is { Length: > 0 } text && text[0] != '-'
            ? text.IndexOf('=', StringComparison.Ordinal) is > 0 and var sign
                ? text[..sign].TrimEnd('+')
                : text
            : null;

    private bool Changes(AndOrList item, bool isInFunction)
    {
        if (item.IsBackground)
        {
            return !isInFunction;
        }

        foreach (var pipeline in item.Pipelines)
        {
            // Each command of a longer pipeline runs in a subshell.
            if (pipeline.Commands is [var only] && Changes(only, isInFunction))
            {
                return true;
            }
        }

        return false;
    }

    private bool Changes(ShellCommand command, bool isInFunction) =>
        command switch
        {
            SimpleCommand simple => Changes(simple, isInFunction),
            CompoundCommand { Kind: CompoundKind.Subshell } => false,
            CompoundCommand compound => compound.Bodies.Any(body => body.Items.Any(item => Changes(item, isInFunction))),
            _ => false,
        };

    private bool Changes(SimpleCommand command, bool isInFunction)
    {
        if (command.Words is not [{ Literal: { } name }, ..])
        {
            return command.Words.Count == 0
                && command.Assignments.Count > 0
                && (command.Redirections.Count > 0 || command.Assignments.Any(assignment => IsReadByOthers(assignment.Name)));
        }

        return Builtins.Contains(name)
            ? !(isInFunction && FunctionBuiltins.Contains(name)) && !IsHarmlessSet(command)
            : functions.TryGetValue(name, out var function) && FunctionChanges(function);
    }

    private bool FunctionChanges(FunctionDefinition function)
    {
        if (!changing.TryGetValue(function.Name, out var changes))
        {
            // A function that calls itself changes nothing more than the rest of it.
            changing[function.Name] = false;
            changing[function.Name] = changes = Changes(function.Body, isInFunction: true);
        }

        return changes;
    }

    /// <summary>Whether a <c>set</c> only turns on options that the interpreter has, so that it can be repeated.</summary>
    internal bool IsHarmlessSet(SimpleCommand command) =>
        ShellOptions.Parse(command) is { TurnsOffErrExit: false, HasOperands: false, IsUnknown: false } options
        && !(isPosix && options.IsOnlyInBash);
}
