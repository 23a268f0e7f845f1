using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell.Meaning;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3024: no two file steps write the same file.</summary>
internal sealed class FileOnce : Rule
{
    public override RuleInfo Info { get; } = new()
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
        HashSet<string>? seen = null;
        foreach (var file in pool.Bootstrap.Files(verdicts))
        {
            if (verdicts.Knows(file.File.Path, file.AtPath, out var path) && !(seen ??= []).Add(ShellPaths.Normalize(path)))
            {
                verdicts.Fail(file.AtPath, $"{file.Shown} is written by an earlier step too");
            }
        }
    }
}
