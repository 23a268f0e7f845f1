using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Reading;

/// <summary>Reads redirections, with the file descriptor before them.</summary>
internal sealed class RedirectionReader(ShellInput input, ListReader lists)
{
    /// <summary>The operators, longer ones first.</summary>
    private static readonly string[] Operators = ["&>>", "<<<", "<<-", "&>", "<<", ">>", ">|", ">&", "<&", "<>", "<", ">"];

    /// <summary>The redirections of the commands that are being read.</summary>
    internal NodeBuffer<ShellRedirection> Gathered { get; } = new();

    /// <summary>All redirections that stand here.</summary>
    internal InlineList<ShellRedirection> All()
    {
        var first = Gathered.Count;
        for (input.SkipBlanks(); TryGather(); input.SkipBlanks()) { }

        return Gathered.TakeFrom(first);
    }

    /// <summary>Gathers a redirection, if one stands here.</summary>
    internal bool TryGather()
    {
        var at = input.Here;
        var digits = Descriptor();
        if (!IsOperator(digits))
        {
            return false;
        }

        for (; digits > 0; digits--)
        {
            input.Take();
        }

        var sign = Operator();
        input.SkipBlanks();
        var target = lists.Words.Read() ?? throw input.Fault($"a word is missing behind '{sign}'");
        var redirection = new ShellRedirection(at, sign, target);
        if (sign is "<<" or "<<-")
        {
            input.Await(redirection);
        }

        Gathered.Add(redirection);
        return true;
    }

    private string Operator()
    {
        var at = 0;
        while (!input.TryTake(Operators[at]))
        {
            at++;
        }

        return Operators[at];
    }

    /// <summary>How many letters the descriptor has: <c>2</c> or <c>{fd}</c>.</summary>
    private int Descriptor()
    {
        var letters = 0;
        if (input.Current == '{')
        {
            for (letters = 1; Letters.IsOfName(input.Ahead(letters)); letters++) { }

            return letters > 1 && input.Ahead(letters) == '}' && input.Ahead(letters + 1) is '<' or '>' ? letters + 1 : 0;
        }

        while (char.IsAsciiDigit(input.Ahead(letters)))
        {
            letters++;
        }

        return letters;
    }

    private bool IsOperator(int letters) =>
        input.Ahead(letters) switch
        {
            '<' or '>' => input.Ahead(letters + 1) != '(',
            '&' => letters == 0 && input.Ahead(1) == '>',
            _ => false,
        };
}
