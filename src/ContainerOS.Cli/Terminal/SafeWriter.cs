using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Terminal;

/// <summary>
/// The only way to the screen: whatever is written, no control character, direction mark or escape sequence reaches the terminal but
/// tabs and the colours of <see cref="AnsiStyle"/>.
/// </summary>
/// <remarks>
/// A line break is written by <see cref="WriteLine()"/> and the end of a line, never by a text: <see cref="WriteLine(string)"/> makes
/// those of its text visible, so a value cannot add a line of its choice. Several lines are written as several; a text whose lines are
/// its own, as a script, is written as a document.
/// </remarks>
/// <param name="inner">The terminal, pipe or file.</param>
/// <param name="allowsStyle">Whether the colours of <see cref="AnsiStyle"/> pass.</param>
internal sealed partial class SafeWriter(TextWriter inner, bool allowsStyle) : TextWriter
{
    private bool keepsLines;

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <summary>Receives what is not shown.</summary>
    internal static SafeWriter Nothing { get; } = new(TextWriter.Null, allowsStyle: false);

    /// <summary>The writer for help, whose lines System.CommandLine formats.</summary>
    internal TextWriter Layout => new SafeWriter(inner, allowsStyle) { keepsLines = true };

    /// <summary>The writer without the filter, for the library that draws the live view, and for bytes that are not for a screen.</summary>
    internal TextWriter Unfiltered => inner;

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            inner.Write(Line(value));
        }
    }

    /// <inheritdoc/>
    public override void WriteLine() => inner.WriteLine();

    /// <summary>Writes the line as a whole, so that lines of several threads do not mix.</summary>
    public override void WriteLine(string? value) => inner.WriteLine(Line(value ?? string.Empty));

    /// <inheritdoc/>
    public override void WriteLine(ReadOnlySpan<char> buffer) => WriteLine(new string(buffer));

    /// <inheritdoc/>
    public override Task WriteAsync(string? value) => string.IsNullOrEmpty(value) ? Task.CompletedTask : inner.WriteAsync(Line(value));

    /// <inheritdoc/>
    public override Task WriteLineAsync() => inner.WriteLineAsync();

    /// <inheritdoc/>
    public override Task WriteLineAsync(string? value) => inner.WriteLineAsync(Line(value ?? string.Empty));

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    /// <inheritdoc/>
    public override Task FlushAsync() => inner.FlushAsync();

    /// <summary>Writes several lines at once. Each is one line, whatever is in it.</summary>
    internal void WriteLines(IEnumerable<string> lines) => inner.Write(Joined(lines));

    /// <summary>Writes several lines at once. Each is one line, whatever is in it.</summary>
    internal Task WriteLinesAsync(IEnumerable<string> lines) => inner.WriteAsync(Joined(lines));

    /// <summary>Writes a text whose lines are its own, such as a script, a program or a patch: never a text within a message.</summary>
    internal Task WriteDocumentAsync(string text) => inner.WriteAsync(Filter(text));

    /// <summary>Writes JSON, whose strings are escaped.</summary>
    internal void WriteJson(JToken json, Formatting format = Formatting.Indented) => inner.WriteLine(SafeText.Json(json.ToString(format)));

    /// <summary>Writes commands for a build server, which have their own escapes.</summary>
    internal Task WriteCommandsAsync(string lines) => inner.WriteLineAsync(Unsafe().Replace(lines, FilterPart));

    private string Joined(IEnumerable<string> lines) => string.Concat(lines.Select(line => Line(line) + inner.NewLine));

    private string Line(string text) => keepsLines ? Filter(text) : SafeText.OneLine(Filter(text));

    private string Filter(string text) => SafeText.WithoutCommands(Unsafe().Replace(text, FilterPart));

    private string FilterPart(Match part) =>
        part.Value switch
        {
            "\t" or "\r\n" => part.Value,
            ['\e', _, ..] => allowsStyle ? part.Value : SafeText.Of(part.Value),
            _ => SafeText.Of(part.Value),
        };

    /// <summary>A colour or weight, a line break of Windows, or another character that may be unsafe, with both halves of a pair.</summary>
    [GeneratedRegex(@"\e\[(?:[012]|3[1-6])m|\r\n|[\p{Cc}-[\n]]|[\p{Cf}-[\u200d]]|[\p{Zl}\p{Zp}]|[\uD800-\uDBFF][\uDC00-\uDFFF]|\p{Cs}")]
    private static partial Regex Unsafe();
}
