using ContainerOS.Rules.Shell.Meaning;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3004: bootstrap steps write where the host can be written.</summary>
internal sealed class ReadOnlyRoot : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3004",
            Title = "bootstrap steps write where the host can be written",
            Paths = ["bootstrap[].steps[].file.path", "bootstrap[].steps[].script"],
            Source = Sources.Overview,
            Confidence = Confidence.Documented,
            Why = "the root is read-only; /etc and /var keep data, and /home, /mnt, /opt, /root and /usr/local are links into /var",
            Fix = "write below /etc, /opt or /usr/local, which reach the host from a bootstrap container too, or below /var",
            IsSuppressible = true,
            Claims =
            [
                new(
                    "/etc and /var keep what is written, and /home, /mnt, /opt, /root and /usr/local are links into /var",
                    Sources.Overview
                ),
                new(
                    "a bootstrap container (3.5.0 and later) has /etc, /opt and /usr/local of the host, writable; of /var, /home, /mnt and /root the notes do not speak",
                    Sources.ReleaseNotes
                ),
            ],
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        foreach (var file in pool.Bootstrap.Files(verdicts))
        {
            if (
                verdicts.Knows(file.File.Path, file.AtPath, out var path)
                && path.StartsWith('/')
                && HostPaths.IsReadOnly(ShellPaths.Normalize(path))
            )
            {
                verdicts.Fail(file.AtPath, $"{file.Shown} is on the read-only root");
            }
        }

        foreach (var script in pool.Bootstrap.Shell(verdicts))
        {
            foreach (var write in script.Script.Writes)
            {
                Check(script, write, verdicts);
            }
        }
    }

    /// <summary>Of a path that is computed at its end, the folder decides; of one that is relative or computed from the start, nothing is known.</summary>
    private static void Check(PlacedScript script, ShellWrite write, Verdicts verdicts)
    {
        var (text, at) = (write.Path.Text, write.Path.At);
        var folder = write.Path.IsWhole ? text : text[..Math.Max(0, text.LastIndexOf('/'))];
        if (!write.Path.IsWhole && folder is "" or "/usr")
        {
            verdicts.Undecided(script.Path, $"line {at.Line}, column {at.Column}: where it writes is computed while the script runs");
        }
        else if (!text.StartsWith('/'))
        {
            verdicts.Undecided(script.Path, $"line {at.Line}, column {at.Column}: it writes a relative path, and the folder is not known");
        }
        else if (HostPaths.IsReadOnly(ShellPaths.Normalize(folder)))
        {
            verdicts.Fail(script.Path, $"line {at.Line}, column {at.Column}: {script.Quote(text, "a path")} is on the read-only root");
        }
    }
}
