using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>Reads redirections, with the file descriptor before them.</summary>
internal sealed class RedirectionParser(ShellLexer input, ListParser lists)
{
    /// <summary>The operators, longer ones first.</summary>
    private static readonly string[] Operators = ["&>>", "<<<", "<<-", "&>", "<<", ">>", ">|", ">&", "<&", "<>", "<", ">"];

    /// <summary>The redirections of the commands that are being read.</summary>
    internal NodeBuffer<ShellRedirection> Buffer { get; } = new();

    /// <summary>All redirections that stand here.</summary>
    internal InlineList<ShellRedirection> ParseAll()
    {
        var first = Buffer.Count;
        for (input.SkipBlanks(); TryParse(); input.SkipBlanks()) { }

        return Buffer.TakeFrom(first);
    }

    /// <summary>Gathers a redirection, if one stands here.</summary>
    internal bool TryParse()
    {
        var at = input.Position;
        var digits = PeekDescriptorLength();
        if (!IsOperator(digits))
        {
            return false;
        }

        for (; digits > 0; digits--)
        {
            input.Read();
        }

        var sign = ReadOperator();
        input.SkipBlanks();
        var target = lists.Words.TryParse() ?? throw input.SyntaxError($"a word is missing behind '{sign}'");
        var redirection = new ShellRedirection(at, sign, target);
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

    /// <summary>How many letters the descriptor has: <c>2</c> or <c>{fd}</c>.</summary>
    private int PeekDescriptorLength()
    {
        var letters = 0;
        if (input.Current == '{')
        {
            for (letters = 1; ShellCharacters.IsNamePart(input.Peek(letters)); letters++) { }

            return letters > 1 && input.Peek(letters) == '}' && input.Peek(letters + 1) is '<' or '>' ? letters + 1 : 0;
        }

        while (char.IsAsciiDigit(input.Peek(letters)))
        {
            letters++;
        }

        return letters;
    }

    private bool IsOperator(int letters) =>
        input.Peek(letters) switch
        {
            '<' or '>' => input.Peek(letters + 1) != '(',
            '&' => letters == 0 && input.Peek(1) == '>',
            _ => false,
        };
}
