using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3012: what a step sets up survives a reboot.</summary>
internal sealed class SetupIsWrittenToPersistentPathsRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3012",
            Title = "what a step sets up survives a reboot",
            Paths = ["bootstrap[].steps[].file.path", "bootstrap[].steps[].script"],
            Source = RuleSources.Overview,
            Confidence = Confidence.Documented,
            Why = "/run and /tmp are in memory and are empty after a reboot; /dev, /proc and /sys belong to the kernel",
            Fix = "write below /etc, /opt, /usr/local or /var",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var file in pool.Bootstrap.Files(context))
        {
            if (
                context.TryGetKnown(file.File.Path, file.PathProperty, out var path)
                && (HostPaths.IsVolatile(ShellPaths.Normalize(path)) || HostPaths.IsKernelFileSystem(ShellPaths.Normalize(path)))
            )
            {
                context.Fail(file.PathProperty, $"{file.DisplayPath} does not survive a reboot");
            }
        }

        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var path in VolatileSetupFinder.Find(script.Script))
            {
                context.Fail(script.Path, path.Span, $"{script.TextOrPlaceholder(path.Text, "a path")} does not survive a reboot");
            }
        }
    }
}
