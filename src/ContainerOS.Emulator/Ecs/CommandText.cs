using System.Text;

namespace ContainerOS.Emulator.Ecs;

/// <summary>Encodes and decodes the text of commands and their output.</summary>
internal static class CommandText
{
    private const int Max = 18 * 1024;

    internal static string Read(string? content, string? encoding)
    {
        ApiException.ThrowUnless(content is { Length: > 0 }, "CommandContent is required");
        ApiException.ThrowUnless(encoding is null or "" or "PlainText" or "Base64", "ContentEncoding must be PlainText or Base64");
        var text = encoding is "Base64" ? Decode(content!) : content!;
        ApiException.ThrowUnless(Write(text, null).Length <= Max, "CommandContent must not exceed 18 KB in base64");
        return text;
    }

    /// <summary>Output is in base64 unless the request asks for plain text.</summary>
    internal static string Write(string text, string? encoding) =>
        encoding is "PlainText" ? text : Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Decode(string content)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(content));
        }
        catch (FormatException)
        {
            throw new ApiException(400, "InvalidParameter", "CommandContent is not valid base64.");
        }
    }
}
