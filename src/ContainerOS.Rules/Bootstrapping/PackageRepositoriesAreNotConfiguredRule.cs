using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3043: no step configures a package manager.</summary>
internal sealed class PackageRepositoriesAreNotConfiguredRule : Rule
{
    private readonly string[] folders =
    [
        "/etc/yum.repos.d",
        "/etc/yum.conf",
        "/etc/yum",
        "/etc/dnf",
        "/etc/apt",
        "/etc/pip.conf",
        "/etc/pki/rpm-gpg",
        "/root/.pip",
        "/root/.config/pip",
    ];

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3043",
            Title = "no step configures a package manager",
            Severity = Severity.Warning,
            Paths = ["bootstrap[].steps[].file.path", "bootstrap[].steps[].script"],
            Source = RuleSources.Overview,
            Confidence = Confidence.Documented,
            Why = "ContainerOS has no package manager, so these files are not used",
            Fix = "remove the file",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var file in pool.Bootstrap.Files(context))
        {
            if (
                context.TryGetKnown(file.File.Path, file.PathProperty, out var path)
                && ShellPaths.IsBelow(ShellPaths.Normalize(path), folders)
            )
            {
                context.Fail(file.PathProperty, $"{file.DisplayPath} configures a package manager");
            }
        }

        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var write in script.Script.Writes)
            {
                if (write.By is not ("rm" or "mkdir") && ShellPaths.IsBelow(ShellPaths.Normalize(write.Path.Text), folders))
                {
                    context.Fail(
                        script.Path,
                        write.Path.Span,
                        $"{script.TextOrPlaceholder(write.Path.Text, "the path")} configures a package manager"
                    );
                }
            }
        }
    }
}
