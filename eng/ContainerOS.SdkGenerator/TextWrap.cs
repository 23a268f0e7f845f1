namespace ContainerOS.SdkGenerator;

/// <summary>Breaks text of comments into lines.</summary>
internal static class TextWrap
{
    /// <summary>The lines of a paragraph; a word that is longer than a line is a line.</summary>
    internal static IEnumerable<string> Wrap(string paragraph, int width)
    {
        var line = string.Empty;
        foreach (var word in paragraph.Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length >= width)
            {
                yield return line;
                line = string.Empty;
            }

            line += line.Length == 0 ? word : " " + word;
        }

        yield return line;
    }
}
