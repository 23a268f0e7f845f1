using ContainerOS.Rules.Bootstrapping;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Analysis;

/// <summary>
/// Finds the programs that a script calls, also through wrappers, <c>bash -c</c>, <c>eval</c>, <c>trap</c>, <c>find -exec</c>,
/// functions that
/// run their arguments, scripts on the standard input of a shell, and scripts that the script itself writes. Calls of functions of the
/// script are not included. What is run and cannot be read is a gap.
/// </summary>
internal sealed class CallFinder(ShellScript script)
{
    private const int MaxDepth = 5;
    private const int MaxWrappers = 10;
    private const string ComputedScript = "it runs a script that is computed while it runs";

    /// <summary>Files of the image that scripts source for their variables. They run nothing.</summary>
    private static readonly HashSet<string> SettingsFiles =
    [
        "/etc/os-release",
        "/usr/lib/os-release",
        "/etc/profile",
        "/etc/bashrc",
        "/etc/environment",
        "/etc/system-release",
    ];
    private static readonly HashSet<string> Shells = ["sh", "bash", "dash", "ash", "ksh", "zsh"];
    private readonly List<ShellCall> calls = [];
    private readonly HashSet<string> followedFiles = [];
    private Dictionary<string, FunctionDefinition>? functions;
    private Dictionary<SimpleCommand, (ShellPipeline Pipeline, int Index)>? feeds;
    private HashSet<SimpleCommand>? inFunctions;
    private SimpleCommand? current;

    internal List<ShellCall> FindAll()
    {
        calls.Capacity = CountCommands();
        // Nested scripts append their nodes and add their own calls.
        var count = script.Nodes.Count;
        for (var index = 0; index < count; index++)
        {
            if (script.Nodes[index] is SimpleCommand { Words.Count: > 0 } command)
            {
                current = command;
                AddCall(command);
            }
        }

        return calls;
    }

    /// <summary>Collects the functions of the script and what feeds the commands of its pipelines, and counts its commands.</summary>
    private int CountCommands()
    {
        var commands = 0;
        foreach (var node in script.Nodes)
        {
            switch (node)
            {
                case SimpleCommand:
                    commands++;
                    break;
                case FunctionDefinition function:
                    (functions ??= [])[function.Name] = function;
                    break;
                case ShellPipeline { Commands.Count: > 1 } pipeline:
                    for (var index = 1; index < pipeline.Commands.Count; index++)
                    {
                        if (pipeline.Commands[index] is SimpleCommand fed)
                        {
                            (feeds ??= new(ReferenceEqualityComparer.Instance))[fed] = (pipeline, index);
                        }
                    }

                    break;
            }
        }

        return commands;
    }

    private bool IsInFunction(SimpleCommand command)
    {
        if (functions is null)
        {
            return false;
        }

        if (inFunctions is null)
        {
            inFunctions = new(ReferenceEqualityComparer.Instance);
            var nodes = new List<ShellNode>();
            foreach (var node in script.Nodes)
            {
                if (node is FunctionDefinition function)
                {
                    function.Body.Flatten(nodes);
                    // A function inside this one is part of it.
                    inFunctions.UnionWith(nodes.OfType<SimpleCommand>());
                    nodes.Clear();
                }
            }
        }

        return inFunctions.Contains(command);
    }

    private void AddCall(SimpleCommand command)
    {
        var words = script.Variables.Split(command.Words);
        if (words.Count > 0 && script.Variables.Alternatives(words[0]) is { } alternatives)
        {
            foreach (var alternative in alternatives)
            {
                AddCall(
                    command,
                    new ResolvedWords(script.Variables, [.. ShellVariables.Fields(alternative, words[0].At), .. words.Skip(1)], 0),
                    0
                );
            }

            return;
        }

        AddCall(command, new ResolvedWords(script.Variables, words, 0), 0);
    }

    private void AddCall(SimpleCommand command, ResolvedWords words, int wrapped)
    {
        if (words.Count == 0 || wrapped > MaxWrappers)
        {
            return;
        }

        var first = words[0];
        if (!first.IsComplete)
        {
            AddComputedCall(command, words, wrapped);
            return;
        }

        if (functions?.GetValueOrDefault(first.Text) is { } function)
        {
            if (FunctionArguments.FirstThatRuns(function) is { } runs)
            {
                AddCall(command, words.From(1 + FunctionArguments.SkipOptions(words, runs)), wrapped + 1);
            }

            return;
        }

        var call = new ShellCall(command, words);
        calls.Add(call);
        if (CommandWrapper.Find(call.Program) is { } wrapper && !IsQuery(call) && !IsLikeSu(call))
        {
            var inner = words.From(wrapper.WordsBeforeCommand(words));
            if (call.Program == "flock" && inner.Count > 1 && inner[0].Text is "-c" or "--command")
            {
                ParseNested([inner[1]]);
                return;
            }

            AddCall(command, inner, wrapped + 1);
            if (inner.Count == 0 && call.Program is "sudo" or "doas" or "chroot" or "nsenter")
            {
                AddInput(command);
            }
        }
        else
        {
            AddNestedCalls(command, call.Program, words, wrapped);
        }
    }

