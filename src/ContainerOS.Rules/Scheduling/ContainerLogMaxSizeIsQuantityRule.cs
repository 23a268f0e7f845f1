using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5044: containerLogMaxSize is a quantity.</summary>
internal sealed class ContainerLogMaxSizeIsQuantityRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5044",
            Title = "containerLogMaxSize is a quantity",
            Paths = ["kubelet.containerLogMaxSize"],
            Source = RuleSources.KubeletReference,
            Confidence = Confidence.Documented,
            Why = "the kubelet does not start if it cannot parse the size",
            Fix = "use a quantity such as 100Mi, the default",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var size = pool.Spec.Kubelet.Part(kubelet => kubelet.ContainerLogMaxSize);
        if (context.TryGetKnown(size, "kubelet.containerLogMaxSize", out var text) && KubernetesQuantity.Parse(text) is null or 0)
        {
            context.Fail("kubelet.containerLogMaxSize", $"{size} is not a quantity");
        }
    }
}
