using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>A kernel parameter that a step sets.</summary>
/// <param name="Path">Its property path.</param>
/// <param name="Name">The parameter.</param>
/// <param name="Value">What it is set to; may be unknown.</param>
/// <param name="IsSecret">Whether the name may not be quoted.</param>
internal sealed record LocatedSysctl(PoolPropertyPath Path, string Name, Value<string> Value, bool IsSecret);
