using System.Runtime.InteropServices;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>Parses a compound command, a function definition or a simple command.</summary>
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

    /// <summary>Parses <c>function name { ... }</c>. The form <c>name() { ... }</c> is recognized while parsing a simple command.</summary>
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
        input.TryRead("()");
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

    /// <summary>Parses a word or, before the first word, an assignment; false when there is none.</summary>
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

/// <summary>Recognizes assignments among words.</summary>
internal static class AssignmentParser
{
    /// <summary>Parses a word as an assignment; null when it is not one.</summary>
    internal static ShellAssignment? TryParse(ShellWord word)
    {
        if (
            word.Head is not { } head
            || head.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var sign)
            || !ShellCharacters.IsNameStart(head[0])
        )
        {
            return null;
        }

        var left = head.AsSpan(0, sign);
        var name = left.TrimEnd('+');
        name = name.IndexOf('[') is >= 0 and var bracket ? name[..bracket] : name;
        return ShellCharacters.AreNameParts(name)
            ? new ShellAssignment(word.At, name.ToString(), Value(word, head[(sign + 1)..]), left.Length != name.Length)
            : null;
    }

    private static ShellWord Value(ShellWord word, string begin)
    {
        if (word.Plain is not null)
        {
            return new ShellWord(word.At, begin);
        }

        var rest = word.Parts.Skip(1);
        List<WordPart> parts = begin.Length == 0 ? [.. rest] : [new LiteralPart(word.At, begin, false), .. rest];
        return new ShellWord(word.At, CollectionsMarshal.AsSpan(parts));
    }
}

/// <summary>Parses redirections, including the file descriptor before the operator.</summary>
internal sealed class RedirectionParser(ShellLexer input, ListParser lists)
{
    /// <summary>The operators, longer ones first.</summary>
    private static readonly string[] Operators = ["&>>", "<<<", "<<-", "&>", "<<", ">>", ">|", ">&", "<&", "<>", "<", ">"];

    /// <summary>The redirections of the commands that are being parsed.</summary>
    internal NodeBuffer<ShellRedirection> Buffer { get; } = new();

    /// <summary>Parses all redirections at this position.</summary>
    internal InlineList<ShellRedirection> ParseAll()
    {
        var first = Buffer.Count;
        for (input.SkipBlanks(); TryParse(); input.SkipBlanks()) { }

        return Buffer.TakeFrom(first);
    }

    /// <summary>Parses a redirection into <see cref="Buffer"/>; false when none starts here.</summary>
    internal bool TryParse()
    {
        var at = input.Position;
        var length = PeekDescriptorLength();
        if (!IsOperator(length))
        {
            return false;
        }

        var descriptor = input.Read(length);
        var sign = ReadOperator();
        input.SkipBlanks();
        var target = lists.Words.TryParse() ?? throw input.SyntaxError($"a word is missing behind '{sign}'");
        var redirection = new ShellRedirection(at, sign, target) { Descriptor = descriptor };
        if (sign is "<<" or "<<-")
        {
            input.AddPendingDocument(redirection);
        }

        Buffer.Add(redirection);
        return true;
    }

    private string ReadOperator()
    {
        var at = 0;
        while (!input.TryRead(Operators[at]))
        {
            at++;
        }

        return Operators[at];
    }

    /// <summary>The length of the file descriptor, such as <c>2</c> or <c>{fd}</c>; 0 when there is none.</summary>
    private int PeekDescriptorLength()
    {
        if (input.Current == '{')
        {
            var length = 1;
            for (; ShellCharacters.IsNamePart(input.Peek(length)); length++) { }

            return length > 1 && input.Peek(length) == '}' && input.Peek(length + 1) is '<' or '>' ? length + 1 : 0;
        }

        return input.PeekDigits();
    }

    private bool IsOperator(int length) =>
        input.Peek(length) switch
        {
            '<' or '>' => input.Peek(length + 1) != '(',
            '&' => length == 0 && input.Peek(1) == '>',
            _ => false,
        };
}
