namespace ContainerOS.Protocol.Values;

/// <summary>A value with the resources it depends on; travels to components only.</summary>
/// <param name="Element">The value, or null when it is not known yet.</param>
/// <param name="IsSecret">Whether the value is secret.</param>
/// <param name="Dependencies">URNs of the resources it was computed from.</param>
public sealed record PropertyOutput(PropertyValue? Element, bool IsSecret, IReadOnlyList<string> Dependencies) : PropertyValue
{
    /// <inheritdoc/>
    public override PropertyValue Unwrapped => Element?.Unwrapped ?? PropertyUnknown.Instance;

    /// <inheritdoc/>
    public override bool ContainsSecrets => IsSecret || Element is { ContainsSecrets: true };

    /// <inheritdoc/>
    public override bool ContainsUnknowns => Element is null or { ContainsUnknowns: true };

    /// <inheritdoc/>
    public bool Equals(PropertyOutput? other) =>
        other is not null && IsSecret == other.IsSecret && Equals(Element, other.Element) && Dependencies.SequenceEqual(other.Dependencies);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsSecret, Element, Dependencies.Count);

    /// <summary>Never a secret value.</summary>
    public override string ToString() => ContainsSecrets ? "[secret]" : $"output({Element?.ToString() ?? "unknown"})";
}
