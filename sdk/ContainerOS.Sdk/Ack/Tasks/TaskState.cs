namespace ContainerOS.Sdk.Ack.Tasks;

/// <summary>
/// The state of a task. The service may add values; <see cref="Value"/> is the text of the reply. Case is ignored in comparisons.
/// </summary>
/// <param name="Value">The text of the service.</param>
public readonly record struct TaskState(string Value)
{
    /// <summary>The task is at work.</summary>
    public static TaskState Running { get; } = new("running");

    /// <summary>The task ended with success.</summary>
    public static TaskState Success { get; } = new("success");

    /// <summary>The same as <see cref="Success"/>, in the words of the vendor's CLI.</summary>
    public static TaskState Succeeded { get; } = new("succeeded");

    /// <summary>The same as <see cref="Failed"/>, in the words of the vendor's CLI.</summary>
    public static TaskState Error { get; } = new("error");

    /// <summary>The task has not started; in the words of the vendor's CLI.</summary>
    public static TaskState Pending { get; } = new("pending");

    /// <summary>The task ended with an error.</summary>
    public static TaskState Failed { get; } = new("failed");

    /// <summary>The same as <see cref="Failed"/>, in the words of the vendor's model.</summary>
    public static TaskState Fail { get; } = new("fail");

    /// <summary>The task is paused [inferred].</summary>
    public static TaskState Paused { get; } = new("paused");

    /// <summary>The task was canceled [inferred].</summary>
    public static TaskState Canceled { get; } = new("canceled");

    /// <summary>The other spelling of <see cref="Canceled"/> [inferred].</summary>
    public static TaskState Cancelled { get; } = new("cancelled");

    /// <summary>Converts a text of the service.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator TaskState(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(TaskState other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value ?? string.Empty);

    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
