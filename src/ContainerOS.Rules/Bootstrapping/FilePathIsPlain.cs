using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell.Meaning;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3010: the path of a file step holds no ., .. or double slash.</summary>
internal sealed class FilePathIsPlain : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3010",
            Title = "the path of a file step holds no ., .. or double slash",
            Paths = ["bootstrap[].steps[].file.path"],
            Source = Sources.OwnDesign,
            Confidence = Confidence.Documented,
            Why = "a path that climbs hides where it writes",
            Fix = "write the path as the host has it",
            IsSuppressible = true,
            IsFixable = true,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        foreach (var file in pool.Bootstrap.Files(verdicts))
        {
            if (verdicts.Knows(file.File.Path, file.AtPath, out var path) && path.StartsWith('/') && ShellPaths.Normalize(path) != path)
            {
                verdicts.Fail(
                    file.AtPath,
                    $"{file.Shown} is not written as the host has it",
                    edits: file.IsSecret || file.File.Path is { IsSecret: true } || path.EndsWith('/')
                        ? null
                        : [FixEdit.Set(file.AtPath, ShellPaths.Normalize(path))]
                );
            }
        }
    }
}
