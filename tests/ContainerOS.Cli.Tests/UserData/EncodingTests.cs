using System.IO.Compression;
using System.Text;
using ContainerOS.Cli.Commands;
using ContainerOS.Cli.UserData;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Versions;
using ContainerOS.Testing;
using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Cli.Tests.UserData;

/// <summary>The encoding of a file of user data is reported by name; base64 and gzip are unpacked and read.</summary>
public sealed class EncodingTests
{
    private const string Script = "#!/bin/bash\nset -e\nyum install é\n";

    public static TheoryData<string, string> Packings =>
        new()
        {
            { "base64", "it is base64; the script in it was read" },
            { "gzip", "it is gzip; the script in it was read" },
            { "gzip base64", "it is base64 of gzip; the script in it was read" },
            { "base64 base64", "it is base64 of base64; the script in it was read" },
            { "lines", "it is base64; the script in it was read" },
        };

    public static TheoryData<string, string> Encodings =>
        new()
        {
            { "utf-16", "is UTF-16 text (little endian); save it as UTF-8" },
            { "utf-16BE", "is UTF-16 text (big endian); save it as UTF-8" },
            { "utf-32", "is UTF-32 text; save it as UTF-8" },
            { "utf-16 bare", "is UTF-16 text (little endian) without a byte order mark; save it as UTF-8" },
            { "utf-16BE bare", "is UTF-16 text (big endian) without a byte order mark; save it as UTF-8" },
            { "iso-8859-1", "is not UTF-8 text: byte 32 starts no character; save it as UTF-8" },
        };

    [Theory]
    [MemberData(nameof(Packings))]
    public async Task PackedScript_IsUnpacked_Named_AndRead(string packing, string note)
    {
        var bytes = packing.Split(' ').Aggregate(Encoding.UTF8.GetBytes(Script), Pack);

        var read = await ReadAsync(bytes);
        var linted = new ScriptLint(new OsVersion(3, 6, 1), BootstrapPhase.AfterJoin).Lint("user-data", read);

        Assert.Equal(Script, read.Text);
        Assert.Equal([note], linted.Notes);
        var found = Assert.Single(linted.Findings);
        Assert.Equal(("COS3003", 3), (found.Code, found.Position!.Line));
        // It is not documented that a node unpacks user data, so a compressed script is never called fit.
        Assert.Equal(packing.Contains("gzip", StringComparison.Ordinal), linted.Undecided.Count > 0);
    }

    [Fact]
    public async Task ByteOrderMark_IsNamed_AndTheScriptBehindItIsRead()
    {
        var read = await ReadAsync([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Script)]);
        var linted = new ScriptLint(new OsVersion(3, 6, 1), BootstrapPhase.AfterJoin).Lint("user-data", read);

        Assert.Equal(Script, read.Text);
        Assert.Equal(["COS3041", "COS3003"], linted.Findings.Select(found => found.Code));
        Assert.Contains("starts with a byte order mark", linted.Findings[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task TextOfAnotherEncoding_IsRefusedByName(string encoding, string message)
    {
        var name = encoding.Split(' ')[0];
        var bytes = Encoding.GetEncoding(name).GetBytes(Script);
        var marked = encoding.Contains(' ', StringComparison.Ordinal) ? bytes : [.. Encoding.GetEncoding(name).GetPreamble(), .. bytes];

        var error = await Assert.ThrowsAsync<UsageException>(() => ReadAsync(marked));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DamagedGzip_IsNamed()
    {
        var error = await Assert.ThrowsAsync<UsageException>(() => ReadAsync([0x1F, 0x8B, 1, 2, 3, 4, 5, 6, 7, 8, 9]));

        Assert.Contains("is damaged gzip", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(30)]
    public async Task GzipThatIsCut_IsNotReadInPart(int missing)
    {
        var packed = Pack(Encoding.UTF8.GetBytes(Script), "gzip");

        var error = await Assert.ThrowsAsync<UsageException>(() => ReadAsync(packed[..^missing]));

        Assert.Contains("is incomplete gzip", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pipe_WithoutAWriter_IsGivenUp()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "makes a pipe with mkfifo");
        using var folder = new TestFolder();
        var pipe = folder.PathOf("pipe");
        await TestProcess.RunAsync("mkfifo", [pipe], TestContext.Current.CancellationToken);
        var time = new FakeTimeProvider();

        var reading = ScriptText.ReadAsync(pipe, time, TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(10));
        var error = await Assert.ThrowsAsync<UsageException>(() => reading);

        Assert.EndsWith("nothing was written to it for 10 seconds", error.Message, StringComparison.Ordinal);
        // A writer ends the thread that still opens the pipe.
        await File.WriteAllTextAsync(pipe, "a", TestContext.Current.CancellationToken);
    }

    private static byte[] Pack(byte[] bytes, string how)
    {
        if (how == "gzip")
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            {
                gzip.Write(bytes);
            }

            return packed.ToArray();
        }

        return how == "lines"
            ? Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks))
            : Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes));
    }

    private static async Task<ScriptText> ReadAsync(byte[] bytes)
    {
        using var folder = new TestFolder();
        var path = folder.PathOf("user-data");
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        return await ScriptText.ReadAsync(path, TestContext.Current.CancellationToken);
    }
}
