using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell.Meaning;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3024: no two file steps write the same file.</summary>
internal sealed class FileOnce : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3024",
            Title = "no two file steps write the same file",
            Severity = Severity.Warning,
            Paths = ["bootstrap[].steps[].file.path"],
            Source = Sources.OwnDesign,
            Confidence = Confidence.Documented,
            Why = "steps run in the order written: the file holds what the last one wrote",
            Fix = "keep one of them",
            IsSuppressible = true,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        var files = pool.Bootstrap.Files(verdicts);
        var seen = files.Length > 1 ? new HashSet<string>() : null;
        foreach (var file in files)
        {
            if (verdicts.Knows(file.File.Path, file.AtPath, out var path) && seen?.Add(ShellPaths.Normalize(path)) is false)
            {
                verdicts.Fail(file.AtPath, $"{file.Shown} is written by an earlier step too");
            }
        }
    }
}
