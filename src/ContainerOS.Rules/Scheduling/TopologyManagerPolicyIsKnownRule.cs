using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5034: topologyManagerPolicy is none, restricted, best-effort or single-numa-node.</summary>
internal sealed class TopologyManagerPolicyIsKnownRule : Rule
{
    private static readonly string[] Policies = ["none", "restricted", "best-effort", "single-numa-node"];

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5034",
            Title = "topologyManagerPolicy is none, restricted, best-effort or single-numa-node",
            Paths = ["kubelet.topologyManagerPolicy"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why = "the kubelet does not start with a policy it does not know",
            Fix = "use one of: none, restricted, best-effort, single-numa-node",
            IsSuppressible = false,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var policy = pool.Spec.Kubelet.Part(kubelet => kubelet.TopologyManagerPolicy);
        if (context.TryGetKnown(policy, "kubelet.topologyManagerPolicy", out var text) && !Policies.Contains(text))
        {
            context.Fail(
                "kubelet.topologyManagerPolicy",
                $"'{policy}' is not one of: {string.Join(", ", Policies)}",
                edits: policy is { IsSecret: false } && Spelling.Of(text, Policies) is { } meant
                    ? [FixEdit.Set("kubelet.topologyManagerPolicy", meant)]
                    : null
            );
        }
    }
}
