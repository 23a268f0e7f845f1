using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3045: bootstrap scripts do not partition, format or mount disks.</summary>
internal sealed class ScriptsDoNotPrepareDisksRule : Rule
{
    /// <summary>Options of mount that take a value.</summary>
    private readonly string[] valued = ["-t", "--types", "-o", "--options", "-L", "--label", "-U", "--uuid", "-O", "--test-opts"];

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3045",
            Title = "bootstrap scripts do not partition, format or mount disks",
            Severity = Severity.Warning,
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Inferred,
            Why =
                "ACK formats the data disk and mounts it at /var; a mount that the bootstrap container makes may end with it, and a "
                + "format may destroy what /var holds",
            Fix = "describe the disk as dataDisk of the pool, or write a .mount unit as a systemdUnit step",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var call in script.Script.KnownCalls)
            {
                if (PreparesDisk(call))
                {
                    context.Fail(script.Path, call.Span, $"{call.Program} is called, and the disks of the node are prepared by ACK");
                }
            }
        }
    }

    private bool PreparesDisk(ShellCall call) => call.Known?.Kind is HostFeatureKind.Disks && (call.Program != "mount" || MountsDisk(call));

    /// <summary>Whether the first operand of mount is a disk: <c>mount /dev/vdb /data</c>, also by label or UUID.</summary>
    private bool MountsDisk(ShellCall call) =>
        new CallOptions(call.Arguments, valued) is var options
        && (
            options.Has("-L", "--label", "-U", "--uuid")
            || (
                options.Operands is [{ Text: var device }, ..]
                && (
                    device.StartsWith("/dev/", StringComparison.Ordinal)
                    || device.StartsWith("UUID=", StringComparison.Ordinal)
                    || device.StartsWith("LABEL=", StringComparison.Ordinal)
                )
                && !device.StartsWith("/dev/shm", StringComparison.Ordinal)
                && !device.StartsWith("/dev/loop", StringComparison.Ordinal)
            )
        );
}