    /// <summary>
    /// A function that runs its arguments is followed where it is called, so <c>"$@"</c> in it is not a gap. Behind a program that is not
    /// known, a package manager with the verb of a change is still recognized.
    /// </summary>
    private void AddComputedCall(SimpleCommand command, ResolvedWords words, int wrapped)
    {
        if (FunctionArguments.IsArgument(words.Word(0)) && IsInFunction(command))
        {
            return;
        }

        if (!AddPackageCall(command, words, wrapped))
        {
            script.AddGap(words[0].At, "what is called is computed while the script runs");
        }
    }

    /// <summary><c>command -v yum</c> checks whether yum exists; it does not call yum.</summary>
    private static bool IsQuery(ShellCall call) =>
        call.Program == "command"
        && call.Arguments.TakeWhile(word => word.IsOption).Any(word => word.Text.AsSpan().IndexOfAny('v', 'V') > 0);

    /// <summary>Without <c>-u</c>, runuser takes the arguments of su.</summary>
    private static bool IsLikeSu(ShellCall call) =>
        call.Program == "runuser" && !call.Arguments.Any(word => word.Text is "-u" or ['-', '-', 'u', 's', 'e', 'r', ..]);

    private void AddNestedCalls(SimpleCommand command, string program, ResolvedWords words, int wrapped)
    {
        switch (program)
        {
            case "eval" when words.Count > 1 && FunctionArguments.IsArgument(words.Word(1)) && IsInFunction(command):
                // The calls of the function are followed.
                break;
            case "eval" when words.Count > 1:
                ParseNested(words.Skip(1));
                break;
            case "alias":
                foreach (var value in words.Skip(1).Where(word => word.Text.IndexOf('=', StringComparison.Ordinal) > 0))
                {
                    ParseNested([value with { Text = value.Text[(value.Text.IndexOf('=', StringComparison.Ordinal) + 1)..] }]);
                }

                break;
            case "trap" when words.Count > 2 && !words[1].IsOption:
                ParseNested(words.Skip(1).Take(1));
                break;
            case "su" or "runuser" or "script" when IndexOf(words, "-c") is > 0 and var at:
                ParseNested(words.Skip(at + 1).Take(1));
                break;
            case "su" or "runuser":
                AddInput(command);
                break;
            case "find" when IndexOf(words, "-exec", "-execdir", "-ok") is > 0 and var at:
                var end = at + 1;
                while (end < words.Count && words[end].Text is not (";" or "+"))
                {
                    end++;
                }

                AddCall(command, words.Before(end).From(at + 1), wrapped + 1);
                break;
            case "source" or "." when words.Count > 1:
                AddScriptFile(words[1], isSourced: true);
                break;
            case var _ when Shells.Contains(program):
                if (IndexOfCommandOption(words) is > 0 and var option)
                {
                    ParseNested(words.Skip(option + 1).Take(1));
                }
                else
                {
                    AddShell(command, words);
                }

                break;
            case var _ when words[0].Text.Contains('/', StringComparison.Ordinal):
                AddProgramFile(words[0]);
                AddPackageCall(command, words, wrapped);
                break;
            case var _ when !KnownPrograms.TakesWords(program):
                AddPackageCall(command, words, wrapped);
                break;
        }
    }

    /// <summary>
    /// Adds the call of a package manager among the arguments of a program that is not known, such as a retry helper that is defined in
    /// another file; false when there is none.
    /// </summary>
    private bool AddPackageCall(SimpleCommand command, ResolvedWords words, int wrapped)
    {
        for (var at = 1; at + 1 < words.Count; at++)
        {
            if (
                words[at] is { IsComplete: true } word
                && KnownPrograms.Find(ShellCall.Name(word.Text)) is { Verbs.Count: > 0 } manager
                && words.From(at + 1).FirstOrDefault(next => !next.IsOption) is { IsComplete: true } verb
                && manager.Verbs.Contains(verb.Text)
            )
            {
                AddCall(command, words.From(at), wrapped + 1);
                return true;
            }
        }

        return false;
    }

    /// <summary>A shell without <c>-c</c> runs a file, or what it reads from standard input.</summary>
    private void AddShell(SimpleCommand command, ResolvedWords words)
    {
        var at = 1;
        for (; at < words.Count && words[at].Text is ['-' or '+', _, ..] option; at++)
        {
            if (option is "--version" or "--help")
            {
                return;
            }

            if (option is ['-', not '-', ..] && option.Contains('s', StringComparison.Ordinal))
            {
                AddInput(command);
                return;
            }

            if (option == "--")
            {
                at++;
                break;
            }

            at += option is "-o" or "+o" or "-O" or "+O" or "--rcfile" or "--init-file" ? 1 : 0;
        }

        if (at < words.Count && words[at].Text != "-")
        {
            AddScriptFile(words[at], isSourced: false);
        }
        else
        {
            AddInput(command);
        }
    }

