using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>Reads a script by characters and simple tokens. Nesting and steps are limited, so that every script ends.</summary>
internal sealed class ShellLexer
{
    /// <summary>The end of the text; no Unicode character has this code.</summary>
    internal const char End = '\uffff';
    private const int MaxDepth = 100;

    /// <summary>The words of one ASCII character, so that a long script of short words has each only once.</summary>
    private static readonly string[] OneCharacter = [.. Enumerable.Range(0, 128).Select(code => ((char)code).ToString())];
    private readonly List<ShellRedirection> pendingDocuments = [];
    private string text = string.Empty;
    private (int Index, int Line, int Column) at;
    private long maxSteps;
    private long steps;
    private ShellPosition? pin;

    internal bool IsEnd => at.Index >= text.Length;

    internal char Current => IsEnd ? End : text[at.Index];

    /// <summary>
    /// The position; of a text that is not in the script, such as decoded base64, that of the command that runs it.
    /// </summary>
    internal ShellPosition Position => pin ?? new(at.Line, at.Column);

    internal int Depth { get; private set; }

    /// <summary>The current state, for <see cref="Restore"/>.</summary>
    internal (int Index, int Line, int Column, int Awaited) Checkpoint => (at.Index, at.Line, at.Column, pendingDocuments.Count);

    /// <summary>Starts a new text.</summary>
    /// <param name="script">The script, with line feeds as line ends.</param>
    /// <param name="start">The position of its first character.</param>
    /// <param name="depth">The nesting depth of the script in other scripts.</param>
    /// <param name="isPinned">Whether all positions are that of the first character.</param>
    internal void Reset(string script, ShellPosition start, int depth, bool isPinned = false)
    {
        pin = isPinned ? start : null;
        (text, Depth, at) = (script, depth, (0, start.Line, start.Column));
        (steps, maxSteps) = (0, (20L * script.Length) + 1000);
        // The previous text may have ended before the line on which a here-document would start.
        pendingDocuments.Clear();
    }

    /// <summary>Adds a here-document that starts on the next line, after those already added.</summary>
    internal void AddPendingDocument(ShellRedirection document) => pendingDocuments.Add(document);

    /// <summary>Removes and returns the next here-document; null when there is none.</summary>
    internal ShellRedirection? TakePendingDocument()
    {
        if (pendingDocuments is not [var next, ..])
        {
            return null;
        }

        pendingDocuments.RemoveAt(0);
        return next;
    }

    internal char Peek(int offset) => at.Index + offset < text.Length ? text[at.Index + offset] : End;

    internal char Read()
    {
        CountStep();
        var character = Current;
        at = character == '\n' ? (at.Index + 1, at.Line + 1, 1) : (at.Index + 1, at.Line, at.Column + 1);
        return character;
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

    /// <summary>Returns the characters up to the end of the word, without reading them.</summary>
    internal ReadOnlySpan<char> PeekWord()
    {
        var end = at.Index;
        while (end < text.Length && !ShellCharacters.EndsWord(text[end]))
        {
            end++;
        }

        return text.AsSpan(at.Index, end - at.Index);
    }

    /// <summary>Reads characters without a special meaning. They contain no line end.</summary>
    internal string ReadLiteral()
    {
        var end = EndOfLiteral();
        var plain = end == at.Index + 1 && char.IsAscii(text[at.Index]) ? OneCharacter[text[at.Index]] : text[at.Index..end];
        at = (end, at.Line, at.Column + plain.Length);
        CountStep();
        return plain;
    }

    /// <summary>Reads a word without quotes, expansions and parentheses; null when the next word has any.</summary>
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

    /// <summary>Reads everything before the next occurrence of a character; null when there is none.</summary>
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

    /// <summary>Reads a name; empty when none starts here.</summary>
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

    /// <summary>Reads a number of characters of a line, all of which were seen with <see cref="Peek"/>.</summary>
    internal string Read(int length)
    {
        var taken = text.Substring(at.Index, length);
        at = (at.Index + length, at.Line, at.Column + length);
        return taken;
    }

    /// <summary>The number of digits at this position.</summary>
    internal int PeekDigits()
    {
        var length = 0;
        while (char.IsAsciiDigit(Peek(length)))
        {
            length++;
        }

        return length;
    }

    /// <summary>Reads the rest of the line and its line end; returns it without the line end.</summary>
    internal ReadOnlySpan<char> ReadLine()
    {
        var end = text.IndexOf('\n', at.Index) is >= 0 and var found ? found : text.Length;
        var line = text.AsSpan(at.Index, end - at.Index);
        at = end < text.Length ? (end + 1, at.Line + 1, 1) : (end, at.Line, at.Column + line.Length);
        return line;
    }

    /// <summary>The text between two offsets.</summary>
    internal string TextBetween(int start, int end) => text[start..end];

    /// <summary>Skips blanks, line continuations and a comment, but not a line end.</summary>
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

    /// <summary>Increases the nesting depth.</summary>
    internal void EnterNesting()
    {
        Depth++;
        if (Depth > MaxDepth)
        {
            throw new ShellSyntaxException(Position, $"it is nested more than {MaxDepth} deep", isLimit: true);
        }
    }

    internal void LeaveNesting() => Depth--;

    /// <summary>Returns to a checkpoint to parse the text in another way. Here-documents that were added since are removed.</summary>
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
            throw new ShellSyntaxException(Position, "it is too tangled to follow", isLimit: true);
        }
    }
}

/// <summary>Classifies characters of the shell grammar.</summary>
internal static class ShellCharacters
{
    internal static bool EndsWord(char character) =>
        character is ' ' or '\t' or '\r' or '\n' or ';' or '&' or '|' or '(' or ')' or '<' or '>' or ShellLexer.End;

    internal static bool IsNameStart(char character) => char.IsAsciiLetter(character) || character == '_';

    internal static bool IsNamePart(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';

    internal static bool AreNameParts(ReadOnlySpan<char> characters)
    {
        foreach (var character in characters)
        {
            if (!IsNamePart(character))
            {
                return false;
            }
        }

        return true;
    }

    internal static bool IsSpecialParameter(char character) =>
        character is '@' or '*' or '#' or '?' or '-' or '$' or '!' || char.IsAsciiDigit(character);
}

/// <summary>A syntax error. <see cref="ShellScript"/> catches it and reports it as a <see cref="Analysis.ShellGap"/>.</summary>
internal sealed class ShellSyntaxException(ShellPosition at, string message, bool isLimit = false) : Exception(message)
{
    /// <summary>Whether a limit of this parser was reached; a shell would read on.</summary>
    internal bool IsLimit => isLimit;

    /// <summary>The position of the error.</summary>
    internal ShellPosition At => at;
}
