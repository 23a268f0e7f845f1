namespace ContainerOS.Sdk.Ack.Tasks;

/// <summary>
/// The result of a task for one resource. The service may add values; <see cref="Value"/> is the text of the reply. Case is ignored in
/// comparisons.
/// </summary>
/// <param name="Value">The text of the service.</param>
public readonly record struct TaskResultStatus(string Value)
{
    /// <summary>The resource is not done yet.</summary>
    public static TaskResultStatus Initial { get; } = new("initial");

    /// <summary>The resource is done.</summary>
    public static TaskResultStatus Success { get; } = new("success");

    /// <summary>The task failed for the resource [inferred].</summary>
    public static TaskResultStatus Failed { get; } = new("failed");

    /// <summary>The same as <see cref="Failed"/>, as seen for whole tasks [inferred].</summary>
    public static TaskResultStatus Fail { get; } = new("fail");

    /// <summary>Converts a text of the service.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator TaskResultStatus(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(TaskResultStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value ?? string.Empty);

    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
