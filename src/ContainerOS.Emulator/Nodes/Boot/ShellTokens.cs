using System.Text;

namespace ContainerOS.Emulator.Nodes.Boot;

/// <summary>A part of a shell script.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text without quotes.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Target">The file of a redirection; null for another token, or when the name is computed.</param>
/// <param name="Document">The here-document of a redirection; null for none.</param>
internal sealed record ShellToken(ShellTokenKind Kind, string Text, int Line, string? Target = null, string? Document = null)
{
    /// <summary>Whether a part of it was quoted, so that it is not a reserved word.</summary>
    internal bool IsQuoted { get; init; }
}

/// <summary>Kinds of parts of a shell script.</summary>
internal enum ShellTokenKind
{
    /// <summary>A word.</summary>
    Word,

    /// <summary>A redirection with its target.</summary>
    Redirection,

    /// <summary>The end of a command: a line end, <c>;</c> or <c>&amp;</c>.</summary>
    Separator,

    /// <summary>A pipe, <c>&amp;&amp;</c> or <c>||</c>.</summary>
    Joint,

    /// <summary>A parenthesis.</summary>
    Other,

    /// <summary>The end of the script.</summary>
    End,
}

/// <summary>Splits a shell script into words, operators and here-documents.</summary>
internal static class ShellTokens
{
    private static readonly string[] Operators =
    [
        "<<<",
        "<<-",
        "&>>",
        "&&",
        "||",
        "|&",
        ";;",
        ">>",
        "<<",
        ">|",
        "&>",
        ">&",
        "<&",
        "<>",
        ";",
        "&",
        "|",
        "(",
        ")",
        "<",
        ">",
        "\n",
    ];
    private static readonly string[] Openers = ["if", "while", "until", "for", "case", "select", "{", "[[", "function"];
    private static readonly string[] Closers = ["fi", "done", "esac", "}", "]]"];
    private static readonly string[] BeforeCommand = ["if", "then", "else", "elif", "while", "until", "do", "{", "!"];

    /// <summary>The tokens of a script; the last one is its end. A quote that nothing closes ends with the script.</summary>
    internal static List<ShellToken> Read(string script)
    {
        List<ShellToken> tokens = [];
        Queue<(int Token, string End, bool Tabs)> documents = [];
        var (at, line) = (0, 1);
        while (at < script.Length)
        {
            if (script[at] is ' ' or '\t' or '\r')
            {
                at++;
            }
            else if (script[at] == '\\' && at + 1 < script.Length && script[at + 1] == '\n')
            {
                (at, line) = (at + 2, line + 1);
            }
            else if (script[at] == '#')
            {
                at = script.IndexOf('\n', at) is var end and >= 0 ? end : script.Length;
            }
            else if (Array.Find(Operators, text => string.CompareOrdinal(script, at, text, 0, text.Length) == 0) is { } text)
            {
                at += text.Length;
                if (text is "\n")
                {
                    tokens.Add(new(ShellTokenKind.Separator, text, line++));
                    while (documents.TryDequeue(out var document))
                    {
                        (var content, at, line) = Document(script, at, line, document.End, document.Tabs);
                        tokens[document.Token] = tokens[document.Token] with { Document = content };
                    }
                }
                else if (text[0] is '<' or '>' || text is "&>" or "&>>")
                {
                    if (
                        tokens is [.., { Kind: ShellTokenKind.Word } number]
                        && int.TryParse(number.Text, out _)
                        && script[at - text.Length - 1] is >= '0' and <= '9'
                    )
                    {
                        tokens.RemoveAt(tokens.Count - 1); // A file descriptor.
                    }

                    while (at < script.Length && script[at] is ' ' or '\t')
                    {
                        at++;
                    }

                    var (target, isComputed, _) = Word(script, ref at, ref line);
                    tokens.Add(new(ShellTokenKind.Redirection, text is "&>>" ? "&>" : text, line, isComputed ? null : target));
                    if (text is "<<" or "<<-")
                    {
                        documents.Enqueue((tokens.Count - 1, target, text == "<<-"));
                    }
                }
                else
                {
                    var kind =
                        text is ";" or "&" or ";;" ? ShellTokenKind.Separator
                        : text is "(" or ")" ? ShellTokenKind.Other
                        : ShellTokenKind.Joint;
                    tokens.Add(new(kind, text, line));
                }
            }
            else
            {
                var first = line;
                var (word, _, isQuoted) = Word(script, ref at, ref line);
                tokens.Add(new(ShellTokenKind.Word, word, first) { IsQuoted = isQuoted });
            }
        }

        tokens.Add(new(ShellTokenKind.End, string.Empty, line));
        return tokens;
    }

    /// <summary>Whether a compound command or a function begins at a token.</summary>
    internal static bool IsCompound(List<ShellToken> tokens, int at) =>
        tokens[at].Text == "("
        || (tokens[at] is { Kind: ShellTokenKind.Word, IsQuoted: false } && Openers.Contains(tokens[at].Text))
        || FunctionName(tokens, at) is not null;

    /// <summary>The name of the function that is defined at a token; null for none.</summary>
    internal static string? FunctionName(List<ShellToken> tokens, int at) =>
        tokens[at] is not { Kind: ShellTokenKind.Word } word ? null
        : word is { Text: "function", IsQuoted: false } && tokens[at + 1].Kind == ShellTokenKind.Word ? tokens[at + 1].Text
        : at + 2 < tokens.Count && tokens[at + 1].Text == "(" && tokens[at + 2].Text == ")" ? word.Text
        : null;

