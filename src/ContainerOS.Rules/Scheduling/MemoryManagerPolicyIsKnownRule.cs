using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5031: memoryManagerPolicy is None or Static.</summary>
internal sealed class MemoryManagerPolicyIsKnownRule : Rule
{
    private static readonly string[] Policies = ["None", "Static"];

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5031",
            Title = "memoryManagerPolicy is None or Static",
            Paths = ["kubelet.memoryManagerPolicy"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why = "the kubelet does not start with a policy it does not know",
            Fix = "use one of: None, Static",
            IsSuppressible = false,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var policy = pool.Spec.Kubelet.Part(kubelet => kubelet.MemoryManagerPolicy);
        if (context.TryGetKnown(policy, "kubelet.memoryManagerPolicy", out var text) && !Policies.Contains(text))
        {
            context.Fail(
                "kubelet.memoryManagerPolicy",
                $"'{policy}' is not one of: {string.Join(", ", Policies)}",
                edits: policy is { IsSecret: false } && Spelling.Of(text, Policies) is { } meant
                    ? [FixEdit.Set("kubelet.memoryManagerPolicy", meant)]
                    : null
            );
        }
    }
}
