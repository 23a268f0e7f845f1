using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Analysis;

/// <summary>The variables of a script that are set exactly once, to literal text. Their value is known wherever they are used.</summary>
internal sealed class ShellVariables
{
    private const string HomeFolder = "/root";
    private static readonly HashSet<string> Setters =
    [
        "read",
        "readarray",
        "mapfile",
        "local",
        "declare",
        "typeset",
        "getopts",
        "printf",
        "unset",
        "export",
        "readonly",
    ];
    private Dictionary<string, string?>? known;

    internal ShellVariables(List<ShellNode> nodes)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case ShellAssignment assignment:
                    Set(
                        assignment.Name,
                        IsSet(assignment.Name) || assignment.Appends ? null
                            : Resolve(assignment.Value) is { IsComplete: true } text ? text.Text
                            : null
                    );
                    break;
                case CompoundCommand { Variable: { } variable }:
                    Set(variable, null);
                    break;
                case SimpleCommand { Words: [var first, _, ..] words } when first.Literal is { } name && Setters.Contains(name):
                    Forget(words);
                    break;
            }
        }
    }

    /// <summary>Resolves a word.</summary>
    internal ResolvedWord Resolve(ShellWord word)
    {
        var (text, isWhole) = word.Literal is { } literal ? (literal, true) : Join(word.Parts);
        var isHome = text is ['~'] or ['~', '/', ..] && word.Head is ['~', ..];
        return new ResolvedWord(isHome ? HomeFolder + text[1..] : text, isWhole, word.At, word.Plain?.Length ?? 0);
    }

    private (string Text, bool IsWhole) Join(IReadOnlyList<WordPart> parts)
    {
        var text = string.Empty;
        for (var index = 0; index < parts.Count; index++)
        {
            if (Resolve(parts[index]) is not { } known)
            {
                return (text, false);
            }

            text += known;
        }

        return (text, true);
    }

    private string? Resolve(WordPart part) =>
        part switch
        {
            LiteralPart literal => literal.Text,
            ParameterExpansion { IsPlain: true } parameter => Get(parameter.Name),
            _ => null,
        };

    /// <summary>The home directory is always known. The dictionary is only created when the script sets variables.</summary>
    private string? Get(string name) =>
        known is not null && known.TryGetValue(name, out var value) ? value
        : name == "HOME" ? HomeFolder
        : null;

    private void Set(string name, string? value) => (known ??= [])[name] = value;

    private bool IsSet(string name) => name == "HOME" || known?.ContainsKey(name) is true;

    /// <summary>Marks the variables that a program such as <c>read</c> sets as unknown.</summary>
    private void Forget(IReadOnlyList<ShellWord> words)
    {
        for (var index = 1; index < words.Count; index++)
        {
            if ((words[index].Plain ?? (words[index].Parts is [LiteralPart first, ..] ? first.Text : null)) is { } text)
            {
                Set(text.IndexOf('=', StringComparison.Ordinal) is >= 0 and var sign ? text[..sign] : text, null);
            }
        }
    }
}
