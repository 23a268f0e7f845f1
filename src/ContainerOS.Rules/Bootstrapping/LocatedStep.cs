using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>A step and where it stands.</summary>
/// <param name="Path">Its property path.</param>
/// <param name="Phase">When it runs; null when not given, which the check of the shape refuses.</param>
/// <param name="Step">The step.</param>
/// <param name="IsSecret">Whether all of it is secret, so that no value of it may be quoted.</param>
internal sealed record LocatedStep(PoolPropertyPath Path, Value<BootstrapPhase>? Phase, BootstrapStep Step, bool IsSecret);
