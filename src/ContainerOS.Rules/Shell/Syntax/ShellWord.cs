namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>A word of a command. Most words are plain text without quotes, and are kept as nothing but that.</summary>
internal readonly struct ShellWord
{
    /// <summary>The text of a plain word, the only part, or an array of parts; null for none.</summary>
    private readonly object? content;

    /// <summary>A plain word.</summary>
    internal ShellWord(ShellPosition at, string plain) => (At, content) = (at, plain);

    /// <summary>A word of parts, in order.</summary>
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

    /// <summary>Where it begins.</summary>
    internal ShellPosition At { get; }

    /// <summary>The text, where the word is nothing but text without quotes; else null.</summary>
    internal string? Plain => content as string;

    /// <summary>The text without quotes that it begins with; null where it begins otherwise.</summary>
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

    /// <summary>The word's text where nothing in it is expanded; else null.</summary>
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

    /// <summary>Adds the nodes within it.</summary>
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
