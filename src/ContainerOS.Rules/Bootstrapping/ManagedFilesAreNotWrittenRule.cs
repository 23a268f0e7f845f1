using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3011: bootstrap steps do not write /etc/hosts and /etc/resolv.conf.</summary>
internal sealed class ManagedFilesAreNotWrittenRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3011",
            Title = "bootstrap steps do not write /etc/hosts and /etc/resolv.conf",
            Paths = ["bootstrap[].steps[].file.path", "bootstrap[].steps[].script"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Why = "a bootstrap container cannot write /etc/hosts and /etc/resolv.conf of the host",
            Fix = "use hostAliases or dnsConfig in the pods, or CoreDNS for the cluster",
            IsSuppressible = true,
            ConflictingSources =
            [
                new("/etc/hosts and /etc/resolv.conf cannot be written from the bootstrap container", RuleSources.ReleaseNotes),
                new("/etc is writable and persistent", RuleSources.Overview),
            ],
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var file in pool.Bootstrap.Files(context))
        {
            if (context.TryGetKnown(file.File.Path, file.PathProperty, out var path) && HostPaths.IsManagedFile(ShellPaths.Normalize(path)))
            {
                context.Fail(file.PathProperty, $"{file.DisplayPath} cannot be written from a bootstrap container");
            }
        }

        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var write in script.Script.Writes)
            {
                // A path that is computed from the start is undecided for COS3004 already.
                if (!write.Path.IsComplete && write.Path.Text is ['/', ..] start && HostPaths.MayBeManagedFile(start))
                {
                    context.MarkUndecided(script.Path, write.Path.Span, "the path that it writes to is computed at run time");
                }
                else if (write.Path.IsComplete && HostPaths.IsManagedFile(ShellPaths.Normalize(write.Path.Text)))
                {
                    context.Fail(
                        script.Path,
                        write.Path.Span,
                        $"{script.TextOrPlaceholder(write.Path.Text, "a path")} cannot be written from a bootstrap container"
                    );
                }
            }
        }
    }
}
