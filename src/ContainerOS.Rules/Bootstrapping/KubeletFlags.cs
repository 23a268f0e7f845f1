namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3028: kubeletArgs holds one flag an entry.</summary>
internal sealed class KubeletFlags : Rule
{
    public override RuleInfo Info { get; } = new()
    {
        Code = "COS3028",
        Title = "kubeletArgs holds one flag an entry",
        Paths = ["bootstrap[].steps[].kubeletArgs[]"],
        Source = Sources.KubeletPage,
        Confidence = Confidence.Inferred,
        Why = "the kubelet takes flags that begin with --; a flag and its value in two entries are easily torn apart",
        Fix = "write --flag=value",
        IsSuppressible = true,
    };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        foreach (var flag in pool.Bootstrap.KubeletArgs(verdicts))
        {
            if (!flag.Text.Content.StartsWith("--", StringComparison.Ordinal) || flag.Text.Content.AsSpan().ContainsAny(' ', '\n'))
            {
                verdicts.Fail(flag.Path, flag.IsSecret ? "it is no flag of the form --flag=value" : $"'{flag.Text}' is no flag of the form --flag=value");
            }
        }
    }
}
