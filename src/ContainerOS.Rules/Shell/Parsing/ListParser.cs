using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>
/// Parses lists of commands that are joined by <c>;</c>, <c>&amp;</c>, line ends, <c>&amp;&amp;</c>, <c>||</c> and <c>|</c>.
/// </summary>
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

    /// <summary>The parser for words, which may contain lists in turn.</summary>
    internal WordParser Words { get; }

    /// <summary>Parses to the end. After a syntax error, <paramref name="items"/> has the commands before it.</summary>
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

    /// <summary>Parses a list of at least one command, up to and including its closing token.</summary>
    internal CommandList ParseUntil(string closer)
    {
        var list = ParseOptionalUntil(closer, out var end);
        return list.Items.Count > 0 ? list : throw new ShellSyntaxException(end, $"a command is missing before '{closer}'");
    }

    /// <summary>Parses the list of a substitution, which may be empty, up to and including its closing parenthesis.</summary>
    internal CommandList ParseSubstitution() => ParseOptionalUntil(")", out _);

    /// <summary>Parses a list up to any closing token, which is not read.</summary>
    internal CommandList ParseNested()
    {
        var at = input.Position;
        input.EnterNesting();
        var first = lists.Count;
        for (SkipNewlines(); !IsAtEndOfList(); SkipNewlines())
        {
            lists.Add(ParseAndOrList());
        }

        input.LeaveNesting();
        return new CommandList(at, lists.TakeFrom(first));
    }

    /// <summary>Reads one of the keywords if it is next; otherwise null.</summary>
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

    /// <summary>Skips blanks, comments and line ends. At the end of a line its here-documents are parsed.</summary>
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

    private CommandList ParseOptionalUntil(string closer, out ShellPosition end)
    {
        var list = ParseNested();
        end = input.Position;
        return TryReadKeyword(closer) is null ? throw new ShellSyntaxException(list.At, $"no '{closer}' closes it") : list;
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

    /// <summary>Reads the end of a command; true when the command runs in the background.</summary>
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
