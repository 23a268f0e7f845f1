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
        foreach (var step in pool.Bootstrap.Steps(verdicts))
        {
            foreach (var (path, flag) in verdicts.Each(step.Step.KubeletArgs, step.Path + ".kubeletArgs"))
            {
                if (!flag.Content.StartsWith("--", StringComparison.Ordinal) || flag.Content.Contains(' ', StringComparison.Ordinal) || flag.Content.Contains('\n', StringComparison.Ordinal))
                {
                    verdicts.Fail(path, step.IsSecret ? "it is no flag of the form --flag=value" : $"'{flag}' is no flag of the form --flag=value");
                }
            }
        }
    }
}
