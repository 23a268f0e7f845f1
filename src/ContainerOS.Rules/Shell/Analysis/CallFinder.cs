using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Analysis;

/// <summary>
/// Finds the programs that a script calls, also through wrappers, <c>bash -c</c>, <c>eval</c>, <c>trap</c> and <c>find -exec</c>. Calls of
/// functions of the script are not included.
/// </summary>
internal sealed class CallFinder(ShellScript script)
{
    private const int MaxDepth = 5;
    private static readonly HashSet<string> Shells = ["sh", "bash", "dash", "ash", "ksh", "zsh"];
    private readonly List<ShellCall> calls = [];
    private HashSet<string>? functions;

    internal List<ShellCall> FindAll()
    {
        calls.Capacity = CountCommands();
        // Nested scripts append their nodes and add their own calls.
        var count = script.Nodes.Count;
        for (var index = 0; index < count; index++)
        {
            if (script.Nodes[index] is SimpleCommand { Words.Count: > 0 } command)
            {
                AddCall(command, new ResolvedWords(script.Variables, command.Words, 0), 0);
            }
        }

        return calls;
    }

    /// <summary>Collects the functions of the script and counts its commands.</summary>
    private int CountCommands()
    {
        var commands = 0;
        foreach (var node in script.Nodes)
        {
            commands += node is SimpleCommand ? 1 : 0;
            if (node is FunctionDefinition function)
            {
                (functions ??= []).Add(function.Name);
            }
        }

        return commands;
    }

    private void AddCall(SimpleCommand command, ResolvedWords words, int wrapped)
    {
        if (words.Count == 0 || wrapped > 10)
        {
            return;
        }

        var first = words[0];
        if (!first.IsComplete)
        {
            script.AddGap(first.At, "what is called is computed while the script runs");
            return;
        }

        if (functions?.Contains(first.Text) is true)
        {
            return;
        }

        var call = new ShellCall(command, words);
        calls.Add(call);
        if (CommandWrapper.Find(call.Program) is { } wrapper && !IsQuery(call))
        {
            AddCall(command, words.From(wrapper.WordsBeforeCommand(words)), wrapped + 1);
        }
        else
        {
            AddNestedCalls(command, call.Program, words, wrapped);
        }
    }

    /// <summary><c>command -v yum</c> checks whether yum exists; it does not call yum.</summary>
    private static bool IsQuery(ShellCall call) =>
        call.Program == "command"
        && call.Arguments.TakeWhile(word => word.IsOption).Any(word => word.Text.AsSpan().IndexOfAny('v', 'V') > 0);

    private void AddNestedCalls(SimpleCommand command, string program, ResolvedWords words, int wrapped)
    {
        switch (program)
        {
            case "eval" when words.Count > 1:
                ParseNested(words.Skip(1));
                break;
            case "trap" when words.Count > 2 && !words[1].IsOption:
                ParseNested(words.Skip(1).Take(1));
                break;
            case "su" when IndexOf(words, "-c") is > 0 and var at:
                ParseNested(words.Skip(at + 1).Take(1));
                break;
            case "find" when IndexOf(words, "-exec", "-execdir", "-ok") is > 0 and var at:
                AddCall(command, words.From(at + 1), wrapped + 1);
                break;
            case var _ when Shells.Contains(program) && IndexOfCommandOption(words) is > 0 and var at:
                ParseNested(words.Skip(at + 1).Take(1));
                break;
        }
    }

    /// <summary>The index of <c>-c</c>, or of a group such as <c>-ec</c>, before the first operand; -1 when there is none.</summary>
    private static int IndexOfCommandOption(ResolvedWords words)
    {
        for (var at = 1; at < words.Count && words[at].IsOption; at++)
        {
            if (words[at].Text is ['-', not '-', ..] text && text.EndsWith('c'))
            {
                return at;
            }

            at += words[at].Text is "-o" or "--rcfile" or "--init-file" ? 1 : 0;
        }

        return -1;
    }

    private static int IndexOf(ResolvedWords words, params ReadOnlySpan<string> options)
    {
        for (var at = 1; at < words.Count; at++)
        {
            if (options.Contains(words[at].Text))
            {
                return at + 1 < words.Count ? at : -1;
            }
        }

        return -1;
    }

    /// <summary>Parses the nested script that the words form when the shell joins them.</summary>
    private void ParseNested(IEnumerable<ResolvedWord> words)
    {
        var texts = words.ToList();
        if (texts.Count == 0)
        {
            return;
        }

        if (!texts.All(text => text.IsComplete) || script.Depth >= MaxDepth)
        {
            script.AddGap(texts[0].At, "it runs a script that is computed while it runs");
            return;
        }

        var at = texts[0].At;
        var inner = ShellScript.Parse(
            string.Join(' ', texts.Select(text => text.Text)),
            at with
            {
                Column = at.Column + 1,
            },
            script.Depth + 1
        );
        script.Include(inner);
        calls.AddRange(inner.Calls.Where(call => functions?.Contains(call.Path) is not true));
    }
}

/// <summary>A program that runs another program.</summary>
/// <param name="OptionsWithValue">Its options that take the next word as their value.</param>
/// <param name="Operands">The number of its operands before the other program.</param>
/// <param name="TakesAssignments">Whether assignments such as <c>x=1</c> may precede the other program.</param>
internal sealed record CommandWrapper(string[] OptionsWithValue, int Operands = 0, bool TakesAssignments = false)
{
    private static readonly Dictionary<string, CommandWrapper> All = new()
    {
        ["sudo"] = new(["-u", "-g", "-C", "-D", "-h", "-p", "-r", "-t", "-T", "-U", "--user", "--group"], TakesAssignments: true),
        ["doas"] = new(["-u", "-C"]),
        ["env"] = new(["-u", "--unset", "-C", "--chdir", "-S"], TakesAssignments: true),
        ["command"] = new([]),
        ["builtin"] = new([]),
        ["exec"] = new(["-a"]),
        ["nohup"] = new([]),
        ["setsid"] = new([]),
        ["time"] = new(["-f", "-o"]),
        ["nice"] = new(["-n", "--adjustment"]),
        ["ionice"] = new(["-c", "-n", "-p"]),
        ["chrt"] = new(["-T", "-P", "-D"], 1),
        ["taskset"] = new([], 1),
        ["timeout"] = new(["-s", "--signal", "-k", "--kill-after"], 1),
        ["stdbuf"] = new(["-i", "-o", "-e"]),
        ["flock"] = new(["-w", "--timeout", "-E"], 1),
        ["chroot"] = new([], 1),
        ["nsenter"] = new(["-t", "--target", "-S", "-G"]),
        ["unshare"] = new([]),
        ["xargs"] = new(["-I", "-n", "-P", "-d", "-L", "-s", "-E", "-a"]),
        ["busybox"] = new([]),
        ["watch"] = new(["-n", "--interval"]),
        ["systemd-run"] = new(["-u", "--unit", "-p", "--property", "--on-active"]),
    };

    internal static CommandWrapper? Find(string program) => All.GetValueOrDefault(program);

    /// <summary>The number of words before the other program, including the wrapper.</summary>
    internal int WordsBeforeCommand(ResolvedWords words)
    {
        var at = 1;
        for (
            ;
            at < words.Count && (words[at].IsOption || (TakesAssignments && words[at].Text.IndexOf('=', StringComparison.Ordinal) > 0));
            at++
        )
        {
            if (words[at].Text == "--")
            {
                at++;
                break;
            }

            at += OptionsWithValue.Contains(words[at].Text) ? 1 : 0;
        }

        return at + Operands;
    }
}
