using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3009: a file step writes an absolute path.</summary>
internal sealed class FilePathIsAbsolute : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3009",
            Title = "a file step writes an absolute path",
            Paths = ["bootstrap[].steps[].file.path"],
            Source = Sources.OwnDesign,
            Confidence = Confidence.Documented,
            Why = "a bootstrap container has no folder of its own to write to",
            Fix = "begin the path with /",
            IsSuppressible = false,
            IsFixable = true,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        foreach (var file in pool.Bootstrap.Files(verdicts))
        {
            if (verdicts.Knows(file.File.Path, file.AtPath, out var path) && !path.StartsWith('/'))
            {
                verdicts.Fail(
                    file.AtPath,
                    $"{file.Shown} is no absolute path",
                    edits: file.IsSecret || file.File.Path is { IsSecret: true } ? null : Edits(file.AtPath, path)
                );
            }
        }
    }

    private static FixEdits? Edits(string at, string path) =>
        path.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '_' or '-')
        && !path.Split('/').Any(part => part is "." or ".." or "")
            ? [FixEdit.Set(at, "/" + path)]
            : null;
}
