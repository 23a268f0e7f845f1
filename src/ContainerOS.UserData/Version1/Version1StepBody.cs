using System.Text;

namespace ContainerOS.UserData.Version1;

/// <summary>The lines between the head of a step and the next step: items, and one here-document.</summary>
internal sealed class Version1StepBody
{
    internal Version1StepBody(string[] lines, ref int at)
    {
        for (; at < lines.Length && !IsHead(lines[at]); at++)
        {
            Read(lines, ref at);
        }
    }

    /// <summary>The items, split into parts.</summary>
    internal List<string[]> Items { get; } = [];

    /// <summary>The content of the here-document.</summary>
    internal string Content { get; private set; } = string.Empty;

    private static bool IsHead(string line) =>
        line.StartsWith(Version1Markers.Step, StringComparison.Ordinal)
        || line.StartsWith(Version1Markers.Container, StringComparison.Ordinal);

    private void Read(string[] lines, ref int at)
    {
        var line = lines[at];
        if (line.StartsWith(Version1Markers.Item + " ", StringComparison.Ordinal))
        {
            Items.Add([.. line[(Version1Markers.Item.Length + 1)..].Split(' ').Select(Version1Markers.Unescape)]);
        }
        else if (
            line.IndexOf("<<'EOF_", StringComparison.Ordinal) is >= 0 and var open
            && line.IndexOf('\'', open + 3) is > 0 and var close
        )
        {
            Document(lines, ref at, line[(open + 3)..close], line.StartsWith("base64 -d", StringComparison.Ordinal));
        }
    }

    private void Document(string[] lines, ref int at, string tag, bool isEncoded)
    {
        var begin = at + 1;
        for (at = begin; at < lines.Length && lines[at] != tag; at++) { }

        var text = string.Concat(lines[begin..at].Select(line => line + "\n"));
        Content = isEncoded ? Decoded(text.Trim()) : text;
    }

    private static string Decoded(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? Encoding.UTF8.GetString(bytes, 0, count) : string.Empty;
    }
}
