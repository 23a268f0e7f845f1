using System.Text;
using ContainerOS.Rules.Shell.Parsing;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Analysis;

/// <summary>
/// The variables of a script whose value is known without running it. A variable that is set exactly once, to literal text, has that value
/// wherever it is used. One that is set several times, always to literal text, has alternatives.
/// </summary>
internal sealed class ShellVariables
{
    /// <summary>
    /// The longest value that is followed, in characters: the longest path that Linux accepts (PATH_MAX). A longer text names neither a
    /// program nor a file, and values that double would otherwise fill the memory.
    /// </summary>
    internal const int MaxValueLength = 4096;

    /// <summary>
    /// The most characters of values that are joined or split for one script: as many as the longest script has. Only values that are used
    /// again and again have more.
    /// </summary>
    private const int MaxJoined = ShellScript.MaxLength;
    private const int MaxAlternatives = 4;
    private const string HomeFolder = "/root";

    /// <summary>The gap that a value beyond these bounds leaves.</summary>
    internal static readonly string TooLong =
        $"a value is longer than {MaxValueLength} characters, or all values together than {MaxJoined}";
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
        "let",
    ];
    private Dictionary<string, string?>? known;
    private Dictionary<string, List<string>>? alternatives;
    private Dictionary<object, (string Text, bool IsWhole)>? joined;
    private int joinedLength;

    internal ShellVariables(List<ShellNode> nodes)
    {
        // Those in front of a program are of its environment, and the script does not have them.
        HashSet<ShellAssignment>? temporary = null;
        foreach (var node in nodes)
        {
            if (node is SimpleCommand { Words.Count: > 0, Assignments.Count: > 0 } program)
            {
                (temporary ??= new(ReferenceEqualityComparer.Instance)).UnionWith(program.Assignments);
            }

            switch (node)
            {
                case ShellAssignment assignment when temporary?.Contains(assignment) is not true:
                    Set(assignment);
                    break;
                case CompoundCommand { Variable: { } variable }:
                    Set(variable, null);
                    break;
                case ParameterExpansion { Assigns: true } expansion:
                    Set(expansion.Name, null);
                    break;
                case ArithmeticExpansion { MayAssign: true } arithmetic:
                    foreach (var name in arithmetic.Names)
                    {
                        Set(name, null);
                    }

                    break;
                case SimpleCommand { Words: [var first, _, ..] words } when first.Literal is { } name && Setters.Contains(name):
                    SetBy(name, words);
                    break;
            }
        }
    }

    /// <summary>The position where a value first became longer than <see cref="MaxValueLength"/>; null when none did.</summary>
    internal ShellPosition? TooLongAt { get; private set; }

    /// <summary>Resolves a word.</summary>
    internal ResolvedWord Resolve(ShellWord word)
    {
        var (text, isWhole) = word.Literal is { } literal ? (literal, true) : Join(word);
        var isHome = text is ['~'] or ['~', '/', ..] && word.Head is ['~', ..];
        return new ResolvedWord(isHome ? HomeFolder + text[1..] : text, isWhole, word.At, word.Plain?.Length ?? 0);
    }

    /// <summary>The values of a word that is one expansion of a variable with alternatives; null for any other word.</summary>
    internal IReadOnlyList<string>? Alternatives(ShellWord word) =>
        alternatives is not null && word.Parts is [ParameterExpansion { IsPlain: true } only]
            ? alternatives.GetValueOrDefault(only.Name)
            : null;

    /// <summary>
    /// The words after the shell has split the values of unquoted variables: <c>$CMD jq</c> is three words where CMD is "yum install", and
    /// one where it is empty. Returns the same list when nothing is split.
    /// </summary>
    internal IReadOnlyList<ShellWord> Split(IReadOnlyList<ShellWord> words)
    {
        List<ShellWord>? split = null;
        for (var index = 0; index < words.Count; index++)
        {
            var fields = known is not null && words[index].Plain is null && IsSplit(words[index]) ? Fields(words[index]) : null;
            if (fields is not null)
            {
                (split ??= [.. words.Take(index)]).AddRange(fields);
            }
            else
            {
                split?.Add(words[index]);
            }
        }

        return split ?? words;
    }

    /// <summary>A text as the words into which the shell splits it.</summary>
    internal static IEnumerable<ShellWord> Fields(string text, ShellPosition at) =>
        text.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(field => Field(field, at));

    private static ShellWord Field(string text, ShellPosition at) => new(at, [new LiteralPart(at, text, true)]);

    private bool IsSplit(ShellWord word)
    {
        var parts = word.Parts;
        for (var index = 0; index < parts.Count; index++)
        {
            if (
                parts[index] is ParameterExpansion { IsPlain: true, IsQuoted: false } parameter
                && Get(parameter.Name) is { } value
                && (value.Length == 0 || value.AsSpan().IndexOfAny(' ', '\t', '\n') >= 0)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The fields of a word; null when one of its parts is not known.</summary>
    private List<ShellWord>? Fields(ShellWord word)
    {
        var fields = new List<ShellWord>();
        var field = new StringBuilder();
        var hasField = false;
        foreach (var part in word.Parts)
        {
            if (Resolve(part) is not { } text || (joinedLength += text.Length) > MaxJoined)
            {
                return null;
            }

            if (part is not ParameterExpansion { IsQuoted: false })
            {
                field.Append(text);
                hasField |= part.IsQuoted || text.Length > 0;
                continue;
            }

            foreach (var character in text)
            {
                if (character is not (' ' or '\t' or '\n'))
                {
                    field.Append(character);
                    hasField = true;
                }
                else if (hasField)
                {
                    fields.Add(Field(field.ToString(), word.At));
                    field.Clear();
                    hasField = false;
                }
            }
        }

        if (hasField)
        {
            fields.Add(Field(field.ToString(), word.At));
        }

        return fields;
    }

    /// <summary>Joins the parts of a word, once: the rules ask for the same words.</summary>
    private (string Text, bool IsWhole) Join(ShellWord word)
    {
        if (known is null)
        {
            return Joined(word);
        }

        joined ??= new(ReferenceEqualityComparer.Instance);
        if (!joined.TryGetValue(word.Identity!, out var result))
        {
            result = Joined(word);
            joined.Add(word.Identity!, result);
        }

        return result;
    }

    private (string Text, bool IsWhole) Joined(ShellWord word)
    {
        var parts = word.Parts;
        var text = string.Empty;
        for (var index = 0; index < parts.Count; index++)
        {
            if (Resolve(parts[index]) is not { } value)
            {
                return (text, false);
            }

            if (parts[index] is ParameterExpansion && (text.Length + value.Length > MaxValueLength || joinedLength > MaxJoined))
            {
                TooLongAt ??= word.At;
                return (text, false);
            }

            text = text.Length == 0 ? value : text + value;
            joinedLength += parts.Count > 1 ? text.Length : 0;
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

    private void Set(ShellAssignment assignment) =>
        Set(
            assignment.Name,
            assignment.Appends ? null
                : Resolve(assignment.Value) is { IsComplete: true } text ? text.Text
                : null
        );

    private void Set(string name, string? value)
    {
        if (!IsSet(name))
        {
            (known ??= [])[name] = value;
            return;
        }

        known ??= [];
        var first = known.GetValueOrDefault(name) ?? (name == "HOME" && !known.ContainsKey(name) ? HomeFolder : null);
        known[name] = null;
        if (value is not null && first is not null)
        {
            (alternatives ??= [])[name] = [first, value];
        }
        else if (value is not null && alternatives?.GetValueOrDefault(name) is { Count: < MaxAlternatives } all)
        {
            all.Add(value);
        }
        else
        {
            alternatives?.Remove(name);
        }
    }

    private bool IsSet(string name) => name == "HOME" || known?.ContainsKey(name) is true;

    /// <summary>
    /// The variables that a builtin such as <c>read</c> or <c>export</c> sets: known where the word has a literal value, else unknown.
    /// </summary>
    private void SetBy(string builtin, IReadOnlyList<ShellWord> words)
    {
        var isPlain =
            builtin is "export" or "readonly" or "local" or "declare" or "typeset"
            && words.Skip(1).All(word => word.Head is not ['-' or '+', ..] || word.Plain is "-x" or "-r" or "-g" or "-rx" or "-xr");
        for (var index = 1; index < words.Count; index++)
        {
            if (isPlain && AssignmentParser.TryParse(words[index]) is { } assignment)
            {
                Set(assignment);
            }
            else if (
                (words[index].Plain ?? (words[index].Parts is [LiteralPart first, ..] ? first.Text : null)) is { } text
                && !(builtin is "export" or "readonly" && IsSet(text))
            )
            {
                Set(text.IndexOf('=', StringComparison.Ordinal) is >= 0 and var sign ? text[..sign] : text, null);
            }
        }
    }
}
