using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3004: bootstrap steps write to writable paths of the host.</summary>
internal sealed class StepsWriteToWritablePathsRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3004",
            Title = "bootstrap steps write to writable paths of the host",
            Paths = ["bootstrap[].steps[].file.path", "bootstrap[].steps[].script"],
            Source = RuleSources.Overview,
            Confidence = Confidence.Documented,
            Why =
                "the root file system is read-only; /etc and /var are persistent, and /home, /mnt, /opt, /root and "
                + "/usr/local are links into /var",
            Fix = "write below /etc, /opt or /usr/local, which are also mounted in a bootstrap container, or below /var",
            IsSuppressible = true,
            ConflictingSources =
            [
                new("/etc and /var are persistent, and /home, /mnt, /opt, /root and /usr/local are links into /var", RuleSources.Overview),
                new(
                    "a bootstrap container (3.5.0 and later) has /etc, /opt and /usr/local of the host, writable; the notes "
                        + "do not mention /var, /home, /mnt and /root",
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
                context.Fail(file.PathProperty, $"{file.DisplayPath} is on the read-only root file system");
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

    /// <summary>
    /// If only the end of the path is computed, its folder decides. A relative path, or one computed from the start, is undecided.
    /// </summary>
    private static void Check(LocatedScript script, ShellWrite write, RuleContext context)
    {
        var (text, at) = (write.Path.Text, write.Path.Span);
        var folder = write.Path.IsComplete ? text : text[..Math.Max(0, text.LastIndexOf('/'))];
        if (!write.Path.IsComplete && folder is "" or "/usr")
        {
            context.MarkUndecided(script.Path, at, "the path that it writes to is computed at run time");
        }
        else if (!text.StartsWith('/'))
        {
            context.MarkUndecided(script.Path, at, "it writes to a relative path, and the working directory is not known");
        }
        else if (HostPaths.IsReadOnly(ShellPaths.Normalize(folder)))
        {
            context.Fail(script.Path, at, $"{script.TextOrPlaceholder(text, "a path")} is on the read-only root file system");
        }
    }
}
