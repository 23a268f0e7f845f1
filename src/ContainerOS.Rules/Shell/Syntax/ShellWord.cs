namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>A word of a command. Most words are unquoted literals and are stored as a string.</summary>
internal readonly struct ShellWord
{
    /// <summary>The text of a plain word, the only part, or an array of parts; null for an empty word.</summary>
    private readonly object? content;

    /// <summary>Creates a plain word.</summary>
    internal ShellWord(ShellPosition at, string plain) => (At, content) = (at, plain);

    /// <summary>Creates a word from its parts, in order.</summary>
    internal ShellWord(ShellPosition at, ReadOnlySpan<WordPart> parts)
    {
        At = at;
        content = parts.Length switch
        {
            0 => null,
            1 => parts[0],
            _ => parts.ToArray(),
        };
    }

    /// <summary>Its position.</summary>
    internal ShellPosition At { get; }

    /// <summary>The text of a word that is one unquoted literal; otherwise null.</summary>
    internal string? Plain => content as string;

    /// <summary>The object that holds the content. Two words of a script with parts never share it.</summary>
    internal object? Identity => content;

    /// <summary>The unquoted literal at the start of the word; null when there is none.</summary>
    internal string? Head =>
        content switch
        {
            string plain => plain,
            LiteralPart { IsQuoted: false } only => only.Text,
            WordPart[] and [LiteralPart { IsQuoted: false } first, ..] => first.Text,
            _ => null,
        };

    /// <summary>Its parts, in order.</summary>
    internal IReadOnlyList<WordPart> Parts =>
        content switch
        {
            null => [],
            string plain => [new LiteralPart(At, plain, false)],
            WordPart only => [only],
            _ => (WordPart[])content,
        };

    /// <summary>The text of a word without expansions; otherwise null.</summary>
    internal string? Literal =>
        content switch
        {
            null => string.Empty,
            string plain => plain,
            LiteralPart only => only.Text,
            WordPart[] parts when Array.TrueForAll(parts, part => part is LiteralPart) => string.Concat(
                parts.Select(part => ((LiteralPart)part).Text)
            ),
            _ => null,
        };

    /// <summary>Adds the nodes in it.</summary>
    internal void Flatten(List<ShellNode> into)
    {
        switch (content)
        {
            case WordPart only:
                only.Flatten(into);
                break;
            case WordPart[] parts:
                foreach (var part in parts)
                {
                    part.Flatten(into);
                }

                break;
        }
    }
}
