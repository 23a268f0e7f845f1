using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3024: no two file steps write the same file.</summary>
internal sealed class FileIsWrittenByOneStepRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3024",
            Title = "no two file steps write the same file",
            Severity = Severity.Warning,
            Paths = ["bootstrap[].steps[].file.path"],
            Source = RuleSources.OwnDesign,
            Confidence = Confidence.Documented,
            Why = "steps run in the order they are written, so the file has the content of the last one",
            Fix = "keep one of them",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var files = pool.Bootstrap.Files(context);
        var seen = files.Length > 1 ? new HashSet<string>() : null;
        foreach (var file in files)
        {
            if (context.TryGetKnown(file.File.Path, file.PathProperty, out var path) && seen?.Add(ShellPaths.Normalize(path)) is false)
            {
                context.Fail(file.PathProperty, $"{file.DisplayPath} is also written by an earlier step");
            }
        }
    }
}
