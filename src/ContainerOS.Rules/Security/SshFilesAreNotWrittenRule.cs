namespace ContainerOS.Rules.Security;

/// <summary>COS8010: no step writes SSH keys or SSH settings.</summary>
internal sealed class SshFilesAreNotWrittenRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS8010",
            Title = "no step writes SSH keys or SSH settings",
            Paths = ["bootstrap[].steps[].file.path", "bootstrap[].steps[].script"],
            Source = RuleSources.Overview,
            Confidence = Confidence.Documented,
            Why = "ContainerOS has no SSH server, so these files have no effect",
            Fix = "use access.keyPair and the administrative container",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var file in pool.Bootstrap.Files(context))
        {
            if (context.TryGetKnown(file.File.Path, file.PathProperty, out var path) && IsSsh(path))
            {
                context.Fail(file.PathProperty, $"{file.DisplayPath} is an SSH file");
            }
        }

        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var write in script.Script.Writes)
            {
                if (IsSsh(write.Path.Text))
                {
                    context.Fail(script.Path, write.Path.Span, $"{script.TextOrPlaceholder(write.Path.Text, "it")} is an SSH file");
                }
            }
        }
    }

    private static bool IsSsh(string path) =>
        path.StartsWith("/etc/ssh/", StringComparison.Ordinal)
        || path.EndsWith("/.ssh", StringComparison.Ordinal)
        || path.Contains("/.ssh/", StringComparison.Ordinal);
}
