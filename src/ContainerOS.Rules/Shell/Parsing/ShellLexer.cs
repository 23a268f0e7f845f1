using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>Goes through a script letter by letter. Depth and steps are bounded, so that no script takes forever.</summary>
internal sealed class ShellLexer
{
    /// <summary>Stands for the end; no Unicode character has this code.</summary>
    internal const char End = '\uffff';
    private const int MaxDepth = 100;
    private readonly List<ShellRedirection> pendingDocuments = [];
    private string text = string.Empty;
    private (int Index, int Line, int Column) at;
    private long maxSteps;
    private long steps;

    internal bool IsEnd => at.Index >= text.Length;

    internal char Current => IsEnd ? End : text[at.Index];

    internal ShellPosition Position => new(at.Line, at.Column);

    internal int Depth { get; private set; }

    /// <summary>Where the reading stands, for <see cref="Restore"/>.</summary>
    internal (int Index, int Line, int Column, int Awaited) Checkpoint => (at.Index, at.Line, at.Column, pendingDocuments.Count);

    /// <summary>Begins with a text.</summary>
    /// <param name="script">The script, its lines ended by a line feed.</param>
    /// <param name="start">The place of its first letter.</param>
    /// <param name="depth">How deep it is nested in other scripts.</param>
    internal void Reset(string script, ShellPosition start, int depth)
    {
        (text, Depth, at) = (script, depth, (0, start.Line, start.Column));
        (steps, maxSteps) = (0, (20L * script.Length) + 1000);
        pendingDocuments.Clear(); // a text may end before the line on which a here-document of it would begin
    }

    /// <summary>A here-document begins on the next line, behind those that are awaited already.</summary>
    internal void AddPendingDocument(ShellRedirection document) => pendingDocuments.Add(document);

    /// <summary>The next here-document that is awaited; null when none is.</summary>
    internal ShellRedirection? TakePendingDocument()
    {
        if (pendingDocuments is not [var next, ..])
        {
            return null;
        }

        pendingDocuments.RemoveAt(0);
        return next;
    }

    internal char Peek(int letters) => at.Index + letters < text.Length ? text[at.Index + letters] : End;

    internal char Read()
    {
        CountStep();
        var letter = Current;
        at = letter == '\n' ? (at.Index + 1, at.Line + 1, 1) : (at.Index + 1, at.Line, at.Column + 1);
        return letter;
    }

    internal bool TryRead(string wanted)
    {
        if (string.CompareOrdinal(text, at.Index, wanted, 0, wanted.Length) != 0)
        {
            return false;
        }

        at = (at.Index + wanted.Length, at.Line, at.Column + wanted.Length);
        CountStep();
        return true;
    }

    /// <summary>The letters up to the next that ends a word, not taken.</summary>
    internal ReadOnlySpan<char> PeekWord()
    {
        var end = at.Index;
        while (end < text.Length && !ShellCharacters.EndsWord(text[end]))
        {
            end++;
        }

        return text.AsSpan(at.Index, Math.Min(end - at.Index, 64));
    }

    /// <summary>Letters that mean nothing but themselves, taken; none of them ends a line.</summary>
    internal string ReadLiteral()
    {
        var end = EndOfLiteral();
        var plain = text[at.Index..end];
        at = (end, at.Line, at.Column + plain.Length);
        CountStep();
        return plain;
    }

    /// <summary>A word without quotes, expansions and parentheses, taken; null when the next word is none.</summary>
    internal string? ReadLiteralWord()
    {
        var end = EndOfLiteral();
        var isWord =
            end > at.Index
            && (
                end == text.Length
                || text[end] switch
                {
                    '(' or '\'' or '"' or '$' or '`' or '\\' => false,
                    '<' or '>' => end + 1 == text.Length || text[end + 1] != '(',
                    _ => true,
                }
            );
        return isWord ? ReadLiteral() : null;
    }

