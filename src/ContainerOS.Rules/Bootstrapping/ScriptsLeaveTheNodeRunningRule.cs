using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3061: bootstrap scripts do not stop or remove what the node runs on.</summary>
internal sealed class ScriptsLeaveTheNodeRunningRule : Rule
{
    private readonly string[] folders =
    [
        "/var/lib/containerd",
        "/var/lib/kubelet",
        "/etc/kubernetes",
        "/etc/cni",
        "/etc/containerd",
        "/opt/cni",
    ];
    private readonly HashSet<string> services = ["kubelet", "containerd"];

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3061",
            Title = "bootstrap scripts do not stop or remove what the node runs on",
            Severity = Severity.Warning,
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.Initialisation,
            Confidence = Confidence.Inferred,
            Why = "ACK's initialization sets up the kubelet and containerd, and a node without them is not Ready",
            Fix = "remove it",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var call in script.Script.Calls)
            {
                if (call.Program == "systemctl" && SystemctlVerbs.Stops(call.Subcommand) && ServiceOf(call) is { } service)
                {
                    context.Fail(script.Path, call.Span, $"{call.Subcommand} of {service}, which the node needs");
                }
            }

            foreach (var write in script.Script.Writes)
            {
                if (write.By is "rm" or "rmdir" or "shred" && FolderOf(write) is { } folder)
                {
                    context.Fail(script.Path, write.Path.Span, $"{folder} is removed, which the node needs");
                }
            }
        }
    }

    private string? ServiceOf(ShellCall call) =>
        call
            .Arguments.Skip(1)
            .Select(unit => unit.Text.Replace(".service", string.Empty, StringComparison.Ordinal))
            .FirstOrDefault(services.Contains);

    /// <summary>A whole folder, or everything in it. A single file below it may be the script's own.</summary>
    private string? FolderOf(ShellWrite write) =>
        ShellPaths.Normalize(write.Path.Text.EndsWith("/*", StringComparison.Ordinal) ? write.Path.Text[..^2] : write.Path.Text) is var path
        && write.Path.IsComplete
            ? Array.Find(folders, folder => folder == path)
            : null;
}
