using System.Text;
using ContainerOS.Emulator.Http;

namespace ContainerOS.Emulator.Ecs;

/// <summary>The text of a command, and of what it printed.</summary>
internal static class CommandText
{
    private const int Most = 18 * 1024;

    internal static string Read(string? content, string? encoding)
    {
        ApiException.ThrowUnless(content is { Length: > 0 }, "CommandContent is required");
        ApiException.ThrowUnless(encoding is null or "" or "PlainText" or "Base64", "ContentEncoding is PlainText or Base64");
        var text = encoding is "Base64" ? Encoding.UTF8.GetString(Convert.FromBase64String(content!)) : content!;
        ApiException.ThrowUnless(Write(text, null).Length <= Most, "CommandContent is at most 18 KB in base64");
        return text;
    }

    /// <summary>Output is in base64 unless plain text is asked for.</summary>
    internal static string Write(string text, string? encoding) =>
        encoding is "PlainText" ? text : Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
