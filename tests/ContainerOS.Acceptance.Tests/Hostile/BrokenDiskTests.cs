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
        var disk = Directory.CreateDirectory(Path.Combine(stage.Folder, "disk")).FullName;
        var result = await RunInNamespaceAsync(
            stage,
            $"""
            mount -t tmpfs -o size=256k tmpfs '{disk}' || exit 99
            cp '{stage.Program}' '{disk}'
            mkdir -p '{disk}/.containeros/stacks'
            dd if=/dev/zero of='{disk}/keep' bs=4096 count={freePages} 2>/dev/null
            dd if=/dev/zero of='{disk}/filler' bs=4096 2>/dev/null
            rm '{disk}/keep'
            '{Command.Program}' up '{disk}' --yes
            echo "FIRST $?"
            echo "PARTS $(find '{disk}' -name '*.tmp' | wc -l)"
            rm '{disk}/filler'
            '{Command.Program}' up '{disk}' --yes
            echo "SECOND $?"
            """
        );

        Assert.Matches("FIRST [12]", result.Output);
        Assert.Contains("PARTS 0", result.Output, StringComparison.Ordinal);
        Assert.Contains("SECOND 0", result.Output, StringComparison.Ordinal);
        Assert.Equal(1, (result.Output + result.Error).Split("No space left on device").Length - 1);
        AssertNoStackTrace(result);
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

    [Theory]
    [InlineData("validate")]
    [InlineData("up", "--skip-preview")]
    [InlineData("preview", "--json")]
    public async Task StandardOutput_IsFull_IsOneError(params string[] verb)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs /dev/full");
        await using var stage = await Stage.OfAsync("quickstart-yaml");

        var result = await ShellAsync(stage, $"'{Command.Program}' {verb[0]} '{stage.Folder}' {string.Join(' ', verb[1..])} >/dev/full");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("No space left on device", result.Error, StringComparison.Ordinal);
        AssertNoStackTrace(result);
        Assert.Empty(await stage.ChangesAsync());
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

    [Theory]
    [InlineData("HUP")]
    [InlineData("QUIT")]
    [InlineData("TERM")]
    public async Task Signal_DuringCreate_SavesTheState_TheNextUpContinues_AndNoProcessIsLeft(string signal)
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml", speed: 1);
        using var up = Command.Start(stage.Environment, "up", stage.Folder, "--skip-preview");
        await stage.UntilChangedAsync();
        using var plugin = Processes.PluginOf(up);

        KillTests.Signal(signal, up.Id);
        var result = await Command.EndAsync(up);

        Assert.Equal(130, result.ExitCode);
        AssertNoStackTrace(result);
        await plugin.WaitForExitAsync(Ct);
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
}
