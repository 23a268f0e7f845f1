namespace ContainerOS.Testing.Sandboxing;

/// <summary>The shells that composed scripts must run under.</summary>
public static class Shells
{
    public const string Bash = "/usr/bin/bash";
    public const string Dash = "/usr/bin/dash";

    /// <summary>The shell of busybox, with the programs of busybox only.</summary>
    public const string Busybox = "/usr/bin/busybox sh";

    /// <summary>Skips the test when the machine lacks the sandbox or the shell, and says which.</summary>
    public static async Task RequireAsync(string shell)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "mount namespaces need Linux");
        Assert.SkipUnless(File.Exists("/usr/bin/unshare"), "needs /usr/bin/unshare (util-linux)");
        Assert.SkipUnless(File.Exists(shell.Split(' ')[0]), $"needs {shell.Split(' ')[0]}");
        var (code, output) = await Sandbox.StartAsync(["/bin/sh", "-c", "mount --bind /usr /usr"], TestContext.Current.CancellationToken);
        Assert.SkipUnless(code == 0, $"this machine allows no mount namespace: {output.Trim()}");
    }
}
