using System.Globalization;
using System.Text.RegularExpressions;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Programs;

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
