using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Versions;
using ContainerOS.Rules.Shell.Meaning;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3014: files below /etc are not meant to be run from ContainerOS 3.5.0.</summary>
internal sealed class NoExecOfEtc : Rule
{
    public override RuleInfo Info { get; } = new()
    {
        Code = "COS3014",
        Title = "files below /etc are not meant to be run from ContainerOS 3.5.0",
        Severity = Severity.Warning,
        Paths = ["bootstrap[].steps[].file.mode", "bootstrap[].steps[].file.path"],
        Source = Sources.ReleaseNotes,
        Confidence = Confidence.Documented,
        Why = "from 3.5.0 /etc is mounted noexec: nothing in it can be run",
        Fix = "put it below /opt or /usr/local",
        IsSuppressible = true,
    };

    private static readonly OsVersion Since = new(3, 5, 0);

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        foreach (var file in pool.Bootstrap.Files(verdicts))
        {
            if (verdicts.Knows(file.File.Path, file.Path + ".path", out var path) && ShellPaths.IsBelow(ShellPaths.Normalize(path), ["/etc"])
                && verdicts.Knows(file.File.Mode, file.Path + ".mode", out var mode) && mode.All(char.IsAsciiDigit) && mode.TakeLast(3).Any(digit => (digit - '0') % 2 == 1)
                && pool.IsAtLeast(Since, verdicts))
            {
                verdicts.Fail(file.Path + ".mode", $"{file.Shown} is made executable, and on ContainerOS {pool.Release} nothing below /etc can be run");
            }
        }
    }
}
