using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Nodes;

namespace ContainerOS.Emulator.Ecs;

/// <summary>
/// The output of a command on a ContainerOS node. Up to 3.4 a command runs on the host. From 3.5 the host has no shell, and a command runs
/// in the administrative container, which has no lifseacli (inferred). The emulator knows a few commands and reports an error for others.
/// </summary>
internal static class NodeShell
{
    private const string Marker = "Alibaba Cloud Linux Lifsea";
    private static readonly Version WithoutShell = new(3, 5);

    /// <summary>The result of a command, and the node after it.</summary>
    internal static (CommandResult Result, Node After) Run(Node node, string command, int seed, long now)
    {
        if (node.InstanceStatus(seed, now) is not "Running" and var status)
        {
            return (Failed(node, "InstanceNotRunning", $"The instance is {status}."), node);
        }

        var image = OsImage.Find(node.ImageId);
        var text = command.Trim();
        if (IsAbout(text, "lifseacli container ") && !(image?.Version >= WithoutShell))
        {
            return Container(node, text.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1]);
        }

        return (Answer(node, text, image), node);
    }

    private static CommandResult Answer(Node node, string command, OsImage? image)
    {
        var isWithoutShell = image?.Version >= WithoutShell;
        return command switch
        {
            "true" or ":" => Done(node, string.Empty),
            "hostname" => Done(node, node.Id),
            // The texts are those of the programs; that a command reaches the host's programs is inferred.
            "kubelet --version" => Done(node, $"Kubernetes v{node.KubernetesVersion}"),
            "containerd --version" => Done(node, $"containerd github.com/containerd/containerd v{node.RuntimeVersion}"),
            "cat /etc/os-release" => Done(node, $"NAME=\"{Marker}\"\nVERSION_ID=\"{image?.Release}\""),
            "ls /.lifsea/rootfs" when isWithoutShell => Done(node, "bin\nboot\netc\nopt\nrun\nusr\nvar"),
            "ls /.lifsea/rootfs" => Done(node, "ls: cannot access '/.lifsea/rootfs': No such file or directory", 2),
            _ when IsAbout(command, "lifseacli") && isWithoutShell => Done(node, "sh: lifseacli: command not found", 127),
            _ when command.StartsWith("echo ", StringComparison.Ordinal) && !command.Any("$`|&;<>()*?~\n\\".Contains) => Done(
                node,
                command[5..].Replace("\"", string.Empty, StringComparison.Ordinal).Replace("'", string.Empty, StringComparison.Ordinal)
            ),
            _ => Failed(
                node,
                "Unimplemented",
                "The emulator supports only: true, hostname, echo with plain words, cat /etc/os-release, ls /.lifsea/rootfs, "
                    + "kubelet --version, containerd --version, "
                    + "lifseacli container start, stop and status."
            ),
        };
    }

    private static bool IsAbout(string text, string program) =>
        text.Replace("sudo ", string.Empty, StringComparison.Ordinal).StartsWith(program, StringComparison.Ordinal);

    /// <summary>Controls the administrative container of a node before 3.5.</summary>
    private static (CommandResult Result, Node After) Container(Node node, string order)
    {
        var after = order is "start" or "stop" ? node with { IsContainerRunning = order == "start" } : node;
        return order is "start" or "stop" or "status"
            ? (Done(node, after.IsContainerRunning ? "running" : "stopped"), after)
            : (Done(node, $"unknown command {order}", 1), node);
    }

    private static CommandResult Done(Node node, string output, int code = 0) =>
        new()
        {
            InstanceId = node.Id,
            ExitCode = code,
            Output = output.Length == 0 ? output : output + "\n",
        };

    private static CommandResult Failed(Node node, string error, string info) =>
        new()
        {
            InstanceId = node.Id,
            Error = error,
            ErrorInfo = info,
        };
}
