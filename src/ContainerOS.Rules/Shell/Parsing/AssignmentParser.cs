using System.Runtime.InteropServices;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>Tells assignments from other words.</summary>
internal static class AssignmentParser
{
    /// <summary>The assignment that a word is; null when it is none.</summary>
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
