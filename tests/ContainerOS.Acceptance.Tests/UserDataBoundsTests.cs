using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using ContainerOS.Testing;

namespace ContainerOS.Acceptance.Tests;

/// <summary>
/// Whatever a file holds, the commands that read user data end with a verdict or a clear error, within two seconds of processor time and
/// 220 MB of memory. Both are those of the real process, from the kernel. Seconds of a slow machine are counted as those of a fast one: by
/// what a script of one command takes.
/// </summary>
public sealed partial class UserDataBoundsTests
{
    private const int MegaByte = 1024 * 1024;
    private const string Head = "#!/bin/bash\nset -e\n";

    /// <summary>
    /// How many times the processor time of a script of one command is allowed: that takes 80 ms where the slowest file takes one second.
    /// </summary>
    private const int MostTimes = 25;

    /// <summary>The most that was measured is 200 MB, for a megabyte of commands; it differs by 3 percent from run to run.</summary>
    private const int MostKilobytes = 220 * 1024;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    /// <summary>The processor time of a script of one command on this machine, which is that of the start of the process.</summary>
    private static readonly Lazy<Task<TimeSpan>> OneCommand = new(MeasureOneCommandAsync);

    private static readonly string LongValue = $"V=\"{Repeated("a;", 4000)}\"\n";

    /// <summary>The files that ask for time or memory: verb, names, exit code and parts of the output.</summary>
    public static TheoryData<string, string, int, string[]> Files =>
        new()
        {
            { "lint", "gzip-of-1-gigabyte", 2, ["has more than the 4194304 bytes"] },
            { "lint", "1-megabyte-of-commands", 1, ["COS3002"] },
            { "lint", "1-megabyte-of-downloads-in-pipelines", 1, ["COS3002"] },
            { "lint", "1-megabyte-in-the-background", 1, ["the first 16384 are listed"] },
            { "lint", "1-megabyte-of-computed-commands", 1, ["more than 1000 parts of it cannot be analyzed"] },
            { "lint", "1-megabyte-that-runs-a-long-value", 1, ["longer than 262144 characters together"] },
            // What each of these four is refused or reported for, and its exit code, is below.
            {
                "lint",
                "10000-conditions-deep doubles-60-times file-that-doubles-60-times 10000-brackets-deep",
                1,
                ["nested", "a value is longer than 4096 characters", "whose content is not known"]
            },
            { "convert", "10000-brackets-deep", 0, ["kept script"] },
            { "convert", "doubles-60-times", 0, ["a value is longer than 4096 characters"] },
            { "convert", "32-kilobytes-half-of-which-cannot-work", 1, ["cannot work"] },
            { "explain", "32-kilobytes-that-run-a-long-value", 0, ["longer than 262144 characters together"] },
        };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File_IsLintedOrRefused_WithinTheBounds(string verb, string names, int exitCode, string[] says)
    {
        using var folder = new TestFolder();

        await HoldAsync([verb, .. names.Split(' ').Select(name => Make(folder, name))], exitCode, says);
    }

    /// <summary>The bounds of these are those of the files above, or of files that are read as far as a limit only.</summary>
    [Theory]
    [InlineData("lint", "nul", 1, "has a NUL character")]
    [InlineData("lint", "bom", 1, "starts with a byte order mark")]
    [InlineData("lint", "utf-16", 2, "is UTF-16 text (little endian)")]
    [InlineData("lint", "folder", 2, "is a directory")]
    [InlineData("lint", "10000-brackets-deep", 0, "Works on ContainerOS")]
    [InlineData("lint", "10000-conditions-deep", 1, "nested")]
    [InlineData("lint", "doubles-60-times", 3, "a value is longer than 4096 characters")]
    [InlineData("lint", "file-that-doubles-60-times", 3, "whose content is not known")]
    [InlineData("convert", "1-megabyte-of-commands", 1, "COS3002")]
    [InlineData("explain", "1-megabyte-of-commands", 2, "ECS accepts 32768 bytes")]
    [InlineData("decode", "1-megabyte-of-commands", 2, "ECS accepts 32768 bytes")]
    public async Task File_IsLintedOrRefused(string verb, string name, int exitCode, string says)
    {
        using var folder = new TestFolder();

        var result = await Command.RunAsync(new Dictionary<string, string>(), "userdata", verb, Make(folder, name));

        AssertSays(result, exitCode, [says]);
    }

