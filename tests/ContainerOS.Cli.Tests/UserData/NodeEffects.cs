using System.Globalization;
using ContainerOS.Testing.Sandboxing;

namespace ContainerOS.Cli.Tests.UserData;

/// <summary>
/// The effects of a script on a node, independent of how they were achieved: kernel settings and modules, enabled and started units,
/// kubelet flags, and every other file with its content and mode.
/// </summary>
internal static class NodeEffects
{
    private const string Flags = "/etc/kubernetes/kubelet-customized-args.conf";

    internal static string Of(Sandbox node) => string.Join('\n', Lines(node).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<string> Lines(Sandbox node) =>
        Files(node).SelectMany(path => File(node, path)).Concat(node.Calls.SelectMany(call => Call(call.Split(' '))));

    private static IEnumerable<string> Files(Sandbox node) =>
        new[] { "/etc", "/opt", "/var" }
            .SelectMany(folder => Directory.GetFiles(node.Root + folder, "*", SearchOption.AllDirectories))
            .Select(path => path[node.Root.Length..])
            .Where(path => path != "/var/log/containeros-bootstrap.log");

    private static IEnumerable<string> File(Sandbox node, string path)
    {
        var text = node.Read(path);
        return path switch
        {
            Flags => Words(text.Replace("KUBELET_CUSTOMIZED_ARGS=", string.Empty, StringComparison.Ordinal).Trim('"', '\n'))
                .Select(flag => $"flag {flag}"),
            _ when path.StartsWith("/etc/sysctl.d/", StringComparison.Ordinal) => Settings(
                text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            ),
            _ when path.StartsWith("/etc/modules-load.d/", StringComparison.Ordinal) => text.Split(
                    '\n',
                    StringSplitOptions.RemoveEmptyEntries
                )
                .Select(module => $"module {module}"),
            _ =>
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"file {path} {Convert.ToString(node.Mode(path), 8)} {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text))}"
                ),
            ],
        };
    }

    private static IEnumerable<string> Call(string[] words) =>
        words switch
        {
            ["sysctl", "-w", .. var settings] => Settings(settings),
            ["modprobe", .. var modules] => modules.Where(word => !word.StartsWith('-')).Select(module => $"module {module}"),
            ["systemctl", "enable", .. var units] => Units(units)
                .SelectMany(unit => units.Contains("--now") ? [$"enabled {unit}", $"started {unit}"] : new[] { $"enabled {unit}" }),
            ["systemctl", "start" or "restart", .. var units] => Units(units).Select(unit => $"started {unit}"),
            _ => [],
        };

    private static IEnumerable<string> Settings(IEnumerable<string> lines) =>
        lines.Select(line => line.Split('=', 2)).Select(pair => $"setting {pair[0].Trim()}={pair[1].Trim()}");

    private static IEnumerable<string> Units(string[] words) =>
        words.Where(word => !word.StartsWith('-')).Select(unit => unit.Contains('.', StringComparison.Ordinal) ? unit : unit + ".service");

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
