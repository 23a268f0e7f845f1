using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>Reads lists of commands: what <c>;</c>, <c>&amp;</c>, line ends, <c>&amp;&amp;</c>, <c>||</c> and <c>|</c> join.</summary>
internal sealed class ListParser
{
    private readonly ShellLexer input;
    private readonly CommandParser commands;
    private readonly NodeBuffer<AndOrList> lists = new();
    private readonly NodeBuffer<ShellPipeline> pipelines = new();
    private readonly NodeBuffer<ShellCommand> pipelineCommands = new();
    private readonly NodeBuffer<string> operators = new();

    internal ListParser(ShellLexer input)
    {
        this.input = input;
        Words = new WordParser(input, this);
        commands = new CommandParser(input, this);
    }

    /// <summary>Reads words, which hold lists in turn.</summary>
    internal WordParser Words { get; }

    /// <summary>Reads to the end. What was read before a fault stays in <paramref name="items"/>.</summary>
    internal void ParseAll(List<AndOrList> items)
    {
        for (SkipNewlines(); !IsAtEndOfList(); SkipNewlines())
        {
            items.Add(ParseAndOrList());
        }

        if (!input.IsEnd)
        {
            throw input.SyntaxError(
                $"'{input.PeekWord()}{(input.PeekWord().IsEmpty ? input.Current.ToString() : string.Empty)}' closes nothing"
            );
        }

        if (input.TakePendingDocument() is { } redirection)
        {
            throw new ShellSyntaxException(redirection.At, "its here-document is missing");
        }
    }

    /// <summary>Reads a list up to the word that closes it, which is taken.</summary>
    internal CommandList ParseUntil(string closer)
    {
        var at = input.Position;
        input.EnterNesting();
        var list = ParseList();
        if (TryReadKeyword(closer) is null)
        {
            throw new ShellSyntaxException(at, $"no '{closer}' closes it");
        }

        input.LeaveNesting();
        return list;
    }

    /// <summary>Reads a list one level deeper, up to whatever closes it, which is not taken.</summary>
    internal CommandList ParseNested()
    {
        input.EnterNesting();
        var list = ParseList();
        input.LeaveNesting();
        return list;
    }

    /// <summary>Reads a list up to whatever closes it, which is not taken.</summary>
    internal CommandList ParseList()
    {
        var at = input.Position;
        var first = lists.Count;
        for (SkipNewlines(); !IsAtEndOfList(); SkipNewlines())
        {
            lists.Add(ParseAndOrList());
        }

        return new CommandList(at, lists.TakeFrom(first));
    }

    /// <summary>Takes one of the words, if one is next.</summary>
    internal string? TryReadKeyword(params ReadOnlySpan<string> words)
    {
        SkipNewlines();
        foreach (var word in words)
        {
            if ((!(char.IsAsciiLetter(word[0]) || word == "}") || input.PeekWord().SequenceEqual(word)) && input.TryRead(word))
            {
                return word;
            }
        }

        return null;
    }

    /// <summary>Blanks, comments and line ends; here-documents are read where their line ends.</summary>
    internal void SkipNewlines()
    {
        for (input.SkipBlanks(); input.Current == '\n'; input.SkipBlanks())
        {
            ReadNewline();
        }
    }

    private void ReadNewline()
    {
        input.Read();
        while (input.TakePendingDocument() is { } redirection)
        {
            HereDocumentParser.Parse(input, redirection);
        }
    }

    private bool IsAtEndOfList() =>
        input.IsEnd
        || input.Current == ')'
        || (input.Current == ';' && input.Peek(1) is ';' or '&')
        || input.PeekWord() is "}" or "then" or "else" or "elif" or "fi" or "do" or "done" or "esac";

    private AndOrList ParseAndOrList()
    {
        var (at, first, sign) = (input.Position, pipelines.Count, operators.Count);
        pipelines.Add(ParsePipeline());
        for (input.SkipBlanks(); TryReadOperator() is { } joint; input.SkipBlanks())
        {
            SkipNewlines();
            pipelines.Add(ParsePipeline());
            operators.Add(joint);
        }

        return new AndOrList(at, pipelines.TakeFrom(first), operators.TakeFrom(sign), ReadSeparator());
    }

    private string? TryReadOperator() =>
        input.TryRead("&&") ? "&&"
        : input.TryRead("||") ? "||"
        : null;

    /// <summary>What ends a command; whether it is put into the background.</summary>
    private bool ReadSeparator()
    {
        switch (input.Current)
        {
            case '&':
                input.Read();
                return true;
            case ';' when input.Peek(1) is not (';' or '&'):
                input.Read();
                return false;
            case '\n' or ')' or ';' or ShellLexer.End:
                return false;
            default:
                if (!IsAtEndOfList())
                {
                    throw input.SyntaxError($"'{input.Current}' is not expected here");
                }

                return false;
        }
    }

    private ShellPipeline ParsePipeline()
    {
        var at = input.Position;
        while (input.PeekWord() is "!" or "time")
        {
            input.TryRead(input.Current == '!' ? "!" : "time");
            input.SkipBlanks();
        }

        var first = pipelineCommands.Count;
        pipelineCommands.Add(commands.Parse());
        for (input.SkipBlanks(); input.Current == '|' && input.Peek(1) != '|'; input.SkipBlanks())
        {
            if (!input.TryRead("|&"))
            {
                input.TryRead("|");
            }

            SkipNewlines();
            pipelineCommands.Add(commands.Parse());
        }

        return new ShellPipeline(at, pipelineCommands.TakeFrom(first));
    }
}
