namespace ContainerOS.Sdk.Ecs.Disks;

/// <summary>
/// The status of a disk. The service may add values; <see cref="Value"/> is the text of the reply. Case is ignored in comparisons.
/// </summary>
/// <param name="Value">The text of the service.</param>
public readonly record struct DiskStatus(string Value)
{
    /// <summary>It is attached to an instance.</summary>
    public static DiskStatus InUse { get; } = new("In_use");

    /// <summary>It can be attached.</summary>
    public static DiskStatus Available { get; } = new("Available");

    /// <summary>Converts a text of the service.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator DiskStatus(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(DiskStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value ?? string.Empty);

    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