    [Fact]
    public async Task FileThatGrowsWhileItIsRead_IsGivenUpAtTheLimit()
    {
        using var folder = new TestFolder();
        var pipe = folder.PathOf("pipe");
        await TestProcess.RunAsync("mkfifo", [pipe], TestContext.Current.CancellationToken);
        using var growing = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec yes >\"$0\"", pipe]))!;
        try
        {
            await HoldAsync(["lint", pipe], 2, ["has more than the 4194304 bytes"]);
        }
        finally
        {
            growing.Kill();
        }
    }

    private static string Make(TestFolder folder, string name)
    {
        var path = folder.PathOf(name);
        switch (name)
        {
            case "folder":
                Directory.CreateDirectory(path);
                break;
            case "utf-16":
                File.WriteAllText(path, Repeated("echo a\n", MegaByte / 2), Encoding.Unicode);
                break;
            case "gzip-of-1-gigabyte":
                var member = new MemoryStream();
                using (var packed = new GZipStream(member, CompressionLevel.Fastest))
                {
                    packed.Write(new byte[MegaByte]);
                }

                // Members of a gzip file, one after the other, are one content (RFC 1952, 2.2).
                File.WriteAllBytes(path, [.. Enumerable.Repeat(member.ToArray(), 1024).SelectMany(bytes => bytes)]);
                break;
            case "bom":
                File.WriteAllText(path, Head, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
                break;
            default:
                File.WriteAllText(path, Head + TextOf(name));
                break;
        }

        return path;
    }

    private static string TextOf(string name) =>
        name switch
        {
            "nul" => "echo a\0b\n",
            // Two-character lines are the most commands that a text of this size can have.
            "1-megabyte-of-commands" => Repeated("a\n", MegaByte - Head.Length),
            "1-megabyte-of-downloads-in-pipelines" => Repeated("curl a|a\n", MegaByte - Head.Length),
            "1-megabyte-in-the-background" => Repeated("a &\n", MegaByte - Head.Length),
            "1-megabyte-of-computed-commands" => Repeated("\"$1\"\n", MegaByte - Head.Length),
            "1-megabyte-that-runs-a-long-value" => LongValue + Repeated("eval $V\n", MegaByte - Head.Length - LongValue.Length),
            "32-kilobytes-that-run-a-long-value" => LongValue + Repeated("eval $V\n", 28 * 1024),
            "32-kilobytes-half-of-which-cannot-work" => Repeated("systemctl restart app; yum install app\n", 32 * 1000),
            "10000-brackets-deep" => new string('(', 10_000) + "a" + new string(')', 10_000) + "\n",
            "10000-conditions-deep" => Repeated("if a; then ", 110_000) + "a" + Repeated("; fi", 40_000) + "\n",
            "doubles-60-times" => "V0=ab\n"
                + string.Concat(Enumerable.Range(1, 60).Select(at => $"V{at}=$V{at - 1}$V{at - 1}\n"))
                + "echo x > /opt/$V60\n",
            "file-that-doubles-60-times" => "echo a > /opt/f\n" + Repeated("cat /opt/f >> /opt/f\n", 60 * 21) + "bash /opt/f\n",
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such file"),
        };

    private static string Repeated(string text, int length) => string.Concat(Enumerable.Repeat(text, length / text.Length));

    private static async Task HoldAsync(string[] arguments, int exitCode, string[] says)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads what a process used from /proc, which only Linux has");
        using var process = Command.Start(new Dictionary<string, string>(), ["userdata", .. arguments]);
        var end = Command.EndAsync(process);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        var (time, kilobytes) = (TimeSpan.Zero, 0L);
        while (!end.IsCompleted && Used(process.Id) is { } used)
        {
            // Both only grow, so that the last look is missing at most what is used in the last moment.
            (time, kilobytes) = used;
            await look.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        AssertSays(await end, exitCode, says);
        var mostHere = MostTimes * await OneCommand.Value;
        // The first look may come before the first hundredth of a second, and be the only one.
        Assert.InRange(time, TimeSpan.Zero, mostHere > MostTime ? mostHere : MostTime);
        Assert.InRange(kilobytes, 1, MostKilobytes);
    }

    /// <summary>The shell counts until the process has ended; <see cref="Used"/> sees the last look only.</summary>
    private static async Task<TimeSpan> MeasureOneCommandAsync()
    {
        using var folder = new TestFolder();
        var script = folder.Write("one-command.sh", Head + "echo a\n");
        using var shell = Command.Start(
            new Dictionary<string, string>(),
            new ProcessStartInfo("/bin/sh", ["-c", "\"$@\" >/dev/null && times", "sh", Command.Program, "userdata", "lint", script])
        );
        var result = await Command.EndAsync(shell);
        Assert.True(result.ExitCode == 0, result.Error);
        // The last line has the user and system time of what the shell ran.
        return Times().Matches(result.Output).TakeLast(2).Aggregate(TimeSpan.Zero, (sum, time) => sum + SecondsOf(time));
    }

    private static TimeSpan SecondsOf(Match time) =>
        TimeSpan.FromSeconds(
            (60 * int.Parse(time.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
                + double.Parse(time.Groups[2].ValueSpan, CultureInfo.InvariantCulture)
        );

    [GeneratedRegex(@"(\d+)m([\d.]+)s")]
    private static partial Regex Times();

    private static void AssertSays(ProcessResult result, int exitCode, string[] says)
    {
        var output = result.Output + result.Error;
        Assert.All(says, text => Assert.Contains(text, output, StringComparison.Ordinal));
        Assert.Equal(exitCode, result.ExitCode);
        Assert.DoesNotContain("   at ContainerOS", output, StringComparison.Ordinal);
    }

    /// <summary>The processor time and the most memory of a process so far; null when it has ended.</summary>
    private static (TimeSpan Time, long Kilobytes)? Used(int id)
    {
        try
        {
            var stat = Processes.StatOf(id);
            var most = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return stat.Length == 0 || most is null
                ? null
                : (
                    // User and system time are the 12th and 13th field, in hundredths of a second.
                    TimeSpan.FromMilliseconds(
                        10 * (long.Parse(stat[11], CultureInfo.InvariantCulture) + long.Parse(stat[12], CultureInfo.InvariantCulture))
                    ),
                    long.Parse(most.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
                );
        }
        catch (IOException)
        {
            return null; // It ended while we looked.
        }
    }
}
