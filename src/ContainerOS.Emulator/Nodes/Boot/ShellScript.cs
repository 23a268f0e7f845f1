namespace ContainerOS.Emulator.Nodes.Boot;

/// <summary>How a script or a command ended.</summary>
/// <param name="Code">The exit code; null when it is not known.</param>
/// <param name="Line">The line of the command.</param>
/// <param name="Reason">The message of the command; null for none.</param>
internal readonly record struct ShellStatus(int? Code, int Line, string? Reason = null);

/// <summary>
/// Interprets the plain commands of a shell script: their exit codes, lists with <c>&amp;&amp;</c> and <c>||</c>, pipelines and
/// <c>set -e</c>. A compound command, a function, and a command that is not known have an unknown exit code, and what depends on it is
/// skipped.
/// </summary>
internal sealed class ShellScript(NodeHost host, int depth)
{
    private const int Deepest = 4;
    private const int NotFound = 127;
    private static readonly string[] Shells = ["sh", "bash", "dash", "ash"];
    private static readonly string[] Prefixes = ["sudo", "exec", "nohup", "nice", "builtin"];
    private static readonly string[] Successful =
    [
        "true",
        ":",
        "echo",
        "printf",
        "cd",
        "export",
        "umask",
        "trap",
        "sleep",
        "date",
        "shift",
    ];
    private static readonly string[] WriteAll = ["touch", "mkdir", "tee", "rm", "rmdir", "chmod", "truncate"];
    private static readonly string[] WriteLast = ["cp", "mv", "ln", "install"];
    private readonly HashSet<string> functions = [];
    private List<ShellToken> tokens = [];
    private int next;
    private bool stopsAtErrors;
    private bool hasExited;

    private ShellToken Current => tokens[next];

    /// <summary>Runs a script until it exits, or its end.</summary>
    internal ShellStatus Run(string script, bool stops = false)
    {
        tokens = ShellTokens.Read(script);
        stopsAtErrors = stops || FirstLineStops(script);
        var status = new ShellStatus(0, 1);
        while (Current.Kind != ShellTokenKind.End && !hasExited)
        {
            if (Current.Kind == ShellTokenKind.Separator)
            {
                next++;
                continue;
            }

            status = List();
        }

        return status;
    }

    private static bool FirstLineStops(string script) =>
        script.StartsWith("#!", StringComparison.Ordinal)
        && script.Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Any(IsStopOption);

    private static bool IsStopOption(string word) =>
        word.StartsWith('-') && !word.StartsWith("--", StringComparison.Ordinal) && word.Contains('e');

    /// <summary>Pipelines that are joined by <c>&amp;&amp;</c> and <c>||</c>.</summary>
    private ShellStatus List()
    {
        var (status, mayFail) = Pipeline();
        while (Current.Text is "&&" or "||" && !hasExited)
        {
            var wants = Current.Text == "&&";
            next++;
            SkipSeparators();
            if (status.Code is null || (status.Code == 0) != wants)
            {
                Skip(); // Whether it runs is not known, or it does not run.
                mayFail = true;
            }
            else
            {
                (status, mayFail) = Pipeline();
            }
        }

        if (Current.Text == "&")
        {
            status = status with { Code = 0 };
        }

        if (stopsAtErrors && !mayFail && status.Code is not (null or 0))
        {
            hasExited = true;
        }

        return status;
    }

    /// <summary>Commands that are joined by pipes: the exit code is that of the last one.</summary>
    private (ShellStatus Status, bool MayFail) Pipeline()
    {
        var isInverted = false;
        while (Current is { Text: "!", Kind: ShellTokenKind.Word })
        {
            isInverted = !isInverted;
            next++;
        }

        var status = Command();
        while (Current.Text is "|" or "|&" && !hasExited)
        {
            next++;
            SkipSeparators();
            status = Command();
        }

        return isInverted && !hasExited
            ? (status with { Code = status.Code is { } code ? (code == 0 ? 1 : 0) : null }, true)
            : (status, false);
    }

    private void SkipSeparators()
    {
        while (Current is { Kind: ShellTokenKind.Separator, Text: "\n" })
        {
            next++;
        }
    }

    /// <summary>Skips a pipeline without running it.</summary>
    private void Skip()
    {
        while (Current.Kind is ShellTokenKind.Word or ShellTokenKind.Redirection || Current.Text is "|" or "|&" or "(" or ")")
        {
            if (ShellTokens.IsCompound(tokens, next))
            {
                next = ShellTokens.AfterCompound(tokens, next);
            }
            else
            {
                next++;
            }
        }
    }

