using ContainerOS.Protocol.Values;

namespace ContainerOS.Automation;

/// <summary>A plan with what is needed to carry it out.</summary>
/// <param name="Plan">What is to be done.</param>
/// <param name="Inputs">The checked inputs.</param>
/// <param name="Standing">The pool as it is; null while there is none.</param>
internal sealed record PlannedPool(PoolPlan Plan, PropertyMap Inputs, PoolStanding? Standing);
