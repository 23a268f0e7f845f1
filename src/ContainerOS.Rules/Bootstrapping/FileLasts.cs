using ContainerOS.Rules.Shell.Meaning;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3012: what a step sets up lasts.</summary>
internal sealed class FileLasts : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3012",
            Title = "what a step sets up lasts",
            Paths = ["bootstrap[].steps[].file.path", "bootstrap[].steps[].script"],
            Source = Sources.Overview,
            Confidence = Confidence.Documented,
            Why = "/run and /tmp are in memory, and what is there is gone after a reboot; /dev, /proc and /sys are the kernel's",
            Fix = "write below /etc, /opt, /usr/local or /var",
            IsSuppressible = true,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        foreach (var file in pool.Bootstrap.Files(verdicts))
        {
            if (
                verdicts.Knows(file.File.Path, file.AtPath, out var path)
                && (HostPaths.IsPassing(ShellPaths.Normalize(path)) || HostPaths.IsKernel(ShellPaths.Normalize(path)))
            )
            {
                verdicts.Fail(file.AtPath, $"{file.Shown} does not outlast a reboot");
            }
        }

        foreach (var script in pool.Bootstrap.Shell(verdicts))
        {
            foreach (var path in PassingSetup.In(script.Script))
            {
                verdicts.Fail(
                    script.Path,
                    $"line {path.At.Line}, column {path.At.Column}: {script.Quote(path.Text, "a path")} does not outlast a reboot"
                );
            }
        }
    }
}
