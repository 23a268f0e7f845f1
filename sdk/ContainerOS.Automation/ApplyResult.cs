namespace ContainerOS.Automation;

/// <summary>What applying a spec did.</summary>
/// <param name="Plan">What was planned, and done.</param>
/// <param name="Pool">The pool as it was read back.</param>
public sealed record ApplyResult(PoolPlan Plan, AppliedPool Pool)
{
    /// <summary>Whether the pool was made, changed, or left.</summary>
    public PoolAction Action => Plan.Action;
}
