namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3022: the kubelet's flag file is written by kubeletArgs or by another step, not both.</summary>
internal sealed class KubeletFlagFileHasOneWriterRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3022",
            Title = "the kubelet's flag file is written by kubeletArgs or by another step, not both",
            Paths = ["bootstrap[].steps[].file.path", "bootstrap[].steps[].script"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Inferred,
            Why = "each step overwrites the file, so the first content is lost",
            Fix = "put all flags into one kubeletArgs step",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (!pool.Bootstrap.Steps(context).Any(step => step.Step.KubeletArgs is not null))
        {
            return;
        }

        foreach (var (path, _, at) in KubeletFlagFileFinder.FindWrites(pool, context))
        {
            context.Fail(path, at, $"it writes {KubeletFlagFileFinder.Path}, and a kubeletArgs step writes it too");
        }
    }
}
