using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Locks;

/// <summary>Reads the members of JSON objects and collects every problem with its place in the file.</summary>
/// <param name="lines">The lines of the file.</param>
internal abstract class JsonFieldReader(string[] lines)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The problem of content that <see cref="Decode"/> cannot decode.</summary>
    internal static LockFileProblem NotUtf8 { get; } = new(1, 1, "the file is not UTF-8 text", "save it as UTF-8");

    /// <summary>The problems so far, in the order of the file.</summary>
    protected List<LockFileProblem> Problems { get; } = [];

    /// <summary>The text of a file's content; null when it is not UTF-8.</summary>
    internal static string? Decode(ReadOnlySpan<byte> content)
    {
        try
        {
            return Strict.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Parses one JSON value without duplicate members and without anything after it.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    internal static JToken Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = 16 };
        var root = JToken.Load(
            reader,
            new JsonLoadSettings
            {
                LineInfoHandling = LineInfoHandling.Load,
                DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error,
                CommentHandling = CommentHandling.Ignore,
            }
        );
        return reader.Read()
            ? throw new JsonReaderException("More text after the end.", string.Empty, reader.LineNumber, reader.LinePosition, null)
            : root;
    }

    /// <summary>The problem of a text that is not JSON.</summary>
    internal static LockFileProblem ProblemOf(JsonException exception)
    {
        var (line, column) = exception is JsonReaderException reading ? (reading.LineNumber, reading.LinePosition) : (1, 1);
        return new(
            Math.Max(line, 1),
            Math.Max(column, 1),
            $"the file is not JSON: {FirstSentence(exception.Message)}",
            "correct the line, or restore the file from version control"
        );
    }

    protected T? ReadPart<T>(JObject fields, string name, Func<JObject, T?> read)
        where T : class
    {
        switch (fields[name])
        {
            case null:
                return null;
            case JObject part:
                return read(part);
            case var other:
                Add(other, name, $"{name} is not an object", $"write {{\"why\": \"...\"}}, or remove {name}");
                return null;
        }
    }

    protected T? Required<T>(JObject fields, string name, Func<string, T?> parse, string form)
        where T : struct
    {
        var value = Text(fields, name, isRequired: true, form) is { } text ? parse(text) : null;
        return Checked(value, fields, name, form);
    }

    protected string? Required(JObject fields, string name, Func<string, string?> parse, string form)
    {
        var value = Text(fields, name, isRequired: true, form) is { } text ? parse(text) : null;
        return Checked(value, fields, name, form);
    }

    protected T? Optional<T>(JObject fields, string name, Func<string, T?> parse, string form)
        where T : struct
    {
        var value = Text(fields, name, isRequired: false, form) is { } text ? parse(text) : null;
        return Checked(value, fields, name, form);
    }

    protected string? Optional(JObject fields, string name, Func<string, string?> parse, string form)
    {
        var value = Text(fields, name, isRequired: false, form) is { } text ? parse(text) : null;
        return Checked(value, fields, name, form);
    }

    private T? Checked<T>(T? value, JObject fields, string name, string form)
    {
        if (value is null && fields[name] is JValue { Value: string text } token)
        {
            Add(token, name, $"{JsonConvert.ToString(text)} is not {form}", $"write {form}");
        }

        return value;
    }

    private string? Text(JObject fields, string name, bool isRequired, string form)
    {
        switch (fields[name])
        {
            case JValue { Value: string text }:
                return text;
            case null or JValue { Value: null } when !isRequired:
                return null;
            case null:
                Add(fields, null, $"{name} is missing", $"write {form}, or remove the line and run 'containeros pins add'");
                return null;
            case var other:
                Add(other, name, $"{name} is not a text", $"write {form}");
                return null;
        }
    }

    protected void Add(JToken token, string? member, string message, string fix)
    {
        var line = Line(token);
        var column = member is null || line > lines.Length ? -1 : lines[line - 1].IndexOf($"\"{member}\"", StringComparison.Ordinal);
        Problems.Add(new(line, column >= 0 ? column + 1 : 1, message, fix));
    }

    protected static int Line(JToken token) => token is IJsonLineInfo { LineNumber: > 0 and var line } ? line : 1;

    protected static string? Name(string text) => text.Length is > 0 and <= 512 && !text.Any(char.IsControl) ? text : null;

    protected static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    protected static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParseExact(
            text,
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : null;

    // The library's message ends with the path and the position, which are reported separately.
    private static string FirstSentence(string message) => message.Split(". ")[0].TrimEnd('.');
}
