using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Versions;
using ContainerOS.Rules.Shell.Meaning;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3014: files below /etc are not meant to be run from ContainerOS 3.5.0.</summary>
internal sealed class NoExecOfEtc : Rule
{
    private static readonly OsVersion Since = new(3, 5, 0);

    public override RuleInfo Info { get; } =
        new()
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

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        foreach (var file in pool.Bootstrap.Files(verdicts))
        {
            if (
                verdicts.Knows(file.File.Path, file.AtPath, out var path)
                && ShellPaths.IsBelow(ShellPaths.Normalize(path), ["/etc"])
                && verdicts.Knows(file.File.Mode, file.AtMode, out var mode)
                && IsExecutable(mode)
                && pool.IsAtLeast(Since, verdicts)
            )
            {
                verdicts.Fail(
                    file.AtMode,
                    $"{file.Shown} is made executable, and on ContainerOS {pool.Release} nothing below /etc can be run"
                );
            }
        }
    }

    /// <summary>Whether one of the last three digits is odd; what is no octal mode is another rule's.</summary>
    private static bool IsExecutable(string mode) =>
        !mode.AsSpan().ContainsAnyExceptInRange('0', '9') && mode.AsSpan(Math.Max(0, mode.Length - 3)).ContainsAny("13579");
}
