using System.Text;

namespace ContainerOS.UserData.Version1;

/// <summary>Builds a script of marked blocks that can be read back.</summary>
internal sealed class Version1Builder
{
    private readonly StringBuilder text = new(Version1Markers.Head);

    /// <summary>Starts a container.</summary>
    internal void Container(string name) => Line($"{Version1Markers.Container} {Version1Markers.Escape(name)}");

    /// <summary>Starts a step; attributes without a value are left out.</summary>
    internal void Step(string kind, params (string Name, string? Value)[] attributes) =>
        Line(
            string.Concat([
                $"{Version1Markers.Step} {kind}",
                .. attributes.Where(pair => pair.Value is not null).Select(pair => $" {pair.Name}={Version1Markers.Escape(pair.Value!)}"),
            ])
        );

    /// <summary>Adds one item of a step, for the reader.</summary>
    internal void Item(params string[] parts) => Line($"{Version1Markers.Item} {string.Join(' ', parts.Select(Version1Markers.Escape))}");

    /// <summary>Adds a line of shell.</summary>
    internal void Line(string line) => text.Append(line).Append('\n');

    /// <summary>
    /// Adds a command with content as its standard input. Content that a here-document cannot carry (no line end at the end, control
    /// characters, carriage returns) is base64-encoded.
    /// </summary>
    internal void Feed(string command, string content)
    {
        var tag = Version1Markers.Tag(content);
        if (Version1Markers.IsPlain(content))
        {
            Line($"{command} <<'{tag}'");
            text.Append(content);
        }
        else
        {
            Line($"base64 -d <<'{tag}' | {command}");
            Line(Convert.ToBase64String(Encoding.UTF8.GetBytes(content)));
        }

        Line(tag);
    }

    /// <summary>Quotes a text as one shell word.</summary>
    internal static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
