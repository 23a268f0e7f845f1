using System.Text;

namespace ContainerOS.Rules.Shell;

/// <summary>Cuts a script into words and operators. Comments and here-documents are passed over, quotes are heeded.</summary>
internal sealed class ShellLexer(string script)
{
    private readonly Queue<(string Tag, bool StripTabs)> documents = new();
    private readonly List<ShellWord> words = [];
    private int at;
    private int line = 1;

    internal static IReadOnlyList<ShellWord> Read(string script) => new ShellLexer(script.ReplaceLineEndings("\n")).Read();

    private List<ShellWord> Read()
    {
        while (at < script.Length)
        {
            Next(script[at]);
        }

        return words;
    }

    private void Next(char letter)
    {
        switch (letter)
        {
            case '\n':
                words.Add(new ShellWord("\n", line++, true));
                at++;
                SkipDocuments();
                break;
            case ' ' or '\t':
                at++;
                break;
            case '#':
                SkipToLineEnd();
                break;
            case ';' or '|' or '&' or '(' or ')' or '<' or '>' or '`':
                Operator(letter);
                break;
            default:
                Word();
                break;
        }
    }

    private void Operator(char letter)
    {
        var length = at + 1 < script.Length && script[at + 1] == letter && letter is not ('(' or ')' or '`') ? 2 : 1;
        var text = script.Substring(at, length);
        at += length;
        words.Add(new ShellWord(text, line, true));
        if (text == "<<" && at < script.Length && script[at] != '<')
        {
            Announce();
        }
    }

    /// <summary>Remembers the end tag of a here-document; its body begins on the next line.</summary>
    private void Announce()
    {
        var strips = script[at] == '-';
        at += strips ? 1 : 0;
        while (at < script.Length && script[at] is ' ' or '\t')
        {
            at++;
        }

        Word();
        documents.Enqueue((words[^1].Text, strips));
        words.RemoveAt(words.Count - 1);
    }

    private void SkipDocuments()
    {
        while (documents.TryDequeue(out var document) && at < script.Length)
        {
            bool isEnd;
            do
            {
                var end = script.IndexOf('\n', at) is >= 0 and var found ? found : script.Length;
                var text = script[at..end];
                isEnd = (document.StripTabs ? text.TrimStart('\t') : text) == document.Tag;
                at = Math.Min(end + 1, script.Length);
                line++;
            }
            while (!isEnd && at < script.Length);
        }
    }

    private void SkipToLineEnd() => at = script.IndexOf('\n', at) is >= 0 and var end ? end : script.Length;

    private void Word()
    {
        var text = new StringBuilder();
        var begun = line;
        var isLiteral = true;
        while (at < script.Length && script[at] is not (' ' or '\t' or '\n' or ';' or '|' or '&' or '(' or ')' or '<' or '>' or '`'))
        {
            isLiteral &= script[at] != '$';
            Part(text, ref isLiteral);
        }

        words.Add(new ShellWord(text.ToString(), begun, false, isLiteral));
    }

    private void Part(StringBuilder text, ref bool isLiteral)
    {
        switch (script[at])
        {
            case '\\' when at + 1 < script.Length:
                line += script[at + 1] == '\n' ? 1 : 0;
                text.Append(script[at + 1] == '\n' ? string.Empty : script[at + 1]);
                at += 2;
                break;
            case '\'' or '"':
                Quoted(text, script[at], ref isLiteral);
                break;
            default:
                text.Append(script[at++]);
                break;
        }
    }

    private void Quoted(StringBuilder text, char quote, ref bool isLiteral)
    {
        for (at++; at < script.Length && script[at] != quote; at++)
        {
            at += quote == '"' && script[at] == '\\' && at + 1 < script.Length ? 1 : 0;
            isLiteral &= quote == '\'' || script[at] is not ('$' or '`');
            line += script[at] == '\n' ? 1 : 0;
            text.Append(script[at]);
        }

        at = Math.Min(at + 1, script.Length);
    }
}
