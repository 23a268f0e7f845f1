using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3004: bootstrap steps write where the host can be written.</summary>
internal sealed class StepsWriteToWritablePathsRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3004",
            Title = "bootstrap steps write where the host can be written",
            Paths = ["bootstrap[].steps[].file.path", "bootstrap[].steps[].script"],
            Source = RuleSources.Overview,
            Confidence = Confidence.Documented,
            Why = "the root is read-only; /etc and /var keep data, and /home, /mnt, /opt, /root and /usr/local are links into /var",
            Fix = "write below /etc, /opt or /usr/local, which reach the host from a bootstrap container too, or below /var",
            IsSuppressible = true,
            ConflictingSources =
            [
                new(
                    "/etc and /var keep what is written, and /home, /mnt, /opt, /root and /usr/local are links into /var",
                    RuleSources.Overview
                ),
                new(
                    "a bootstrap container (3.5.0 and later) has /etc, /opt and /usr/local of the host, writable; of /var, /home, /mnt and /root the notes do not speak",
                    RuleSources.ReleaseNotes
                ),
            ],
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var file in pool.Bootstrap.Files(context))
        {
            if (
                context.TryGetKnown(file.File.Path, file.PathProperty, out var path)
                && path.StartsWith('/')
                && HostPaths.IsReadOnly(ShellPaths.Normalize(path))
            )
            {
                context.Fail(file.PathProperty, $"{file.DisplayPath} is on the read-only root");
            }
        }

        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var write in script.Script.Writes)
            {
                Check(script, write, context);
            }
        }
    }

    /// <summary>Of a path that is computed at its end, the folder decides; of one that is relative or computed from the start, nothing is known.</summary>
    private static void Check(LocatedScript script, ShellWrite write, RuleContext context)
    {
        var (text, at) = (write.Path.Text, write.Path.Span);
        var folder = write.Path.IsComplete ? text : text[..Math.Max(0, text.LastIndexOf('/'))];
        if (!write.Path.IsComplete && folder is "" or "/usr")
        {
            context.MarkUndecided(script.Path, at, "where it writes is computed while the script runs");
        }
        else if (!text.StartsWith('/'))
        {
            context.MarkUndecided(script.Path, at, "it writes a relative path, and the folder is not known");
        }
        else if (HostPaths.IsReadOnly(ShellPaths.Normalize(folder)))
        {
            context.Fail(script.Path, at, $"{script.TextOrPlaceholder(text, "a path")} is on the read-only root");
        }
    }
}
