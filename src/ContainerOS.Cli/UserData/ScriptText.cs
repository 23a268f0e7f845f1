using System.Text;
using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Terminal;

namespace ContainerOS.Cli.UserData;

/// <summary>Reads the scripts that a command line names.</summary>
internal static class ScriptText
{
    /// <summary>The maximum size of a script, far above the size of user data.</summary>
    private const int MaxBytes = 4 * 1024 * 1024;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the script in a file, or standard input for <c>-</c>. Base64, as returned by the API, is decoded.</summary>
    /// <exception cref="UsageException">The script cannot be read, is too long, or is not UTF-8 text.</exception>
    internal static async Task<string> ReadAsync(string path, CancellationToken ct)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException(
                $"{path} is a directory, not a script; 'userdata render', 'explain' and 'diff' take the directory of a program"
            );
        }

        try
        {
            await using var stream = Open(path);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, ct);
            return bytes.Length <= MaxBytes
                ? DecodeBase64(Strict.GetString(bytes.GetBuffer(), 0, (int)bytes.Length).TrimStart('\uFEFF'))
                : throw new UsageException($"{path} has {bytes.Length} bytes, more than the {MaxBytes} bytes that a script may have");
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"{path} is not UTF-8 text; save it as UTF-8");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {exception.Message}");
        }
    }

    private static Stream Open(string path)
    {
        if (path == "-")
        {
            return CommandEnvironment.Current.OpenInput();
        }

        return File.OpenRead(path);
    }

    /// <summary>
    /// Decodes base64 on one line or on several. A script of one short word may look like base64, but does not decode to text.
    /// </summary>
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
