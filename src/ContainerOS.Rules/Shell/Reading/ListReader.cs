using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Reading;

/// <summary>Reads lists of commands: what <c>;</c>, <c>&amp;</c>, line ends, <c>&amp;&amp;</c>, <c>||</c> and <c>|</c> join.</summary>
internal sealed class ListReader
{
    private readonly ShellInput input;
    private readonly CommandReader commands;
    private readonly NodeBuffer<AndOrList> gathered = new();
    private readonly NodeBuffer<ShellPipeline> pipelines = new();
    private readonly NodeBuffer<ShellCommand> piped = new();
    private readonly NodeBuffer<string> operators = new();

    internal ListReader(ShellInput input)
    {
        this.input = input;
        Words = new WordReader(input, this);
        commands = new CommandReader(input, this);
    }

    /// <summary>Reads words, which hold lists in turn.</summary>
    internal WordReader Words { get; }

    /// <summary>Reads to the end. What was read before a fault stays in <paramref name="items"/>.</summary>
    internal void All(List<AndOrList> items)
    {
        for (SkipLines(); !Closes(); SkipLines())
        {
            items.Add(AndOr());
        }

        if (!input.IsEnd)
        {
            throw input.Fault($"'{input.PeekRun()}{(input.PeekRun().IsEmpty ? input.Current.ToString() : string.Empty)}' closes nothing");
        }

        if (input.TakeDocument() is { } redirection)
        {
            throw new ShellSyntaxException(redirection.At, "its here-document is missing");
        }
    }

    /// <summary>Reads a list up to the word that closes it, which is taken.</summary>
    internal CommandList Enclosed(string closer)
    {
        var at = input.Here;
        input.Enter();
        var list = List();
        _ = TakeWord(closer) ?? throw new ShellSyntaxException(at, $"no '{closer}' closes it");
        input.Leave();
        return list;
    }

    /// <summary>Reads a list one level deeper, up to whatever closes it, which is not taken.</summary>
    internal CommandList Inner()
    {
        input.Enter();
        var list = List();
        input.Leave();
        return list;
    }

    /// <summary>Reads a list up to whatever closes it, which is not taken.</summary>
    internal CommandList List()
    {
        var at = input.Here;
        var first = gathered.Count;
        for (SkipLines(); !Closes(); SkipLines())
        {
            gathered.Add(AndOr());
        }

        return new CommandList(at, gathered.TakeFrom(first));
    }

    /// <summary>Takes one of the words, if one is next.</summary>
    internal string? TakeWord(params ReadOnlySpan<string> words)
    {
        SkipLines();
        foreach (var word in words)
        {
            if ((!(char.IsAsciiLetter(word[0]) || word == "}") || input.PeekRun().SequenceEqual(word)) && input.TryTake(word))
            {
                return word;
            }
        }

        return null;
    }

    /// <summary>Blanks, comments and line ends; here-documents are read where their line ends.</summary>
    internal void SkipLines()
    {
        for (input.SkipBlanks(); input.Current == '\n'; input.SkipBlanks())
        {
            EndLine();
        }
    }

    private void EndLine()
    {
        input.Take();
        while (input.TakeDocument() is { } redirection)
        {
            HereDocument.Read(input, redirection);
        }
    }

    private bool Closes() =>
        input.IsEnd
        || input.Current == ')'
        || (input.Current == ';' && input.Ahead(1) is ';' or '&')
        || input.PeekRun() is "}" or "then" or "else" or "elif" or "fi" or "do" or "done" or "esac";

    private AndOrList AndOr()
    {
        var (at, first, sign) = (input.Here, pipelines.Count, operators.Count);
        pipelines.Add(Pipeline());
        for (input.SkipBlanks(); Joint() is { } joint; input.SkipBlanks())
        {
            SkipLines();
            pipelines.Add(Pipeline());
            operators.Add(joint);
        }

        return new AndOrList(at, pipelines.TakeFrom(first), operators.TakeFrom(sign), Separator());
    }

    private string? Joint() =>
        input.TryTake("&&") ? "&&"
        : input.TryTake("||") ? "||"
        : null;

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

        var first = piped.Count;
        piped.Add(commands.Read());
        for (input.SkipBlanks(); input.Current == '|' && input.Ahead(1) != '|'; input.SkipBlanks())
        {
            _ = input.TryTake("|&") || input.TryTake("|");
            SkipLines();
            piped.Add(commands.Read());
        }

        return new ShellPipeline(at, piped.TakeFrom(first));
    }
}
