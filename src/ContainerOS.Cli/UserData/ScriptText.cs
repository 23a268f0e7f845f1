using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Terminal;
using ContainerOS.UserData;

namespace ContainerOS.Cli.UserData;

/// <summary>A script as it was read.</summary>
/// <param name="Text">The text, without a byte order mark.</param>
/// <param name="Packing">How it was packed, the outermost first, such as base64 and gzip; empty for plain text.</param>
/// <param name="HasByteOrderMark">Whether it starts with a byte order mark.</param>
internal sealed record ScriptText(string Text, IReadOnlyList<string> Packing, bool HasByteOrderMark)
{
    /// <summary>The maximum size of a script in bytes, packed and unpacked: far above the size of user data.</summary>
    private const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>
    /// The maximum size of a script that is decoded, explained or compared, in bytes: eight times the user data that ECS accepts.
    /// </summary>
    private const int MaxUserDataBytes = 8 * UserDataBudget.DocumentedLimit;

    /// <summary>How many layers of base64 and gzip are unpacked. The API returns at most two.</summary>
    private const int MaxLayers = 3;

    /// <summary>A pipe without a writer would be waited for without end.</summary>
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(10);
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>How files of other formats start, from the pages of the formats.</summary>
    private static readonly (byte[] Head, string Name)[] Signatures =
    [
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "a program (ELF)"),
        ([(byte)'P', (byte)'K', 3, 4], "a ZIP archive"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], "xz-compressed"),
        ([0x28, 0xB5, 0x2F, 0xFD], "zstd-compressed"),
        ([(byte)'B', (byte)'Z', (byte)'h'], "bzip2-compressed"),
        ([0xFF, 0xFE, 0, 0], "UTF-32 text; save it as UTF-8"),
        ([0xFF, 0xFE], "UTF-16 text (little endian); save it as UTF-8"),
        ([0xFE, 0xFF], "UTF-16 text (big endian); save it as UTF-8"),
    ];

    /// <summary>The text as a node would get it.</summary>
    internal string Original => HasByteOrderMark ? "\uFEFF" + Text : Text;

    /// <summary>What to know about the encoding; empty for plain text.</summary>
    internal IEnumerable<string> Notes
    {
        get
        {
            if (Packing.Count > 0)
            {
                yield return $"it is {string.Join(" of ", Packing)}; the script in it was read";
            }

            if (HasByteOrderMark)
            {
                yield return "it starts with a byte order mark";
            }
        }
    }

    /// <summary>Whether it is compressed. That a node unpacks user data is not documented for ContainerOS.</summary>
    internal bool IsCompressed => Packing.Contains("gzip");

    /// <summary>
    /// Reads the script in a file, or standard input for <c>-</c>. Base64, as returned by the API, and gzip are unpacked.
    /// </summary>
    /// <exception cref="UsageException">The script cannot be read, is too long, or is not UTF-8 text.</exception>
    internal static Task<ScriptText> ReadAsync(string path, CancellationToken ct) => ReadAsync(path, TimeProvider.System, ct);

    /// <inheritdoc cref="ReadAsync(string, CancellationToken)"/>
    /// <param name="path">The file.</param>
    /// <param name="time">The clock by which a pipe is given up.</param>
    /// <param name="ct">Ends the reading.</param>
    internal static async Task<ScriptText> ReadAsync(string path, TimeProvider time, CancellationToken ct)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException(
                $"{path} is a directory, not a script; 'userdata render', 'explain' and 'diff' take the directory of a program"
            );
        }

        try
        {
            // Opening a pipe blocks until a writer comes, so it happens on another thread.
            return Unpack(path, await Task.Run(() => ReadBytesAsync(path, ct), ct).WaitAsync(ReadTimeout, time, ct));
        }
        catch (TimeoutException)
        {
            throw new UsageException($"{path} cannot be read: nothing was written to it for {ReadTimeout.TotalSeconds:F0} seconds");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new UsageException($"{path} cannot be read: {exception.Message}");
        }
    }

    /// <summary>Reads the script of user data, which has a size that a node can have.</summary>
    /// <exception cref="UsageException">The script cannot be read, is too long, or is not UTF-8 text.</exception>
    internal static async Task<string> ReadUserDataAsync(string path, CancellationToken ct)
    {
        var text = (await ReadAsync(path, ct)).Text;
        return Strict.GetByteCount(text) is > MaxUserDataBytes and var bytes
            ? throw new UsageException(
                $"{path} has {bytes} bytes, and ECS accepts {UserDataBudget.DocumentedLimit} bytes of user data before base64; "
                    + $"up to {MaxUserDataBytes} bytes are read here. 'userdata lint' also reads longer scripts"
            )
            : text;
    }

    /// <summary>Reads at most one byte more than allowed, so that an endless file ends.</summary>
    private static async Task<byte[]> ReadBytesAsync(string path, CancellationToken ct)
    {
        await using var stream = Open(path);
        return await ReadBytesAsync(stream, path, ct);
    }

    private static async Task<byte[]> ReadBytesAsync(Stream stream, string path, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int count; (count = await stream.ReadAsync(buffer, ct)) > 0; )
        {
            await bytes.WriteAsync(buffer.AsMemory(0, count), ct);
            if (bytes.Length > MaxBytes)
            {
                throw new UsageException($"{path} has more than the {MaxBytes} bytes that a script may have");
            }
        }

        return bytes.ToArray();
    }

    private static Stream Open(string path)
    {
        if (path == "-")
        {
            return CommandEnvironment.Current.OpenInput();
        }

        return File.OpenRead(path);
    }

    private static ScriptText Unpack(string path, byte[] bytes)
    {
        var packing = new List<string>();
        while (packing.Count < MaxLayers)
        {
            if (bytes is [0x1F, 0x8B, ..])
            {
                bytes = Inflate(path, bytes);
                packing.Add("gzip");
            }
            else if (DecodeBase64(bytes) is { } decoded)
            {
                bytes = decoded;
                packing.Add("base64");
            }
            else
            {
                break;
            }
        }

        var text = Decode(path, bytes);
        return new ScriptText(text.TrimStart('\uFEFF'), packing, text.StartsWith('\uFEFF'));
    }

    private static byte[] Inflate(string path, byte[] bytes)
    {
        try
        {
            using var stream = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            var buffer = new byte[64 * 1024];
            for (int count; (count = stream.Read(buffer)) > 0; )
            {
                plain.Write(buffer, 0, count);
                if (plain.Length > MaxBytes)
                {
                    throw new UsageException($"{path} has more than the {MaxBytes} bytes that a script may have when it is unpacked");
                }
            }

            // The stream ends without an error where the data is cut. The trailer has the length (RFC 1952).
            if (bytes.Length < 18 || BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4)) != (uint)plain.Length)
            {
                throw new UsageException($"{path} is incomplete gzip: a part of it is missing, or something follows it");
            }

            return plain.ToArray();
        }
        catch (InvalidDataException)
        {
            throw new UsageException($"{path} is damaged gzip");
        }
    }

    private static string Decode(string path, byte[] bytes)
    {
        if (Array.Find(Signatures, signature => bytes.AsSpan().StartsWith(signature.Head)).Name is { } name)
        {
            throw new UsageException($"{path} is {name}; only shell scripts can be read");
        }

        if (IsWide(bytes) is { } order)
        {
            throw new UsageException($"{path} is UTF-16 text ({order}) without a byte order mark; save it as UTF-8");
        }

        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException fault)
        {
            throw new UsageException($"{path} is not UTF-8 text: byte {fault.Index + 1} starts no character; save it as UTF-8");
        }
    }

    /// <summary>The byte order of text in which every second byte is zero; null for other text.</summary>
    private static string? IsWide(byte[] bytes)
    {
        if (bytes.Length < 4)
        {
            return null;
        }

        var (even, odd) = (0, 0);
        for (var at = 0; at < bytes.Length; at++)
        {
            even += bytes[at] == 0 && at % 2 == 0 ? 1 : 0;
            odd += bytes[at] == 0 && at % 2 == 1 ? 1 : 0;
        }

        var most = bytes.Length / 2 * 3 / 4;
        return odd >= most && even == 0 ? "little endian"
            : even >= most && odd == 0 ? "big endian"
            : null;
    }

    /// <summary>
    /// Decodes base64 on one line or on several, to text or to gzip. A script of one short word may look like base64, but does not
    /// decode to
    /// either.
    /// </summary>
    private static byte[]? DecodeBase64(byte[] bytes)
    {
        if (bytes.Length == 0 || bytes.AsSpan().IndexOfAnyExceptInRange((byte)'\n', (byte)'z') >= 0)
        {
            return null;
        }

        if (bytes.AsSpan().Trim(" \t\r\n"u8).Contains((byte)' '))
        {
            return null;
        }

        var text = Encoding.ASCII.GetString(bytes).Trim();
        var decoded = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, decoded, out var count) || count == 0)
        {
            return null;
        }

        var result = decoded[..count];
        return result is [0x1F, 0x8B, ..] || IsText(result) ? result : null;
    }

    private static bool IsText(byte[] bytes)
    {
        try
        {
            Strict.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
