namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3041: a script is a shell script, not cloud-config, MIME or TOML.</summary>
internal sealed class ScriptIsPlainTextRule : Rule
{
    private readonly (string Text, string Form)[] heads =
    [
        ("#cloud-config", "cloud-config"),
        ("#cloud-boothook", "a cloud-init boot hook"),
        ("#include", "a cloud-init include file"),
        ("Content-Type:", "a MIME message"),
        ("MIME-Version:", "a MIME message"),
        ("[settings", "TOML"),
        ("{\"ignition\"", "an Ignition file"),
    ];

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3041",
            Title = "a script is a shell script, not cloud-config, MIME or TOML",
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.NodePoolPage,
            Confidence = Confidence.Documented,
            Why = "ACK runs user data as a script, so other formats fail",
            Fix = "write a shell script, or use typed steps",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.Scripts(context))
        {
            if (FormOf(script.Text.AsSpan().TrimStart()) is { } form)
            {
                context.Fail(script.Path, $"it is {form}");
            }
        }
    }

    private string? FormOf(ReadOnlySpan<char> text)
    {
        foreach (var (head, form) in heads)
        {
            if (text.StartsWith(head, StringComparison.OrdinalIgnoreCase))
            {
                return form;
            }
        }

        return null;
    }
}
