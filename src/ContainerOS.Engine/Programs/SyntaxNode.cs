using System.Globalization;
using System.Text.RegularExpressions;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Programs;

/// <summary>A piece of YAML and where it stands.</summary>
internal abstract record SyntaxNode(SourceLocation Location)
{
    /// <summary>What it is, in the words of an error message.</summary>
    public abstract string Kind { get; }
}

/// <summary>One value: a quoted text, or a plain one that may read as null, a truth value or a number.</summary>
internal sealed record SyntaxScalar(SourceLocation Mark, string Text, bool IsPlain) : SyntaxNode(Mark)
{
    public PropertyValue Value => IsPlain ? PlainScalar.Resolve(Text) : Text;

    public override string Kind =>
        Value switch
        {
            PropertyNull => "null",
            PropertyBool => "a truth value",
            PropertyNumber => "a number",
            _ => "a text",
        };
}

/// <summary>A list.</summary>
internal sealed record SyntaxSequence(SourceLocation Mark, IReadOnlyList<SyntaxNode> Items) : SyntaxNode(Mark)
{
    public override string Kind => "a list";
}

/// <summary>A map, its keys in the order of the file.</summary>
internal sealed record SyntaxMapping(SourceLocation Mark, IReadOnlyList<SyntaxEntry> Entries) : SyntaxNode(Mark)
{
    public override string Kind => "a map";

    public SyntaxEntry? Find(string name) => Entries.FirstOrDefault(entry => entry.Name == name);
}

/// <summary>One key of a map with its value.</summary>
internal sealed record SyntaxEntry(SyntaxScalar Key, SyntaxNode Value)
{
    public string Name => Key.Text;
}

/// <summary>A place in a file; line and column count from 1.</summary>
internal readonly record struct SourceLocation(string File, int Line, int Column)
{
    public static SourceLocation StartOf(string file) => new(file, 1, 1);
}

/// <summary>What an unquoted YAML text means, as gopkg.in/yaml.v3 has it, which Pulumi reads programs with.</summary>
internal static partial class PlainScalar
{
    public static PropertyValue Resolve(string text) =>
        text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => PropertyNull.Instance,
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            _ => Number(text) is { } number ? number : text,
        };

    private static double? Number(string text)
    {
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        if (Integer().IsMatch(plain) || Decimal().IsMatch(plain))
        {
            return OldOctal().IsMatch(plain) ? Based(plain, 1, 8) : double.Parse(plain, NumberStyles.Float, CultureInfo.InvariantCulture);
        }
        return plain switch
        {
            ['0', 'x', ..] when Hex().IsMatch(plain) => Based(plain, 2, 16),
            ['0', 'o', ..] when NewOctal().IsMatch(plain) => Based(plain, 2, 8),
            _ => null,
        };
    }

    private static double Based(string text, int skip, int numberBase) =>
        text[skip..].Aggregate(0d, (sum, digit) => (sum * numberBase) + Convert.ToInt32(digit.ToString(), 16));

    [GeneratedRegex("^[-+]?[0-9]+$")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Decimal();

    [GeneratedRegex("^0[0-7]+$")]
    private static partial Regex OldOctal();

    [GeneratedRegex("^0o[0-7]+$")]
    private static partial Regex NewOctal();

    [GeneratedRegex("^0x[0-9a-fA-F]+$")]
    private static partial Regex Hex();
}
