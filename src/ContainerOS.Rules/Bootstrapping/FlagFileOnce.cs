namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3022: the kubelet's flag file is written by kubeletArgs or by hand, not both.</summary>
internal sealed class FlagFileOnce : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3022",
            Title = "the kubelet's flag file is written by kubeletArgs or by hand, not both",
            Paths = ["bootstrap[].steps[].file.path", "bootstrap[].steps[].script"],
            Source = Sources.KubeletPage,
            Confidence = Confidence.Inferred,
            Why = "each writes the file anew: what is written first is lost",
            Fix = "put all flags into one kubeletArgs step",
            IsSuppressible = true,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        if (!pool.Bootstrap.Steps(verdicts).Any(step => step.Step.KubeletArgs is not null))
        {
            return;
        }

        foreach (var (path, _, at) in FlagFile.Writes(pool, verdicts))
        {
            verdicts.Fail(path, $"{at}it writes {FlagFile.Path}, and so does a kubeletArgs step");
        }
    }
}
