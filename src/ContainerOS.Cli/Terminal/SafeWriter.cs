using System.Text;
using System.Text.RegularExpressions;

namespace ContainerOS.Cli.Terminal;

/// <summary>
/// The only way to the screen: whatever is written, no control character, direction mark or escape sequence reaches the terminal but line
/// breaks, tabs and the colours of <see cref="AnsiStyle"/>.
/// </summary>
/// <remarks>
/// It cannot know which line breaks belong to a value. Values within a line go through <see cref="SafeText.Line"/>, and JSON through
/// <see cref="SafeText.Json"/>, before they get here.
/// </remarks>
/// <param name="inner">The terminal, pipe or file.</param>
/// <param name="allowsStyle">Whether the colours of <see cref="AnsiStyle"/> pass.</param>
internal sealed partial class SafeWriter(TextWriter inner, bool allowsStyle) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

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
            inner.Write(Filter(value));
        }
    }

    /// <inheritdoc/>
    public override void WriteLine() => inner.WriteLine();

    /// <summary>Writes the line as a whole, so that lines of several threads do not mix.</summary>
    public override void WriteLine(string? value) => inner.WriteLine(Filter(value ?? string.Empty));

    /// <inheritdoc/>
    public override Task WriteAsync(string? value) => string.IsNullOrEmpty(value) ? Task.CompletedTask : inner.WriteAsync(Filter(value));

    /// <inheritdoc/>
    public override Task WriteLineAsync() => inner.WriteLineAsync();

    /// <inheritdoc/>
    public override Task WriteLineAsync(string? value) => inner.WriteLineAsync(Filter(value ?? string.Empty));

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    /// <inheritdoc/>
    public override Task FlushAsync() => inner.FlushAsync();

    /// <summary>Writes commands for a build server, which have their own escapes.</summary>
    internal Task WriteCommandsAsync(string lines) => inner.WriteLineAsync(Unsafe().Replace(lines, FilterPart));

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
