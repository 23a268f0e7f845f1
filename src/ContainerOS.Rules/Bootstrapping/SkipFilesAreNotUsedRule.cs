using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3023: bootstrap steps do not use the skip files of ACK's initialization.</summary>
internal sealed class SkipFilesAreNotUsedRule : Rule
{
    private readonly string[] files = ["/var/.skip-auto-fdisk", "/var/.keep-container-data", "/var/.skip-yum", "/var/.skip-security-fix"];

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3023",
            Title = "bootstrap steps do not use the skip files of ACK's initialization",
            Severity = Severity.Warning,
            Paths = ["bootstrap[].steps[].file.path", "bootstrap[].steps[].script"],
            Source = RuleSources.Initialisation,
            Confidence = Confidence.Inferred,
            Why =
                "/var/.skip-yum and similar files are documented for other images; their effect on ContainerOS is not "
                + "documented, and after the node has joined they have no effect",
            Fix = "remove them",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var file in pool.Bootstrap.Files(context))
        {
            if (context.TryGetKnown(file.File.Path, file.PathProperty, out var path) && files.Contains(ShellPaths.Normalize(path)))
            {
                context.Fail(file.PathProperty, $"{file.DisplayPath} is a skip file, whose effect on ContainerOS is not documented");
            }
        }

        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var write in script.Script.Writes)
            {
                if (files.Contains(ShellPaths.Normalize(write.Path.Text)))
                {
                    context.Fail(
                        script.Path,
                        write.Path.Span,
                        $"{script.TextOrPlaceholder(write.Path.Text, "it")} is a skip file, whose effect on ContainerOS is not documented"
                    );
                }
            }
        }
    }
}
