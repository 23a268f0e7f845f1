using System.Globalization;

namespace ContainerOS.Model.Versions;

internal static class VersionParts
{
    /// <summary>Parses numbers separated by dots; empty when a part is not a plain number.</summary>
    internal static int[] Parse(ReadOnlySpan<char> text)
    {
        var numbers = new int[text.Count('.') + 1];
        var index = 0;
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            if (
                part.ContainsAnyExceptInRange('0', '9')
                || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out numbers[index++])
            )
            {
                return [];
            }
        }

        return numbers;
    }
}
