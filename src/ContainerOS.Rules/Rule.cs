namespace ContainerOS.Rules;

/// <summary>One constraint of ContainerOS on ACK. It answers with what fails and what it can not decide; no answer is a pass.</summary>
public abstract class Rule
{
    /// <summary>What the rule is.</summary>
    public abstract RuleInfo Info { get; }

    /// <summary>Judges a pool.</summary>
    /// <param name="pool">The pool; values may be unknown.</param>
    /// <param name="context">Takes the answer.</param>
    internal abstract void Check(CheckedPool pool, RuleContext context);
}
