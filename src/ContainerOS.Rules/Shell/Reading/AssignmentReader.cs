using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Reading;

/// <summary>Tells assignments from other words.</summary>
internal static class AssignmentReader
{
    /// <summary>The assignment that a word is; null when it is none.</summary>
    internal static ShellAssignment? Of(ShellWord word)
    {
        if (word.Parts is not [LiteralPart { IsQuoted: false } first, ..] || first.Text.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var sign))
        {
            return null;
        }

        var left = first.Text[..sign];
        var name = left.TrimEnd('+').Split('[')[0];
        if (!Letters.BeginsName(left[0]) || !name.All(Letters.IsOfName))
        {
            return null;
        }

        var value = first.Text[(sign + 1)..];
        var rest = word.Parts.Skip(1);
        IReadOnlyList<WordPart> parts = value.Length == 0 ? [.. rest] : [new LiteralPart(first.At, value, false), .. rest];
        return new ShellAssignment(word.At, name, new ShellWord(word.At, parts), left.Length != name.Length);
    }
}
