using System.Text;

namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>
/// Splits a command line that is run without a shell, as the vendor's clients do (credentials-go): at blanks, except in quotes or after a
/// backslash. On Windows a backslash is part of a path, and escapes only a double quote inside double quotes.
/// </summary>
internal sealed class CommandLineSplitter
{
    private readonly List<string> words = [];
    private readonly StringBuilder word = new();
    private readonly Queue<char> rest;
    private readonly bool isWindows;
    private bool hasBegun;

    private CommandLineSplitter(string command, bool isWindows) => (rest, this.isWindows) = (new(command), isWindows);

    /// <exception cref="FormatException">A quote is not closed, or nothing follows a backslash.</exception>
    public static string[] Split(string command, bool isWindows) => new CommandLineSplitter(command, isWindows).Split();

    private string[] Split()
    {
        while (rest.TryDequeue(out var letter))
        {
            Take(letter);
        }

        End();
        return [.. words];
    }

    private void Take(char letter)
    {
        if (char.IsWhiteSpace(letter))
        {
            End();
            return;
        }

        hasBegun = true;
        switch (letter)
        {
            case '"' or '\'':
                TakeQuoted(letter);
                break;
            case '\\' when !isWindows:
                TakeEscaped();
                break;
            default:
                word.Append(letter);
                break;
        }
    }

    private void TakeQuoted(char quote)
    {
        for (var letter = Next(); letter != quote; letter = Next())
        {
            var isEscape =
                letter == '\\' && quote == '"' && rest.TryPeek(out var next) && (next == '"' || (!isWindows && next is '\\' or '$' or '`'));
            word.Append(isEscape ? Next() : letter);
        }
    }

    private void TakeEscaped()
    {
        // A line continuation: both the backslash and the line feed are dropped.
        if (Next() is var letter and not '\n')
        {
            word.Append(letter);
        }
    }

    private char Next() =>
        rest.TryDequeue(out var letter) ? letter : throw new FormatException("A quote is not closed, or nothing follows a backslash.");

    private void End()
    {
        if (hasBegun)
        {
            words.Add(word.ToString());
            word.Clear();
            hasBegun = false;
        }
    }
}
