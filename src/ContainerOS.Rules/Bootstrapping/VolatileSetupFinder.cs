using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>
/// Finds configuration that a script writes to memory although it must survive a reboot: files that a service reads at boot, links from a
/// persistent folder to <c>/tmp</c>, units enabled from there. Temporary files in <c>/run</c> or <c>/tmp</c> are not reported.
/// </summary>
internal static class VolatileSetupFinder
{
    private static readonly string[] BootDirectories =
    [
        "/run/systemd/system",
        "/run/systemd/network",
        "/run/sysctl.d",
        "/run/modules-load.d",
        "/run/tmpfiles.d",
        "/run/udev/rules.d",
    ];

    internal static IEnumerable<ResolvedWord> Find(ShellScript script) =>
        Array.Exists(script.Writes, IsReadAtBoot) || script.Calls.Exists(call => call.Program == "ln" || Enables(call))
            ? FindAll(script)
            : [];

    private static IEnumerable<ResolvedWord> FindAll(ShellScript script) =>
        [
            .. script.Writes.Where(IsReadAtBoot).Select(write => write.Path),
            .. script.Calls.Where(call => call.Program == "ln").SelectMany(LinkTargets),
            .. script
                .Calls.Where(Enables)
                .SelectMany(call => call.Arguments.Where(argument => HostPaths.IsVolatile(NormalizeRunPath(argument)))),
        ];

    private static bool Enables(ShellCall call) => call is { Program: "systemctl", Subcommand: "enable" or "link" };

    private static bool IsReadAtBoot(ShellWrite write) => ShellPaths.IsBelow(NormalizeRunPath(write.Path), BootDirectories);

    /// <summary>Only <c>/tmp</c> counts: a socket in <c>/run</c> is created again with its service.</summary>
    private static IEnumerable<ResolvedWord> LinkTargets(ShellCall call) =>
        new CallOptions(call.Arguments, ["-S", "--suffix", "-t", "--target-directory"]).Operands is [var source, var link]
        && ShellPaths.IsBelow(NormalizeRunPath(source), ["/tmp"])
        && HostPaths.IsPersistent(NormalizeRunPath(link))
            ? [source]
            : [];

    private static string NormalizeRunPath(ResolvedWord path) =>
        ShellPaths.Normalize(path.Text) is var text && text.StartsWith("/var/run/", StringComparison.Ordinal)
            ? text["/var".Length..]
            : text;
}
