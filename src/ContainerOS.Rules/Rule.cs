using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules;

/// <summary>One constraint of ContainerOS on ACK. A rule answers with what fails and what it can not decide; no answer is a pass.</summary>
public abstract class Rule
{
    /// <summary>What the rule is.</summary>
    public abstract RuleInfo Info { get; }

    /// <summary>Judges a pool.</summary>
    /// <param name="spec">The pool; values may be unknown.</param>
    /// <param name="facts">What is known of the cloud.</param>
    public abstract IEnumerable<Verdict> Check(NodePoolSpec spec, PoolFacts facts);
}
