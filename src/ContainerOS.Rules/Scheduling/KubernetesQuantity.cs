using System.Globalization;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>Parses Kubernetes quantities such as <c>500m</c>, <c>1.5Gi</c> or <c>10%</c>.</summary>
internal static class KubernetesQuantity
{
    private static readonly Dictionary<string, double> Units = new()
    {
        [""] = 1,
        ["m"] = 1e-3,
        ["k"] = 1e3,
        ["M"] = 1e6,
        ["G"] = 1e9,
        ["T"] = 1e12,
        ["P"] = 1e15,
        ["E"] = 1e18,
        ["Ki"] = 1024,
        ["Mi"] = 1 << 20,
        ["Gi"] = 1 << 30,
        ["Ti"] = 1L << 40,
        ["Pi"] = 1L << 50,
        ["Ei"] = 1L << 60,
    };

    /// <summary>The amount; null when the text is not a quantity. Negative amounts are not accepted.</summary>
    internal static double? Parse(string text)
    {
        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
        {
            end++;
        }

        return
            Units.TryGetValue(text[end..], out var unit)
            && double.TryParse(text.AsSpan(0, end), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number * unit
            : null;
    }

    /// <summary>Whether the text is a quantity or a percentage of 0 to 100.</summary>
    internal static bool IsThreshold(string text) =>
        text.EndsWith('%')
            ? double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part)
                && part <= 100
            : Parse(text) is not null;
}

/// <summary>Memory amounts in maps of resources.</summary>
internal static class MemoryAmount
{
    /// <summary>The number of bytes of an entry; null when it is missing, not known, or a percentage.</summary>
    internal static double? Bytes(ValueMap<string>? resources, string name)
    {
        foreach (var (key, value) in resources?.Entries ?? [])
        {
            if (key == name && value.IsKnown)
            {
                return KubernetesQuantity.Parse(value.Content);
            }
        }

        return null;
    }
}
