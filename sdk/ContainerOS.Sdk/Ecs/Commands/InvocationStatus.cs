namespace ContainerOS.Sdk.Ecs.Commands;

/// <summary>
/// The status of a run of a command. The service may add values; <see cref="Value"/> is the text of the reply. Case is ignored in
/// comparisons.
/// </summary>
/// <param name="Value">The text of the service.</param>
public readonly record struct InvocationStatus(string Value)
{
    /// <summary>It is running.</summary>
    public static InvocationStatus Running { get; } = new("Running");

    /// <summary>It ended with success.</summary>
    public static InvocationStatus Success { get; } = new("Success");

    /// <summary>It ended with an error.</summary>
    public static InvocationStatus Failed { get; } = new("Failed");

    /// <summary>It ended with an error on some instances.</summary>
    public static InvocationStatus PartialFailed { get; } = new("PartialFailed");

    /// <summary>Converts a text of the service.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator InvocationStatus(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(InvocationStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value ?? string.Empty);

    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
