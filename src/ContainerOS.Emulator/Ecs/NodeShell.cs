using ContainerOS.Emulator.Catalogue;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Ecs;

/// <summary>
/// The output of a command on a ContainerOS node. Up to 3.4 a command runs on the host. From 3.5 the host has no shell, and a command runs
/// in
/// the administrative container, which has no lifseacli (inferred). The emulator knows a few commands and reports an error for any other.
/// </summary>
internal static class NodeShell
{
    private const string Marker = "Alibaba Cloud Linux Lifsea";
    private static readonly Version WithoutShell = new(3, 5);

    internal static JObject Answer(EcsInstance machine, string command, long now)
    {
        if (machine.Status(now) != "Running")
        {
            return Failed(machine, "InstanceNotRunning", $"The instance is {machine.Status(now)}.");
        }

        var release = VersionCatalogue.ReleaseOf(machine.Image) is { } name ? Version.Parse(name) : null;
        return command.Trim() switch
        {
            "true" or ":" => Done(machine, string.Empty),
            "hostname" => Done(machine, machine.Id),
            "cat /etc/os-release" => Done(machine, $"NAME=\"{Marker}\"\nVERSION_ID=\"{release}\""),
            "ls /.lifsea/rootfs" when release >= WithoutShell => Done(machine, "bin\nboot\netc\nopt\nrun\nusr\nvar"),
            "ls /.lifsea/rootfs" => Done(machine, "ls: cannot access '/.lifsea/rootfs': No such file or directory", 2),
            var text when IsAbout(text, "lifseacli") && release >= WithoutShell => Done(machine, "sh: lifseacli: command not found", 127),
            var text when IsAbout(text, "lifseacli container ") => Container(
                machine,
                text.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1]
            ),
            var text when text.StartsWith("echo ", StringComparison.Ordinal) && !text.Any("$`|&;<>()*?~\n\\".Contains) => Done(
                machine,
                text[5..].Replace("\"", string.Empty, StringComparison.Ordinal).Replace("'", string.Empty, StringComparison.Ordinal)
            ),
            _ => Failed(
                machine,
                "Unimplemented",
                "The emulator supports only: true, hostname, echo with plain words, cat /etc/os-release, ls /.lifsea/rootfs, "
                    + "lifseacli container start, stop and status."
            ),
        };
    }

    private static bool IsAbout(string text, string program) =>
        text.Replace("sudo ", string.Empty, StringComparison.Ordinal).StartsWith(program, StringComparison.Ordinal);

    /// <summary>Controls the administrative container of a node before 3.5.</summary>
    private static JObject Container(EcsInstance machine, string order)
    {
        if (order is "start" or "stop")
        {
            machine.Node["container"] = order == "start";
        }

        return order is "start" or "stop" or "status"
            ? Done(machine, (bool?)machine.Node["container"] == true ? "running" : "stopped")
            : Done(machine, $"unknown command {order}", 1);
    }

    private static JObject Done(EcsInstance machine, string output, int code = 0) =>
        new()
        {
            ["instance"] = machine.Id,
            ["code"] = code,
            ["output"] = output.Length == 0 ? output : output + "\n",
        };

    private static JObject Failed(EcsInstance machine, string error, string info) =>
        new()
        {
            ["instance"] = machine.Id,
            ["error"] = error,
            ["info"] = info,
            ["output"] = string.Empty,
        };
}
