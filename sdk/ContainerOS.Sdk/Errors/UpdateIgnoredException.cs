namespace ContainerOS.Sdk.Errors;

/// <summary>ACK reported success for an update, but the pool that was read afterwards does not have the requested values.</summary>
/// <param name="nodePoolId">The pool.</param>
/// <param name="requestId">The request id of the update; null if unknown.</param>
/// <param name="fields">The properties without the requested value, as paths such as <c>scaling_group.cis_enabled</c>.</param>
public sealed class UpdateIgnoredException(string nodePoolId, string? requestId, IReadOnlyList<string> fields)
    : SdkException(
        $"ACK reported success, but node pool {nodePoolId} does not have the requested values of {string.Join(", ", fields)}. "
            + $"Request id: {requestId ?? "unknown"}."
    )
{
    /// <summary>The properties without the requested value, as paths.</summary>
    public IReadOnlyList<string> Fields { get; } = fields;

    /// <summary>The node pool.</summary>
    public string NodePoolId { get; } = nodePoolId;

    /// <inheritdoc/>
    public override string? RequestId { get; } = requestId;
}
