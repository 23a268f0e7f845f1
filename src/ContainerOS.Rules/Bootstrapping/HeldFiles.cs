using ContainerOS.Rules.Shell.Meaning;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3011: bootstrap steps leave /etc/hosts and /etc/resolv.conf alone.</summary>
internal sealed class HeldFiles : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3011",
            Title = "bootstrap steps leave /etc/hosts and /etc/resolv.conf alone",
            Paths = ["bootstrap[].steps[].file.path", "bootstrap[].steps[].script"],
            Source = Sources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Why = "a bootstrap container can not write /etc/hosts and /etc/resolv.conf of the host",
            Fix = "use a hostAliases entry or the dnsConfig of the pods, or CoreDNS for the cluster",
            IsSuppressible = true,
            Claims =
            [
                new("/etc/hosts and /etc/resolv.conf can not be written from the bootstrap container", Sources.ReleaseNotes),
                new("/etc can be written and keeps data", Sources.Overview),
            ],
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        foreach (var file in pool.Bootstrap.Files(verdicts))
        {
            if (verdicts.Knows(file.File.Path, file.AtPath, out var path) && HostPaths.IsHeld(ShellPaths.Normalize(path)))
            {
                verdicts.Fail(file.AtPath, $"{file.Shown} can not be written from a bootstrap container");
            }
        }

        foreach (var script in pool.Bootstrap.Shell(verdicts))
        {
            foreach (var write in script.Script.Writes)
            {
                if (write.Path.IsWhole && HostPaths.IsHeld(ShellPaths.Normalize(write.Path.Text)))
                {
                    verdicts.Fail(
                        script.Path,
                        $"line {write.Path.At.Line}, column {write.Path.At.Column}: {script.Quote(write.Path.Text, "a path")} can not be written from a bootstrap container"
                    );
                }
            }
        }
    }
}
