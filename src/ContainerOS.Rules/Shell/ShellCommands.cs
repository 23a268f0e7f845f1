namespace ContainerOS.Rules.Shell;

/// <summary>Finds what a script calls and where it writes. What it can not follow, such as <c>$path</c>, it leaves out.</summary>
internal static class ShellCommands
{
    private static readonly HashSet<string> Keywords =
        ["if", "then", "else", "elif", "do", "while", "until", "!", "{", "time", "exec", "sudo", "command", "env", "nohup", "eval"];

    private static readonly HashSet<string> Writers = ["tee", "touch", "mkdir", "truncate"];
    private static readonly HashSet<string> Copiers = ["cp", "mv", "install", "ln"];

    /// <summary>The programs that are called, in order.</summary>
    internal static IEnumerable<ShellCommand> Of(string script) => Simple(script)
        .Select(words => words.SkipWhile(IsPrefix).FirstOrDefault())
        .OfType<ShellWord>()
        .Where(word => word.IsLiteral)
        .Select(word => new ShellCommand(word.Text.Split('/')[^1], word.Line));

    /// <summary>The paths that are written to: by redirection, and by the programs that write.</summary>
    internal static IEnumerable<ShellCommand> Targets(string script)
    {
        var words = ShellLexer.Read(script);
        var redirected = words.Zip(words.Skip(1))
            .Where(pair => pair.First is { IsOperator: true, Text: ">" or ">>" } && !pair.Second.IsOperator)
            .Select(pair => pair.Second);
        return redirected.Concat(Simple(script).SelectMany(Written))
            .Where(word => word.IsLiteral && word.Text.StartsWith('/'))
            .Select(word => new ShellCommand(word.Text, word.Line));
    }

    private static IEnumerable<ShellWord> Written(List<ShellWord> words)
    {
        var call = words.SkipWhile(IsPrefix).ToList();
        var arguments = call.Skip(1).Where(word => !word.Text.StartsWith('-')).ToList();
        return call.FirstOrDefault()?.Text.Split('/')[^1] switch
        {
            { } writer when Writers.Contains(writer) => arguments,
            { } copier when Copiers.Contains(copier) => arguments.TakeLast(1),
            "sed" when call.Any(word => word.Text.StartsWith("-i", StringComparison.Ordinal)) => arguments.Skip(1),
            _ => [],
        };
    }

    /// <summary>The commands of a script, each its words, redirections left out.</summary>
    private static IEnumerable<List<ShellWord>> Simple(string script)
    {
        var words = new List<ShellWord>();
        var skips = false;
        foreach (var word in ShellLexer.Read(script).Append(new ShellWord("\n", 0, true)))
        {
            var isRedirection = word is { IsOperator: true, Text: "<" or ">" or ">>" or "<<" };
            if (!word.IsOperator && !skips)
            {
                words.Add(word);
            }
            else if (word.IsOperator && !isRedirection)
            {
                yield return words;
                words = [];
            }

            skips = isRedirection;
        }
    }

    private static bool IsPrefix(ShellWord word) =>
        Keywords.Contains(word.Text) || (word.Text.IndexOf('=', StringComparison.Ordinal) > 0 && word.Text.Split('=')[0].All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'));
}
