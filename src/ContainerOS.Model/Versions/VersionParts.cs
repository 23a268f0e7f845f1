namespace ContainerOS.Model.Versions;

internal static class VersionParts
{
    /// <summary>Parses numbers separated by dots; empty when a part is not a plain number.</summary>
    internal static int[] Parse(string text)
    {
        var parts = text.Split('.');
        var numbers = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!IsPlainNumber(parts[i]) || !int.TryParse(parts[i], out numbers[i]))
            {
                return [];
            }
        }

        return numbers;
    }

    private static bool IsPlainNumber(string part) => part.Length > 0 && part.All(char.IsAsciiDigit);
}
