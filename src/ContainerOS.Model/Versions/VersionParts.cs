using System.Globalization;

namespace ContainerOS.Model.Versions;

internal static class VersionParts
{
    /// <summary>Parses numbers separated by dots; empty when a part is not a plain number.</summary>
    internal static int[] Parse(ReadOnlySpan<char> text)
    {
        var numbers = new int[text.Count('.') + 1];
        for (var i = 0; i < numbers.Length; i++)
        {
            var dot = text.IndexOf('.');
            var part = dot < 0 ? text : text[..dot];
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return [];
            }

            text = text[(part.Length + (dot < 0 ? 0 : 1))..];
        }

        return numbers;
    }
}
