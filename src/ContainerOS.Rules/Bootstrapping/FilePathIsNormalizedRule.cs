using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3010: the path of a file step contains no ., .. or double slash.</summary>
internal sealed class FilePathIsNormalizedRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3010",
            Title = "the path of a file step contains no ., .. or double slash",
            Paths = ["bootstrap[].steps[].file.path"],
            Source = RuleSources.OwnDesign,
            Confidence = Confidence.Documented,
            Why = "a path with .. hides which file is written",
            Fix = "write the path in normalized form",
            IsSuppressible = true,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var file in pool.Bootstrap.Files(context))
        {
            if (
                context.TryGetKnown(file.File.Path, file.PathProperty, out var path)
                && path.StartsWith('/')
                && ShellPaths.Normalize(path) != path
            )
            {
                context.Fail(
                    file.PathProperty,
                    $"{file.DisplayPath} is not in normalized form",
                    edits: file.IsSecret || file.File.Path is { IsSecret: true } || path.EndsWith('/')
                        ? null
                        : [FixEdit.Set(file.PathProperty, ShellPaths.Normalize(path))]
                );
            }
        }
    }
}
