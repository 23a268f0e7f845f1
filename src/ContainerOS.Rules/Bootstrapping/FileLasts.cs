using ContainerOS.Rules.Shell.Meaning;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3012: a file step writes where the file lasts.</summary>
internal sealed class FileLasts : Rule
{
    public override RuleInfo Info { get; } = new()
    {
        Code = "COS3012",
        Title = "a file step writes where the file lasts",
        Paths = ["bootstrap[].steps[].file.path"],
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
            if (verdicts.Knows(file.File.Path, file.AtPath, out var path) && (HostPaths.IsPassing(ShellPaths.Normalize(path)) || HostPaths.IsKernel(ShellPaths.Normalize(path))))
            {
                verdicts.Fail(file.AtPath, $"{file.Shown} does not outlast a reboot");
            }
        }
    }
}
