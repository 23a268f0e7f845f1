using System.Text;

namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>
/// The words of a command that is run without a shell, split as the vendor's clients do (credentials-go): at blanks, unless quotes or a
/// backslash keep them. On Windows a backslash is a part of a path, and only escapes a double quote inside double quotes.
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
        _ = letter switch
        {
            '"' or '\'' => Quoted(letter),
            '\\' when !isWindows => Escaped(),
            _ => word.Append(letter),
        };
    }

    private StringBuilder Quoted(char quote)
    {
        for (var letter = Next(); letter != quote; letter = Next())
        {
            var isEscape =
                letter == '\\' && quote == '"' && rest.TryPeek(out var next) && (next == '"' || (!isWindows && next is '\\' or '$' or '`'));
            word.Append(isEscape ? Next() : letter);
        }

        return word;
    }

    // A line that goes on: both the backslash and the end of the line are left out.
    private StringBuilder Escaped() => Next() is var letter && letter == '\n' ? word : word.Append(letter);

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
