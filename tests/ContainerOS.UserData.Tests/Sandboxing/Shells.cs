namespace ContainerOS.UserData.Tests.Sandboxing;

/// <summary>The shells that composed scripts must run under.</summary>
internal static class Shells
{
    internal const string Bash = "/usr/bin/bash";
    internal const string Dash = "/usr/bin/dash";

    /// <summary>Busybox with only its own programs.</summary>
    internal const string Busybox = "/usr/bin/busybox sh";

    /// <summary>Skips the test when the machine does not have the sandbox or the shell, and states which.</summary>
    internal static async Task RequireAsync(string shell)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "mount namespaces are Linux's");
        Assert.SkipUnless(File.Exists("/usr/bin/unshare"), "needs /usr/bin/unshare (util-linux)");
        Assert.SkipUnless(File.Exists(shell.Split(' ')[0]), $"needs {shell.Split(' ')[0]}");
        var (code, said) = await Sandbox.StartAsync(["/bin/sh", "-c", "mount --bind /usr /usr"], TestContext.Current.CancellationToken);
        Assert.SkipUnless(code == 0, $"this machine allows no mount namespace: {said.Trim()}");
    }
}
