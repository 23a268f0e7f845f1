using System.Globalization;
using System.Text.RegularExpressions;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Programs;

/// <summary>A YAML node with its location.</summary>
internal abstract record SyntaxNode(SourceLocation Location)
{
    /// <summary>The kind of the node for error messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>A scalar: a quoted string, or a plain scalar that may be null, a Boolean or a number.</summary>
internal sealed record SyntaxScalar(SourceLocation Location, string Text, bool IsPlain) : SyntaxNode(Location)
{
    public PropertyValue Value => IsPlain ? PlainScalar.Resolve(Text) : Text;

    public override string Kind =>
        Value switch
        {
            PropertyNull => "null",
            PropertyBool => "a Boolean",
            PropertyNumber => "a number",
            _ => "a string",
        };
}

/// <summary>A list.</summary>
internal sealed record SyntaxSequence(SourceLocation Location, IReadOnlyList<SyntaxNode> Items) : SyntaxNode(Location)
{
    public override string Kind => "a list";
}

/// <summary>A map with its keys in the order of the file.</summary>
internal sealed record SyntaxMapping(SourceLocation Location, IReadOnlyList<SyntaxEntry> Entries) : SyntaxNode(Location)
{
    public override string Kind => "a map";

    public SyntaxEntry? Find(string name) => Entries.FirstOrDefault(entry => entry.Name == name);
}

/// <summary>An entry of a map.</summary>
internal sealed record SyntaxEntry(SyntaxScalar Key, SyntaxNode Value)
{
    public string Name => Key.Text;
}

/// <summary>A location in a file. Line and column start at 1.</summary>
internal readonly record struct SourceLocation(string File, int Line, int Column)
{
    public static SourceLocation StartOf(string file) => new(file, 1, 1);
}

/// <summary>Resolves plain scalars as gopkg.in/yaml.v3 does, which Pulumi uses.</summary>
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
