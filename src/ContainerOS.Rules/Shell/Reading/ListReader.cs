using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Reading;

/// <summary>Reads lists of commands: what <c>;</c>, <c>&amp;</c>, line ends, <c>&amp;&amp;</c>, <c>||</c> and <c>|</c> join.</summary>
internal sealed class ListReader
{
    private readonly ShellInput input;
    private readonly CommandReader commands;

    internal ListReader(ShellInput input)
    {
        this.input = input;
        Words = new WordReader(input, this);
        commands = new CommandReader(input, this);
    }

    /// <summary>Reads words, which hold lists in turn.</summary>
    internal WordReader Words { get; }

    /// <summary>Reads a whole text, such as one in backquotes.</summary>
    internal static CommandList Whole(string text, ShellPosition start, int depth)
    {
        var items = new List<AndOrList>();
        new ListReader(new ShellInput(text, start, depth)).All(items);
        return new CommandList(start, items);
    }

    /// <summary>Reads to the end. What was read before a fault stays in <paramref name="items"/>.</summary>
    internal void All(List<AndOrList> items)
    {
        Items(items);
        if (!input.IsEnd)
        {
            throw input.Fault($"'{input.PeekRun()}{(input.PeekRun().IsEmpty ? input.Current.ToString() : string.Empty)}' closes nothing");
        }

        if (input.Documents.TryPeek(out var redirection))
        {
            throw new ShellSyntaxException(redirection.At, "its here-document is missing");
        }
    }

    /// <summary>Reads a list up to one of the words that close it, which is taken.</summary>
    internal CommandList Enclosed(params string[] closers)
    {
        var at = input.Here;
        return input.Within(() =>
        {
            var list = List();
            return TakeWord(closers) is not null ? list : throw new ShellSyntaxException(at, $"no '{closers[0]}' closes it");
        });
    }

    /// <summary>Reads a list up to whatever closes it, which is not taken.</summary>
    internal CommandList List()
    {
        var at = input.Here;
        var items = new List<AndOrList>();
        Items(items);
        return new CommandList(at, items);
    }

    /// <summary>Takes one of the words, if one is next.</summary>
    internal string? TakeWord(params string[] words)
    {
        SkipLines();
        var found = Array.Find(words, word => char.IsAsciiLetter(word[0]) || word == "}" ? input.PeekRun().SequenceEqual(word) : Matches(word));
        return found is not null && input.TryTake(found) ? found : null;
    }

    /// <summary>Blanks, comments and line ends; here-documents are read where their line ends.</summary>
    internal void SkipLines()
    {
        for (input.SkipBlanks(); input.Current == '\n'; input.SkipBlanks())
        {
            EndLine();
        }
    }

    private bool Matches(string word) => word.Index().All(letter => input.Ahead(letter.Index) == letter.Item);

    private void EndLine()
    {
        input.Take();
        while (input.Documents.TryDequeue(out var redirection))
        {
            HereDocument.Read(input, redirection);
        }
    }

    private void Items(List<AndOrList> items)
    {
        for (SkipLines(); !Closes(); SkipLines())
        {
            items.Add(AndOr());
        }
    }

    private bool Closes() => input.IsEnd || input.Current == ')' || (input.Current == ';' && input.Ahead(1) is ';' or '&')
        || input.PeekRun() is "}" or "then" or "else" or "elif" or "fi" or "do" or "done" or "esac";

    private AndOrList AndOr()
    {
        var at = input.Here;
        var pipelines = new List<ShellPipeline>(1) { Pipeline() };
        List<string>? operators = null;
        for (input.SkipBlanks(); input.TryTake("&&") ? Add("&&") : input.TryTake("||") && Add("||"); input.SkipBlanks())
        {
            SkipLines();
            pipelines.Add(Pipeline());
        }

        return new AndOrList(at, pipelines, operators ?? (IReadOnlyList<string>)[], Separator());

        bool Add(string text)
        {
            (operators ??= []).Add(text);
            return true;
        }
    }

    /// <summary>What ends a command; whether it is put into the background.</summary>
    private bool Separator()
    {
        switch (input.Current)
        {
            case '&':
                input.Take();
                return true;
            case ';' when input.Ahead(1) is not (';' or '&'):
                input.Take();
                return false;
            case '\n' or ')' or ';' or ShellInput.End:
                return false;
            default:
                return Closes() ? false : throw input.Fault($"'{input.Current}' is not expected here");
        }
    }

    private ShellPipeline Pipeline()
    {
        var at = input.Here;
        while (input.PeekRun() is "!" or "time")
        {
            _ = input.Current == '!' ? input.TryTake("!") : input.TryTake("time");
            input.SkipBlanks();
        }

        var all = new List<ShellCommand>(1) { commands.Read() };
        for (input.SkipBlanks(); input.Current == '|' && input.Ahead(1) != '|'; input.SkipBlanks())
        {
            _ = input.TryTake("|&") || input.TryTake("|");
            SkipLines();
            all.Add(commands.Read());
        }

        return new ShellPipeline(at, all);
    }
}