    private ShellStatus Command()
    {
        var line = Current.Line;
        if (ShellTokens.IsCompound(tokens, next))
        {
            if (ShellTokens.FunctionName(tokens, next) is { } function)
            {
                functions.Add(function);
            }

            next = ShellTokens.AfterCompound(tokens, next);
            return new(null, line);
        }

        List<string> words = [];
        List<string> writes = [];
        string? document = null;
        while (Current.Kind is ShellTokenKind.Word or ShellTokenKind.Redirection)
        {
            var token = Current;
            next++;
            if (token.Kind == ShellTokenKind.Word)
            {
                words.Add(token.Text);
            }
            else if (token.Document is { } content)
            {
                document = content;
            }
            else if (token.Text is ">" or ">>" or ">|" or "&>" && token.Target is { } target)
            {
                writes.Add(target);
            }
        }

        if (Current.Kind is ShellTokenKind.Other)
        {
            next++; // A parenthesis that nothing opened: what follows is not understood either.
            return new(null, line);
        }

        return writes.FirstOrDefault(host.IsReadOnly) is { } path
            ? new(1, line, $"{path}: Read-only file system")
            : Run(words, document, line);
    }

    private ShellStatus Run(List<string> words, string? document, int line)
    {
        while (words.Count > 0 && (IsAssignment(words[0]) || (words.Count > 1 && Prefixes.Contains(words[0]) && !words[1].StartsWith('-'))))
        {
            words.RemoveAt(0);
        }

        if (words.Count == 0)
        {
            return new(0, line);
        }

        var (name, args) = (words[0], words[1..]);
        if (Shell(words) is var (inner, stops) && depth < Deepest && (inner ?? document) is { } script)
        {
            var status = new ShellScript(host, depth + 1).Run(script, stops);
            return status with { Line = line };
        }

        if (functions.Contains(name))
        {
            return new(null, line);
        }

        if (name == "exit")
        {
            hasExited = true;
            return new(
                args.Count == 0 ? 0
                    : int.TryParse(args[0], out var code) ? code & 0xff
                    : null,
                line
            );
        }

        if (name == "set")
        {
            ReadOptions(args);
            return new(0, line);
        }

        return name == "false" ? new(1, line)
            : name == "command" && args is ["-v", var asked, ..] ? new(host.Lacks(asked) ? 1 : null, line)
            : host.Lacks(name) ? new(NotFound, line, $"{name}: command not found")
            : Written(name, args).FirstOrDefault(host.IsReadOnly) is { } path ? new(1, line, $"{name}: {path}: Read-only file system")
            : Successful.Contains(name) || WriteAll.Contains(name) || WriteLast.Contains(name) ? new(0, line)
            : new(null, line);
    }

    /// <summary>The script that a shell is given in its arguments, and whether it stops at errors; null when no word is a shell.</summary>
    private static (string? Script, bool Stops)? Shell(List<string> words)
    {
        var at = words.FindIndex(word => Shells.Contains(word[(word.LastIndexOf('/') + 1)..]));
        if (at < 0)
        {
            return null;
        }

        var options = words.Skip(at + 1).TakeWhile(word => word.StartsWith('-')).ToList();
        var isInline = options.Exists(option => option.StartsWith('-') && option.Contains('c'));
        return (isInline ? words.ElementAtOrDefault(at + 1 + options.Count) : null, options.Exists(IsStopOption));
    }

    private void ReadOptions(List<string> args)
    {
        for (var index = 0; index < args.Count; index++)
        {
            if (args[index] is "-o" or "+o" && args.ElementAtOrDefault(index + 1) == "errexit")
            {
                stopsAtErrors = args[index] == "-o";
            }
            else if (args[index].Contains('e') && args[index][0] is '-' or '+')
            {
                stopsAtErrors = args[index][0] == '-';
            }
        }
    }

    private static IEnumerable<string> Written(string name, List<string> args)
    {
        var paths = args.Where(arg => arg.StartsWith('/'));
        return WriteAll.Contains(name) ? paths
            : WriteLast.Contains(name) ? paths.TakeLast(1)
            : [];
    }

    private static bool IsAssignment(string word)
    {
        var end = word.IndexOf('=', StringComparison.Ordinal);
        return end > 0 && word[..end].All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
    }
}
