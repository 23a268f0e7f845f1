namespace ContainerOS.Sdk.Ecs.Instances;

/// <summary>
/// The status of an instance. The service may add values; <see cref="Value"/> is the text of the reply. Case is ignored in comparisons.
/// </summary>
/// <param name="Value">The text of the service.</param>
public readonly record struct InstanceStatus(string Value)
{
    /// <summary>It is being created.</summary>
    public static InstanceStatus Pending { get; } = new("Pending");

    /// <summary>It is starting.</summary>
    public static InstanceStatus Starting { get; } = new("Starting");

    /// <summary>It is running.</summary>
    public static InstanceStatus Running { get; } = new("Running");

    /// <summary>It is stopping.</summary>
    public static InstanceStatus Stopping { get; } = new("Stopping");

    /// <summary>It is stopped.</summary>
    public static InstanceStatus Stopped { get; } = new("Stopped");

    /// <summary>Converts a text of the service.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator InstanceStatus(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(InstanceStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value ?? string.Empty);

    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
