using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>A known item of a list of texts in a step.</summary>
/// <param name="Path">Its property path.</param>
/// <param name="Text">The item; as text, a secret one hides itself.</param>
/// <param name="IsSecret">Whether the whole step is secret, so that the item may not be quoted.</param>
internal sealed record LocatedText(PoolPropertyPath Path, Value<string> Text, bool IsSecret);