    /// <summary>Follows the script that a shell reads from standard input.</summary>
    private void AddInput(SimpleCommand command)
    {
        if (PipedText.InputOf(command, script, feeds) is { } input)
        {
            if (input.Text is null)
            {
                script.AddGap(command.At, ComputedScript);
            }
            else
            {
                ParseNested(input.Text, input.At, input.IsPinned);
            }
        }
    }

    /// <summary>Follows a program that the script wrote itself. Another program is a file of the image, or of a download.</summary>
    private void AddProgramFile(ResolvedWord path)
    {
        if (path.Text.EndsWith(".sh", StringComparison.Ordinal) || path.Text[0] is not ('/' or '~') || script.WrittenTexts.Has(path.Text))
        {
            AddScriptFile(path, isSourced: false);
        }
    }

    private void AddScriptFile(ResolvedWord path, bool isSourced)
    {
        var normal = ShellPaths.Normalize(path.Text);
        if (path.IsComplete && (normal is "/dev/null" || (isSourced && SettingsFiles.Contains(normal))))
        {
            return;
        }

        if (!path.IsComplete || script.WrittenTexts.Find(normal) is not { Text: { } text } file)
        {
            script.AddGap(
                path.At,
                path.IsComplete ? "it runs a script whose content is not known" : "it runs a script whose path is computed while it runs"
            );
        }
        else if (ScriptInterpreter.Of(text) is { } interpreter && !Shells.Contains(interpreter.Name))
        {
            calls.Add(
                new ShellCall(
                    new SimpleCommand(path.At, [], []),
                    new ResolvedWords(script.Variables, [new ShellWord(path.At, interpreter.Program)], 0)
                )
            );
        }
        else if (followedFiles.Add(normal))
        {
            ParseNested(text, file.At, file.IsPinned);
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
                return at;
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

        if (!texts.All(text => text.IsComplete))
        {
            script.AddGap(texts[0].At, ComputedScript);
            return;
        }

        var at = texts[0].At;
        at = at with { Column = at.Column + 1 };
        if (script.CanNest(texts.Sum(text => (long)text.Text.Length), at))
        {
            ParseNested(string.Join(' ', texts.Select(text => text.Text)), at, isPinned: false);
        }
    }

    private void ParseNested(string text, ShellPosition at, bool isPinned)
    {
        if (script.Depth >= MaxDepth)
        {
            script.AddGap(at, ComputedScript);
            return;
        }

        if (script.Nest(text, at, isPinned) is not { } inner)
        {
            return;
        }

        foreach (var call in inner.Calls)
        {
            call.Outer = current;
        }

        calls.AddRange(inner.Calls.Where(call => functions?.ContainsKey(call.Path) is not true));
    }
}

/// <summary>Which arguments of a function of the script are run as a command.</summary>
internal static class FunctionArguments
{
    /// <summary>
    /// The number of arguments before the ones that the function runs; null when it runs none. The <c>shift</c> commands of the function
    /// count, wherever they are.
    /// </summary>
    internal static int? FirstThatRuns(FunctionDefinition function)
    {
        var nodes = new List<ShellNode>();
        function.Body.Flatten(nodes);
        int? first = null;
        var shifted = 0;
        foreach (var node in nodes)
        {
            if (node is not SimpleCommand { Words: [var head, ..] words })
            {
                continue;
            }

            if (head.Plain == "shift")
            {
                shifted += words is [_, { Plain: [>= '1' and <= '9'] number }] ? number[0] - '0' : 1;
            }
            else if (Run(words) is { } parameter)
            {
                first ??= parameter;
            }
        }

        return first + shifted;
    }

    /// <summary>Skips numbers and options, such as the count and the delay of a retry helper whose shifts were not understood.</summary>
    internal static int SkipOptions(ResolvedWords words, int before)
    {
        while (
            before + 1 < words.Count && words[before + 1].Text is { Length: > 0 } text && (text[0] == '-' || text.All(char.IsAsciiDigit))
        )
        {
            before++;
        }

        return before;
    }

    /// <summary>Whether a word is an argument of the function, such as <c>"$@"</c> or <c>$1</c>.</summary>
    internal static bool IsArgument(ShellWord word) => Parameter(word) is not null;

    /// <summary>The index of the argument that a command runs, behind wrappers and <c>eval</c>; null when it runs none.</summary>
    private static int? Run(IReadOnlyList<ShellWord> words)
    {
        foreach (var word in words)
        {
            if (Parameter(word) is { } parameter)
            {
                return parameter;
            }

            if (
                word.Plain is not { } name
                || !(CommandWrapper.Find(name) is not null || name is "eval" || name[0] == '-' || char.IsAsciiDigit(name[0]))
            )
            {
                return null;
            }
        }

        return null;
    }

    private static int? Parameter(ShellWord word)
    {
        foreach (var part in word.Parts)
        {
            switch (part)
            {
                case ParameterExpansion { Name: "@" or "*" }:
                    return 0;
                case ParameterExpansion { Name: [>= '1' and <= '9'] } numbered:
                    return numbered.Name[0] - '1';
                case LiteralPart { Text.Length: 0 }:
                    continue;
                default:
                    return null;
            }
        }

        return null;
    }
}
