using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Versions;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3014: files below /etc are not executable from ContainerOS 3.5.0.</summary>
internal sealed class FilesInEtcAreNotExecutableRule : Rule
{
    private static readonly OsVersion Since = new(3, 5, 0);

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3014",
            Title = "files below /etc are not executable from ContainerOS 3.5.0",
            Severity = Severity.Warning,
            Paths = ["bootstrap[].steps[].file.mode", "bootstrap[].steps[].file.path"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Why = "from 3.5.0 /etc is mounted noexec, so no file in it can be executed",
            Fix = "move the file below /opt or /usr/local",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var file in pool.Bootstrap.Files(context))
        {
            if (
                context.TryGetKnown(file.File.Path, file.PathProperty, out var path)
                && ShellPaths.IsBelow(ShellPaths.Normalize(path), ["/etc"])
                && context.TryGetKnown(file.File.Mode, file.ModeProperty, out var mode)
                && IsExecutable(mode)
                && pool.IsAtLeast(Since, context)
            )
            {
                context.Fail(
                    file.ModeProperty,
                    $"{file.DisplayPath} is executable, and on ContainerOS {pool.Release} no file below /etc can be executed"
                );
            }
        }
    }

    /// <summary>Whether one of the last three digits is odd. Modes that are not octal are reported by another rule.</summary>
    private static bool IsExecutable(string mode) =>
        !mode.AsSpan().ContainsAnyExceptInRange('0', '9') && mode.AsSpan(Math.Max(0, mode.Length - 3)).ContainsAny("13579");
}
