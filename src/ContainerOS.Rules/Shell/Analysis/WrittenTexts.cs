using System.Text;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Analysis;

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
            if (!redirection.IsStandard)
            {
                continue;
            }

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
            if (value is null || text.Length + value.Length > ShellScript.MaxLength)
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
        if (
            words.Count == 0
            || words.Exists(word => !word.IsComplete)
            || words.Sum(word => (long)word.Text.Length) > ShellScript.MaxNestedLength
        )
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
/// print. A file that is written in several ways has no known text, and neither has one where all texts together would be longer than the
/// longest script: those that the script has are not.
/// </summary>
internal sealed class WrittenTexts(ShellScript script)
{
    private Dictionary<string, WrittenText?>? texts;
    private int length;

    /// <summary>The files, with their texts as far as they are known.</summary>
    internal IEnumerable<KeyValuePair<string, PipedText?>> All =>
        (texts ?? FindAll()).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.Text));

    /// <summary>The text of a file, by its normalized path; null when it is not known.</summary>
    internal PipedText? Find(string path) => (texts ?? FindAll()).GetValueOrDefault(path)?.Text;

    /// <summary>Whether the script writes the file.</summary>
    internal bool Has(string path) => (texts ?? FindAll()).ContainsKey(ShellPaths.Normalize(path));

    private Dictionary<string, WrittenText?> FindAll()
    {
        // A text may come from a file that was written above it, so the files are known while they are collected.
        var found = texts = new Dictionary<string, WrittenText?>(StringComparer.Ordinal);
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

    private void Add(ShellPipeline pipeline, Dictionary<string, WrittenText?> found)
    {
        var last = pipeline.Commands[^1];
        for (var index = 0; index < last.Redirections.Count; index++)
        {
            var redirection = last.Redirections[index];
            if (redirection is { Writes: true, IsStandard: true } && redirection.Operator is not ("&>" or "&>>" or "<>"))
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

    private void Add(ResolvedWord path, PipedText text, bool appends, Dictionary<string, WrittenText?> found)
    {
        var normal = ShellPaths.Normalize(path.Text);
        if (!path.IsComplete || !normal.StartsWith('/'))
        {
            return;
        }

        length = Math.Min(length, ShellScript.MaxLength) + (text.Text?.Length ?? 0);
        var isFirst = !found.TryGetValue(normal, out var before);
        if (text.Text is null || length > ShellScript.MaxLength || !(isFirst || (appends && before is not null)))
        {
            found[normal] = null;
        }
        else if (isFirst)
        {
            found[normal] = new WrittenText(text);
        }
        else
        {
            before!.Append(text.Text);
        }
    }

    /// <summary>The text of a file, to which later commands may append.</summary>
    private sealed class WrittenText(PipedText first)
    {
        private PipedText known = first;
        private StringBuilder? appended;

        /// <summary>The text so far.</summary>
        internal PipedText Text =>
            appended is null || appended.Length == known.Text!.Length ? known : known = new PipedText(appended.ToString(), known.At, true);

        internal void Append(string text) => (appended ??= new StringBuilder(known.Text)).Append(text);
    }
}