    /// <summary>Everything before the next such letter, taken; null when there is none.</summary>
    internal string? ReadUntil(char close)
    {
        var end = text.IndexOf(close, at.Index);
        if (end < 0)
        {
            return null;
        }

        var taken = text[at.Index..end];
        var lines = taken.AsSpan().Count('\n');
        at = lines == 0 ? (end, at.Line, at.Column + taken.Length) : (end, at.Line + lines, taken.Length - taken.LastIndexOf('\n'));
        CountStep();
        return taken;
    }

    /// <summary>A name, taken; empty when none begins here.</summary>
    internal string ReadName()
    {
        var end = at.Index;
        while (end < text.Length && (end == at.Index ? ShellCharacters.IsNameStart(text[end]) : ShellCharacters.IsNamePart(text[end])))
        {
            end++;
        }

        var name = text[at.Index..end];
        at = (end, at.Line, at.Column + name.Length);
        return name;
    }

    /// <summary>The rest of the line, taken with its end.</summary>
    internal ReadOnlySpan<char> ReadLine()
    {
        var end = text.IndexOf('\n', at.Index) is >= 0 and var found ? found : text.Length;
        var line = text.AsSpan(at.Index, end - at.Index);
        at = end < text.Length ? (end + 1, at.Line + 1, 1) : (end, at.Line, at.Column + line.Length);
        return line;
    }

    /// <summary>What stands between two places.</summary>
    internal string TextBetween(int start, int end) => text[start..end];

    /// <summary>Blanks, continued lines and a comment; not the end of a line.</summary>
    internal void SkipBlanks()
    {
        while (Current is ' ' or '\t' or '\r' || (Current == '\\' && Peek(1) == '\n'))
        {
            if (Current == '\\')
            {
                Read();
            }

            Read();
        }

        while (Current == '#' && !IsEnd)
        {
            while (!IsEnd && Current != '\n')
            {
                Read();
            }
        }
    }

    /// <summary>Goes one level deeper, as far as that is allowed.</summary>
    internal void EnterNesting()
    {
        Depth++;
        if (Depth > MaxDepth)
        {
            throw SyntaxError($"it is nested more than {MaxDepth} deep");
        }
    }

    internal void LeaveNesting() => Depth--;

    /// <summary>Goes back to a place, to read it in another way: here-documents that were awaited since are met again.</summary>
    internal void Restore((int Index, int Line, int Column, int Awaited) mark)
    {
        at = (mark.Index, mark.Line, mark.Column);
        pendingDocuments.RemoveRange(Math.Min(mark.Awaited, pendingDocuments.Count), Math.Max(0, pendingDocuments.Count - mark.Awaited));
    }

    internal ShellSyntaxException SyntaxError(string message) => new(Position, message);

    private int EndOfLiteral()
    {
        var end = at.Index;
        while (end < text.Length && !ShellCharacters.EndsWord(text[end]) && text[end] is not ('\'' or '"' or '$' or '`' or '\\'))
        {
            end++;
        }

        return end;
    }

    private void CountStep()
    {
        if (++steps > maxSteps)
        {
            throw SyntaxError("it is too tangled to follow");
        }
    }
}

/// <summary>What single letters mean to a shell.</summary>
internal static class ShellCharacters
{
    internal static bool EndsWord(char letter) =>
        letter is ' ' or '\t' or '\r' or '\n' or ';' or '&' or '|' or '(' or ')' or '<' or '>' or ShellLexer.End;

    internal static bool IsNameStart(char letter) => char.IsAsciiLetter(letter) || letter == '_';

    internal static bool IsNamePart(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';

    internal static bool AreNameParts(ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
        {
            if (!IsNamePart(letter))
            {
                return false;
            }
        }

        return true;
    }

    internal static bool IsSpecialParameter(char letter) =>
        letter is '@' or '*' or '#' or '?' or '-' or '$' or '!' || char.IsAsciiDigit(letter);
}

/// <summary>A script can not be read on from a place. Never leaves this room: <see cref="ShellScript"/> turns it into a value.</summary>
internal sealed class ShellSyntaxException(ShellPosition at, string message) : Exception(message)
{
    /// <summary>The place.</summary>
    internal ShellPosition At => at;
}
