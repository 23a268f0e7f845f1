using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3009: a file step writes an absolute path.</summary>
internal sealed class FilePathIsAbsoluteRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3009",
            Title = "a file step writes an absolute path",
            Paths = ["bootstrap[].steps[].file.path"],
            Source = RuleSources.OwnDesign,
            Confidence = Confidence.Documented,
            Why = "a bootstrap container has no working directory to write to, so a relative path has no target",
            Fix = "start the path with /",
            IsSuppressible = false,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var file in pool.Bootstrap.Files(context))
        {
            if (context.TryGetKnown(file.File.Path, file.PathProperty, out var path) && !path.StartsWith('/'))
            {
                context.Fail(
                    file.PathProperty,
                    $"{file.DisplayPath} is not an absolute path",
                    edits: file.IsSecret || file.File.Path is { IsSecret: true } ? null : Edits(file.PathProperty, path)
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
