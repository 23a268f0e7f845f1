using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>Reads a command: a compound one, a function, or a simple one.</summary>
internal sealed class CommandParser(ShellLexer input, ListParser lists)
{
    private readonly CompoundCommandParser compounds = new(input, lists);
    private readonly RedirectionParser redirections = new(input, lists);
    private readonly NodeBuffer<ShellAssignment> assignments = new();

    internal ShellCommand Parse()
    {
        var at = input.Position;
        input.EnterNesting();
        var compound = compounds.TryParse() as ShellCommand ?? TryParseFunction(at);
        input.LeaveNesting();
        return compound is null ? ParseSimple(at)
            : redirections.ParseAll() is { Count: > 0 } all ? compound with { Redirections = all }
            : compound;
    }

    /// <summary><c>function name { ... }</c>; the other form is told while reading a simple command.</summary>
    private FunctionDefinition? TryParseFunction(ShellPosition at)
    {
        if (!input.PeekWord().SequenceEqual("function"))
        {
            return null;
        }

        input.TryRead("function");
        input.SkipBlanks();
        var name = lists.Words.TryParse()?.Literal ?? throw input.SyntaxError("a function needs a name");
        input.SkipBlanks();
        _ = input.TryRead("()");
        return ParseFunctionBody(at, name);
    }

    private FunctionDefinition ParseFunctionBody(ShellPosition at, string name)
    {
        lists.SkipNewlines();
        return new FunctionDefinition(at, name, Parse());
    }

    private ShellCommand ParseSimple(ShellPosition at)
    {
        var (assignment, redirection) = (assignments.Count, redirections.Buffer.Count);
        var words = lists.Words.WordLists.Rent();
        for (input.SkipBlanks(); redirections.TryParse() || TryParseWord(words); input.SkipBlanks()) { }

        return input.Current == '('
            && words is [{ Literal: { } name }]
            && assignments.Count == assignment
            && redirections.Buffer.Count == redirection
                ? ParseFunction(at, name, words)
            : words.Count > 0 || assignments.Count > assignment || redirections.Buffer.Count > redirection
                ? new SimpleCommand(at, assignments.TakeFrom(assignment), lists.Words.WordLists.ToArrayAndReturn(words))
                {
                    Redirections = redirections.Buffer.TakeFrom(redirection),
                }
            : throw input.SyntaxError(input.IsEnd ? "a command is missing at the end" : $"a command is missing before '{input.Current}'");
    }

    /// <summary>Reads a word, which may be an assignment while there are no others; whether there was one.</summary>
    private bool TryParseWord(List<ShellWord> words)
    {
        if (lists.Words.TryParse() is not { } word)
        {
            return false;
        }

        if (words.Count == 0 && AssignmentParser.TryParse(word) is { } assignment)
        {
            assignments.Add(assignment);
        }
        else
        {
            words.Add(word);
        }

        return true;
    }

    private FunctionDefinition ParseFunction(ShellPosition at, string name, List<ShellWord> words)
    {
        lists.Words.WordLists.Return(words);
        input.Read();
        input.SkipBlanks();
        if (!input.TryRead(")"))
        {
            throw input.SyntaxError("'(' is not expected here");
        }

        input.EnterNesting();
        var defined = ParseFunctionBody(at, name);
        input.LeaveNesting();
        return defined;
    }
}
