using System.Text;
using ContainerOS.Cli.Commands;

namespace ContainerOS.Cli.UserData;

/// <summary>Reads scripts that people name on the command line.</summary>
internal static class ScriptText
{
    /// <summary>More than any user data can hold, and little enough to read.</summary>
    private const int MaxBytes = 4 * 1024 * 1024;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The script in a file, or in standard input for <c>-</c>; of base64, as the API gives it, what it stands for.</summary>
    /// <exception cref="UsageException">It can not be read, is too long, or is not UTF-8 text.</exception>
    internal static async Task<string> ReadAsync(string path, CancellationToken ct)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException(
                $"{path} is a folder, and a script is a file: userdata render, explain and diff take a program's folder"
            );
        }

        try
        {
            await using var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, ct);
            return bytes.Length <= MaxBytes
                ? DecodeBase64(Strict.GetString(bytes.GetBuffer(), 0, (int)bytes.Length).TrimStart('\uFEFF'))
                : throw new UsageException($"{path} has {bytes.Length} bytes; at most {MaxBytes} are read: is it a script?");
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"{path} is not UTF-8 text: save it as UTF-8");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} can not be read: {fault.Message}");
        }
    }

    /// <summary>Base64 of text, in one line or in several. A short word may have its letters only; what it would stand for is no text.</summary>
    private static string DecodeBase64(string text)
    {
        var bytes = new byte[text.Length];
        try
        {
            return
                text.Length > 0
                && !text.Trim().Contains(' ', StringComparison.Ordinal)
                && Convert.TryFromBase64String(text, bytes, out var count)
                && count > 0
                ? Strict.GetString(bytes, 0, count)
                : text;
        }
        catch (DecoderFallbackException)
        {
            return text;
        }
    }
}
