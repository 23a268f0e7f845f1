using System.Text;
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
        if (CommandWrapper.Find(call.Program) is { } wrapper && !IsQuery(call))
        {
            var inner = words.From(wrapper.WordsBeforeCommand(words));
            AddCall(command, inner, wrapped + 1);
            if (inner.Count == 0 && call.Program is "sudo" or "su" or "doas" or "chroot" or "nsenter" or "runuser")
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
            case "su" or "runuser" or "flock" or "script" when IndexOf(words, "-c") is > 0 and var at:
                ParseNested(words.Skip(at + 1).Take(1));
                break;
            case "su":
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
                && words.Skip(at + 1).FirstOrDefault(next => !next.IsOption) is { IsComplete: true } verb
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
        else if (Interpreter(text) is { } interpreter && !Shells.Contains(ShellCall.Name(interpreter)))
        {
            calls.Add(
                new ShellCall(
                    new SimpleCommand(path.At, [], []),
                    new ResolvedWords(script.Variables, [new ShellWord(path.At, interpreter)], 0)
                )
            );
        }
        else if (followedFiles.Add(normal))
        {
            ParseNested(text, file.At, file.IsPinned);
        }
    }

    /// <summary>The program in the first line of a script; null when it has no such line.</summary>
    private static string? Interpreter(string text)
    {
        if (!text.StartsWith("#!", StringComparison.Ordinal))
        {
            return null;
        }

        var line = text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end ? text[2..end] : text[2..];
        return Array.Find(
            line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries),
            word => word[0] != '-' && ShellCall.Name(word) != "env"
        );
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

        if (!texts.All(text => text.IsComplete))
        {
            script.AddGap(texts[0].At, ComputedScript);
            return;
        }

        var at = texts[0].At;
        ParseNested(string.Join(' ', texts.Select(text => text.Text)), at with { Column = at.Column + 1 }, isPinned: false);
    }

    private void ParseNested(string text, ShellPosition at, bool isPinned)
    {
        if (script.Depth >= MaxDepth)
        {
            script.AddGap(at, ComputedScript);
            return;
        }

        var inner = ShellScript.Parse(text, at, script.Depth + 1, isPinned);
        script.Include(inner);
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

/// <summary>The text on the standard input of a command, as far as it is known.</summary>
/// <param name="Text">The text; null when it is computed.</param>
/// <param name="At">The position of its first character in the script.</param>
/// <param name="IsPinned">Whether all of it has that position, because the script does not have it as it is.</param>
internal readonly record struct PipedText(string? Text, ShellPosition At, bool IsPinned)
{
    /// <summary>The most commands of a pipeline that are followed back to a text. Real ones have at most four.</summary>
    private const int MaxCommands = 8;

    /// <summary>The text on the standard input of a command; null when nothing is connected to it.</summary>
    internal static PipedText? InputOf(
        SimpleCommand command,
        ShellScript script,
        Dictionary<SimpleCommand, (ShellPipeline Pipeline, int Index)>? feeds,
        int followed = 0
    )
    {
        for (var index = command.Redirections.Count - 1; index >= 0; index--)
        {
            var redirection = command.Redirections[index];
            if (redirection.Document is { } document)
            {
                return OfDocument(document, redirection.At, script);
            }

            switch (redirection.Operator)
            {
                case "<<<":
                    var word = script.Variables.Resolve(redirection.Target);
                    return new(word.IsComplete ? word.Text + "\n" : null, word.At, true);
                case "<":
                    var path = script.Variables.Resolve(redirection.Target);
                    return path is { IsComplete: true, Text: "/dev/null" } ? null
                        : path.IsComplete && script.WrittenTexts.Find(ShellPaths.Normalize(path.Text)) is { } file ? file
                        : new(null, path.At, true);
            }
        }

        return feeds is not null && feeds.TryGetValue(command, out var feed)
            ? OutputOf(feed.Pipeline.Commands[feed.Index - 1], script, feeds, followed + 1)
            : null;
    }

    /// <summary>The text of a here-document.</summary>
    internal static PipedText OfDocument(IReadOnlyList<WordPart> document, ShellPosition opened, ShellScript script)
    {
        if (document.Count == 0)
        {
            return new(string.Empty, opened, true);
        }

        var text = new StringBuilder();
        foreach (var part in document)
        {
            var value =
                part is LiteralPart literal ? literal.Text
                : part is ParameterExpansion { IsPlain: true }
                && script.Variables.Resolve(new ShellWord(part.At, [part])) is { IsComplete: true } known
                    ? known.Text
                : null;
            if (value is null)
            {
                return new(null, opened, true);
            }

            text.Append(value);
        }

        return new(text.ToString(), document[0].At, false);
    }

    /// <summary>
    /// What a command of a pipeline prints: that of <c>cat</c>, <c>echo</c>, <c>printf</c>, <c>tee</c> and <c>base64 -d</c>.
    /// </summary>
    internal static PipedText OutputOf(
        ShellCommand producer,
        ShellScript script,
        Dictionary<SimpleCommand, (ShellPipeline Pipeline, int Index)>? feeds,
        int followed = 0
    )
    {
        var computed = new PipedText(null, producer.At, true);
        if (producer is not SimpleCommand command || followed > MaxCommands)
        {
            return computed;
        }

        var words = script.Variables.Split(command.Words).Select(script.Variables.Resolve).ToList();
        if (words.Count == 0 || words.Exists(word => !word.IsComplete))
        {
            return computed;
        }

        string[] texts = [.. words.Select(word => word.Text)];
        var program = ShellCall.Name(texts[0]);
        return program switch
        {
            "cat" when texts is [_] or [_, "-"] => InputOf(command, script, feeds, followed) ?? computed,
            "cat" when texts is [_, var path] && script.WrittenTexts.Find(ShellPaths.Normalize(path)) is { } file => file,
            "tee" => InputOf(command, script, feeds, followed) ?? computed,
            "echo" or "printf" when PrintedText.Of([program, .. texts.Skip(1)]) is { } printed => new(
                printed,
                words.Count > 1 ? words[1].At : words[0].At,
                true
            ),
            "base64" when texts.Skip(1).Any(option => option is "-d" or "--decode" or "-D" or "-di") => InputOf(
                command,
                script,
                feeds,
                followed
            )
                is { Text: { } encoded } input
            && Decoded(encoded) is { } decoded
                ? new(decoded, input.At, true)
                : computed,
            _ => computed,
        };
    }

    /// <summary>Decodes base64 text; null when it is not base64, or not UTF-8 text.</summary>
    private static string? Decoded(string encoded)
    {
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var count))
        {
            return null;
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, count);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

/// <summary>
/// The files that a script writes with a text that is known: here-documents of <c>cat</c> and <c>tee</c>, and what <c>echo</c> and
/// <c>printf</c>
/// print. A file that is written in several ways has no known text.
/// </summary>
internal sealed class WrittenTexts(ShellScript script)
{
    private Dictionary<string, PipedText?>? texts;

    /// <summary>The files, with their texts as far as they are known.</summary>
    internal Dictionary<string, PipedText?> All => texts ?? FindAll();

    /// <summary>The text of a file, by its normalized path; null when it is not known.</summary>
    internal PipedText? Find(string path) => All.GetValueOrDefault(path);

    /// <summary>Whether the script writes the file.</summary>
    internal bool Has(string path) => All.ContainsKey(ShellPaths.Normalize(path));

    private Dictionary<string, PipedText?> FindAll()
    {
        // A text may come from a file that was written above it, so the files are known while they are collected.
        var found = texts = new Dictionary<string, PipedText?>(StringComparer.Ordinal);
        var count = script.Nodes.Count;
        for (var index = 0; index < count; index++)
        {
            if (script.Nodes[index] is ShellPipeline pipeline)
            {
                Add(pipeline, found);
            }
        }

        return found;
    }

    private void Add(ShellPipeline pipeline, Dictionary<string, PipedText?> found)
    {
        var last = pipeline.Commands[^1];
        for (var index = 0; index < last.Redirections.Count; index++)
        {
            var redirection = last.Redirections[index];
            if (redirection.Writes && redirection.Operator is not ("&>" or "&>>" or "<>"))
            {
                var text = pipeline.Commands.Count == 1 ? PipedText.OutputOf(last, script, null) : Chained(pipeline);
                Add(script.Variables.Resolve(redirection.Target), text, redirection.Operator == ">>", found);
            }
        }

        if (last is SimpleCommand tee && tee.Words is [{ Plain: "tee" or "sudo" }, ..])
        {
            var words = tee.Words.Select(script.Variables.Resolve).Where(word => word.Text != "sudo").ToList();
            var text = pipeline.Commands.Count > 1 ? Chained(pipeline) : PipedText.InputOf(tee, script, null) ?? default;
            foreach (var path in words is [{ Text: "tee" }, ..] ? words.Skip(1).Where(word => !word.IsOption) : [])
            {
                Add(path, text, words.Exists(word => word.Text is "-a" or "--append"), found);
            }
        }
    }

    /// <summary>The output of a pipeline of two commands such as <c>echo x | tee f</c>.</summary>
    private PipedText Chained(ShellPipeline pipeline) =>
        pipeline.Commands is [var first, SimpleCommand { Words: [{ Plain: "tee" or "sudo" or "cat" }, ..] }]
            ? PipedText.OutputOf(first, script, null)
            : default;

    private static void Add(ResolvedWord path, PipedText text, bool appends, Dictionary<string, PipedText?> found)
    {
        var normal = ShellPaths.Normalize(path.Text);
        if (!path.IsComplete || !normal.StartsWith('/'))
        {
            return;
        }

        var isFirst = !found.TryGetValue(normal, out var before);
        found[normal] =
            text.Text is null || (!isFirst && before is null) ? null
            : isFirst ? text
            : appends ? new PipedText(before!.Value.Text + text.Text, before.Value.At, true)
            : null;
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
        ["chroot"] = new(["--userspec", "--groups"], 1),
        ["runuser"] = new(["-u", "--user", "-g", "-G"]),
        ["setpriv"] = new(["--reuid", "--regid", "--groups"]),
        ["numactl"] = new(["-N", "-m", "-C", "--cpunodebind", "--membind"]),
        ["strace"] = new(["-o", "-e", "-p", "-s", "-u"]),
        ["unbuffer"] = new([]),
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
