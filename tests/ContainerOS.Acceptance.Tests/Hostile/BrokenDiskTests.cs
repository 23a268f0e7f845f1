using System.Diagnostics;
using ContainerOS.Testing;

namespace ContainerOS.Acceptance.Tests.Hostile;

/// <summary>Real disks that are full or read-only, and signals, for the command as a process.</summary>
public sealed class BrokenDiskTests
{
    private const string Unshare = "/usr/bin/unshare";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>
    /// The disk holds the program and a number of pages more, so that it is full before the lock, at the first write of the state or
    /// between the two. With free space again, the same command completes.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Up_DiskIsFull_IsOneError_AndTheNextUpCompletes(int freePages)
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        using var disk = await SmallDisk.MountAsync(stage);
        var (program, filler) = (Path.Combine(disk.Folder, "Pulumi.yaml"), Path.Combine(disk.Folder, "filler"));
        File.Copy(stage.Program, program);
        Directory.CreateDirectory(Path.Combine(disk.Folder, ".containeros", "stacks"));
        await disk.FillAsync(filler, freePages);

        var first = await Command.RunAsync(stage.Environment, "up", disk.Folder, "--yes");
        var parts = Directory.GetFiles(disk.Folder, "*.tmp", SearchOption.AllDirectories);
        File.Delete(filler);
        var second = await Command.RunAsync(stage.Environment, "up", disk.Folder, "--yes");

