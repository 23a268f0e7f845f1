using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3001: every bootstrap step is exactly one thing, and kubelet flags come after joining.</summary>
internal sealed class BootstrapShape : Rule
{
    public override RuleInfo Info { get; } = new(
        "COS3001",
        "every bootstrap step is exactly one thing, and kubelet flags come after joining",
        "a step does one thing, containers are told apart by name, and only user data may write the kubelet's flag file",
        Sources.KubeletPage,
        Confidence.Documented);

    public override IEnumerable<Verdict> Check(NodePoolSpec spec, PoolFacts facts)
    {
        if (spec.Bootstrap is { IsFullyKnown: false })
        {
            yield return new Undecided("bootstrap", "not every container is known yet");
        }

        var names = new HashSet<string>();
        foreach (var (index, container) in spec.Bootstrap?.KnownItems ?? [])
        {
            if (container.Name is { IsKnown: true } name && !names.Add(name.Content))
            {
                yield return new Fail($"bootstrap[{index}].name", $"the name '{name.Content}' is used twice", "give each container a name of its own");
            }
        }

        foreach (var step in BootstrapSteps.Of(spec))
        {
            if (step.Step.Kinds.Count != 1)
            {
                var found = step.Step.Kinds.Count == 0 ? "nothing" : string.Join(" and ", step.Step.Kinds);
                yield return new Fail(step.Path, $"a step is exactly one thing, and this one is {found}", "split it, one of file, systemdUnit, sysctl, kernelModules, kubeletArgs or script a step");
            }
            else if (step.Step.KubeletArgs is not null && step.Phase is BootstrapPhase.BeforeJoin)
            {
                yield return new Fail($"{step.Path}.kubeletArgs", "kubelet flags can not be set before joining", "move the step to a container of phase afterJoin");
            }
        }
    }
}
