using System.Globalization;

namespace ContainerOS.Rules.Scheduling;

/// <summary>Parses durations as the kubelet does: <c>100ms</c>, <c>30s</c>, <c>1m30s</c>.</summary>
internal static class KubeletDuration
{
    private static readonly (string Unit, double Seconds)[] Units =
    [
        ("ms", 1e-3),
        ("us", 1e-6),
        ("ns", 1e-9),
        ("h", 3600),
        ("m", 60),
        ("s", 1),
    ];

    /// <summary>The number of seconds; null when the text is not a duration.</summary>
    internal static double? Seconds(string text)
    {
        var (sum, at) = (0.0, 0);
        while (at < text.Length)
        {
            var end = at;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
            {
                end++;
            }

            var (unit, seconds) = Array.Find(Units, known => text.AsSpan(end).StartsWith(known.Unit, StringComparison.Ordinal));
            if (
                unit is null
                || !double.TryParse(text.AsSpan(at, end - at), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            )
            {
                return null;
            }

            sum += number * seconds;
            at = end + unit.Length;
        }

        return text.Length == 0 ? null : sum;
    }
}