        Assert.InRange(first.ExitCode, 1, 2);
        Assert.Equal(1, (first.Output + first.Error).Split("No space left on device").Length - 1);
        AssertNoStackTrace(first);
        Assert.Empty(parts);
        Assert.True(second.ExitCode == 0, second.Output + second.Error);
        using var cloud = OtherClient.At(stage);
        Assert.Equal(1, await cloud.PoolsAsync());
    }

    [Fact]
    public async Task Up_DiskIsReadOnly_IsOneError_AndNothingIsMade()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        var result = await RunInNamespaceAsync(
            stage,
            $"""
            mount --bind '{stage.Folder}' '{stage.Folder}' && mount -o remount,bind,ro '{stage.Folder}' || exit 99
            '{Command.Program}' up '{stage.Folder}' --yes
            echo "FIRST $?"
            """
        );

        Assert.Contains("FIRST 2", result.Output, StringComparison.Ordinal);
        Assert.Contains("the state directory cannot be written: ", result.Error, StringComparison.Ordinal);
        AssertNoStackTrace(result);
        Assert.Empty(await stage.ChangesAsync());
    }

    [Fact]
    public async Task StandardOutput_IsFull_IsOneError()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs /dev/full");
        await using var stage = await Stage.OfAsync("quickstart-yaml");

        AssertFull(await ShellAsync(stage, $"'{Command.Program}' validate '{stage.Folder}' >/dev/full"));
        foreach (var (verb, option) in new[] { ("up", "--skip-preview"), ("preview", "--json") })
        {
            // Without a buffer: closing it has nothing left to write.
            await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            var inside = new InsideRun
            {
                Variables = stage.Environment,
                Output = new StreamWriter(full) { AutoFlush = true },
            };
            AssertFull(await Command.RunInsideAsync(inside, verb, stage.Folder, option));
        }

        Assert.Empty(await stage.ChangesAsync());

        static void AssertFull(ProcessResult result)
        {
            Assert.Equal(1, result.ExitCode);
            Assert.Contains("No space left on device", result.Error, StringComparison.Ordinal);
            AssertNoStackTrace(result);
        }
    }

    [Fact]
    public async Task StandardOutput_IsClosed_IsOneError_AndNothingIsMade()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");

        var result = await ShellAsync(stage, $"'{Command.Program}' up '{stage.Folder}' --yes >&-");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error  standard output is closed", result.Error, StringComparison.Ordinal);
        AssertNoStackTrace(result);
        Assert.Empty(await stage.ChangesAsync());
    }

    /// <summary>
    /// What <c>Ctrl-C</c> and TERM do is in <see cref="KillTests"/> and <see cref="CanaryTests"/>, with a plugin that the command started.
    /// </summary>
    [Theory]
    [InlineData("HUP")]
    [InlineData("QUIT")]
    public async Task Signal_DuringCreate_SavesTheState_AndTheNextUpContinues(string signal)
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml", speed: 1);
        await using var plugins = new PluginsInProcess(TextWriter.Null);
        var port = await plugins.ServeAsync(stage.Environment, stage.Folder, Ct);
        var attached = new Dictionary<string, string>(stage.Environment) { ["PULUMI_DEBUG_PROVIDERS"] = $"containeros:{port}" };
        using var up = Command.Start(attached, "up", stage.Folder, "--skip-preview");
        await stage.UntilChangedAsync();

        KillTests.Signal(signal, up.Id);
        var result = await Command.EndAsync(up);

        Assert.Equal(130, result.ExitCode);
        AssertNoStackTrace(result);
        await stage.HurryAsync();
        Assert.Equal(0, (await stage.RunAsync("up", "--skip-preview")).ExitCode);
        Assert.Single(await stage.ChangesAsync(), "CreateClusterNodePool");
    }

    private static Task<ProcessResult> ShellAsync(Stage stage, string script) =>
        Command.EndAsync(Command.Start(stage.Environment, new ProcessStartInfo("/bin/sh", ["-c", script])));

    /// <summary>Runs a script that may mount, in a separate namespace that ends with it.</summary>
    private static async Task<ProcessResult> RunInNamespaceAsync(Stage stage, string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(Unshare), "needs unshare(1) of util-linux");
        var start = new ProcessStartInfo(Unshare, ["--user", "--map-root-user", "--mount", "/bin/sh", "-c", script]);
        var result = await Command.EndAsync(Command.Start(stage.Environment, start));
        Assert.SkipWhen(
            result.ExitCode == 99 || result.Error.Contains("unshare", StringComparison.Ordinal),
            $"this machine does not allow mounts in a user namespace: {result.Error}"
        );
        return result;
    }

    private static void AssertNoStackTrace(ProcessResult result)
    {
        Assert.DoesNotContain("   at ", result.Output + result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("internal error", result.Output + result.Error, StringComparison.Ordinal);
    }

    /// <summary>A disk of 256 KiB in a mount namespace of a process, through which the test reaches it.</summary>
    private sealed class SmallDisk : IDisposable
    {
        private readonly Process owner;

        private SmallDisk(Process owner, string path) => (this.owner, Folder) = (owner, $"/proc/{owner.Id}/root{path}");

        internal string Folder { get; }

        internal static async Task<SmallDisk> MountAsync(Stage stage)
        {
            Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(Unshare), "needs unshare(1) of util-linux");
            var path = Directory.CreateDirectory(Path.Combine(stage.Folder, "disk")).FullName;
            // The shell waits at its input until it is killed.
            var script = $"mount -t tmpfs -o size=256k tmpfs '{path}' && echo mounted && read end";
            var owner = Process.Start(
                new ProcessStartInfo(Unshare, ["--user", "--map-root-user", "--mount", "/bin/sh", "-c", script])
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            if (await owner.StandardOutput.ReadLineAsync(Ct) != "mounted")
            {
                var reason = await owner.StandardError.ReadToEndAsync(Ct);
                owner.Dispose();
                Assert.Skip($"this machine does not allow mounts in a user namespace: {reason}");
            }

            return new SmallDisk(owner, path);
        }

        /// <summary>Fills the disk except for a number of pages of 4096 bytes.</summary>
        internal async Task FillAsync(string filler, int freePages)
        {
            var (page, keep) = (new byte[4096], Path.Combine(Folder, "keep"));
            await File.WriteAllBytesAsync(keep, new byte[page.Length * freePages], Ct);
            // Without a buffer, so that closing the file has nothing left to write.
            await using (var file = new FileStream(filler, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                await Assert.ThrowsAsync<IOException>(async () =>
                {
                    while (true)
                    {
                        await file.WriteAsync(page, Ct);
                    }
                });
            }

            File.Delete(keep);
        }

        public void Dispose()
        {
            owner.Kill();
            owner.WaitForExit();
            owner.Dispose();
        }
    }
}
