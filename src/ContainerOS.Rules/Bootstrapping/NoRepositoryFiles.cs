using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell.Meaning;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3043: no step configures a package manager.</summary>
internal sealed class NoRepositoryFiles : Rule
{
    private readonly string[] folders = ["/etc/yum.repos.d", "/etc/yum.conf", "/etc/yum", "/etc/dnf", "/etc/apt", "/etc/pip.conf"];

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3043",
            Title = "no step configures a package manager",
            Severity = Severity.Warning,
            Paths = ["bootstrap[].steps[].file.path"],
            Source = Sources.Overview,
            Confidence = Confidence.Documented,
            Why = "ContainerOS has no package manager: nothing reads these files",
            Fix = "leave the file out",
            IsSuppressible = true,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        foreach (var file in pool.Bootstrap.Files(verdicts))
        {
            if (verdicts.Knows(file.File.Path, file.AtPath, out var path) && ShellPaths.IsBelow(ShellPaths.Normalize(path), folders))
            {
                verdicts.Fail(file.AtPath, $"{file.Shown} configures a package manager");
            }
        }
    }
}