    /// <summary>The token after a compound command, its redirections included.</summary>
    internal static int AfterCompound(List<ShellToken> tokens, int at)
    {
        if (FunctionName(tokens, at) is not null)
        {
            at += tokens[at].Text == "function" ? 2 : 1;
            while (tokens[at].Text is "(" or ")" or "\n")
            {
                at++;
            }
        }

        Stack<bool> open = new(); // Whether each one is a parenthesis.
        var isCommand = true;
        do
        {
            var token = tokens[at];
            if (token.Kind == ShellTokenKind.End)
            {
                return at;
            }

            var isReserved = token is { Kind: ShellTokenKind.Word, IsQuoted: false } && isCommand;
            if (token is { Text: "(", Kind: ShellTokenKind.Other })
            {
                open.Push(true);
            }
            else if (isReserved && token.Text != "function" && Openers.Contains(token.Text))
            {
                open.Push(false);
            }
            else if (
                open.TryPeek(out var isParenthesis)
                && (
                    isParenthesis
                        ? token is { Text: ")", Kind: ShellTokenKind.Other } // A pattern of case ends with one that nothing opened.
                        : (isReserved || token is { Text: "]]", IsQuoted: false }) && Closers.Contains(token.Text)
                )
            )
            {
                open.Pop();
            }

            isCommand =
                token.Kind is ShellTokenKind.Separator or ShellTokenKind.Joint or ShellTokenKind.Other
                || (isReserved && BeforeCommand.Contains(token.Text));
            at++;
        } while (open.Count > 0);

        while (tokens[at].Kind == ShellTokenKind.Redirection)
        {
            at++;
        }

        return at;
    }

    private static (string Content, int At, int Line) Document(string script, int at, int line, string end, bool tabs)
    {
        var content = new StringBuilder();
        while (at < script.Length)
        {
            var stop = script.IndexOf('\n', at) is var found and >= 0 ? found : script.Length;
            var text = script[at..stop];
            (at, line) = (Math.Min(stop + 1, script.Length), line + 1);
            if ((tabs ? text.TrimStart('\t') : text) == end)
            {
                break;
            }

            content.Append(tabs ? text.TrimStart('\t') : text).Append('\n');
        }

        return (content.ToString(), at, line);
    }

    /// <summary>Reads a word: its text without quotes, and whether parts of it are computed or quoted.</summary>
    private static (string Text, bool IsComputed, bool IsQuoted) Word(string script, ref int at, ref int line)
    {
        var text = new StringBuilder();
        var (isComputed, isQuoted) = (false, false);
        while (at < script.Length)
        {
            var letter = script[at];
            if (letter is '\'' or '"')
            {
                isQuoted = true;
                isComputed |= Quoted(script, ref at, ref line, letter, text);
            }
            else if (letter == '\\' && at + 1 < script.Length)
            {
                isQuoted = true;
                line += script[at + 1] == '\n' ? 1 : 0;
                text.Append(script[at + 1] == '\n' ? string.Empty : script[at + 1]);
                at += 2;
            }
            else if (letter is '$' or '`')
            {
                isComputed = true;
                Computed(script, ref at, ref line, text);
            }
            else if (letter is ' ' or '\t' or '\r' or '\n' or ';' or '&' or '|' or '(' or ')' or '<' or '>')
            {
                break;
            }
            else
            {
                isComputed |= letter is '*' or '?' or '~';
                text.Append(letter);
                at++;
            }
        }

        return (text.ToString(), isComputed, isQuoted);
    }

    /// <summary>Reads a quoted part; whether a part of it is computed.</summary>
    private static bool Quoted(string script, ref int at, ref int line, char quote, StringBuilder text)
    {
        var isComputed = false;
        for (at++; at < script.Length && script[at] != quote; )
        {
            if (quote == '"' && script[at] is '$' or '`' && quote == '"')
            {
                isComputed = true;
                Computed(script, ref at, ref line, text);
                continue;
            }

            at += quote == '"' && script[at] == '\\' && at + 1 < script.Length ? 1 : 0;
            line += script[at] == '\n' ? 1 : 0;
            text.Append(script[at++]);
        }

        at = Math.Min(at + 1, script.Length);
        return isComputed;
    }

    /// <summary>Reads an expansion or a substitution as it is.</summary>
    private static void Computed(string script, ref int at, ref int line, StringBuilder text)
    {
        var (first, close) = (at, '\0');
        if (script[at] == '`')
        {
            close = '`';
            at++;
        }
        else
        {
            at++;
            if (at < script.Length && script[at] is '(' or '{')
            {
                close = script[at++] == '(' ? ')' : '}';
            }
        }

        var open = close == '\0' ? 0 : 1;
        while (open > 0 && at < script.Length)
        {
            var letter = script[at++];
            line += letter == '\n' ? 1 : 0;
            if (letter == '\\' && at < script.Length)
            {
                at++;
            }
            else if (letter == '\'' && close == ')')
            {
                at = script.IndexOf('\'', at) is var end and >= 0 ? end + 1 : script.Length;
            }
            else if (letter == close)
            {
                open--;
            }
            else if ((letter == '(' && close == ')') || (letter == '{' && close == '}'))
            {
                open++;
            }
        }

        text.Append(script, first, at - first);
    }
}
