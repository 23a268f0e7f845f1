namespace ContainerOS.Sdk.Errors;

/// <summary>The service answered an update with success, but the pool that was read afterwards does not have what was sent.</summary>
/// <param name="nodePoolId">The pool.</param>
/// <param name="requestId">The request id of the update, or null.</param>
/// <param name="fields">The fields that were not taken over, as paths such as <c>scaling_group.cis_enabled</c>.</param>
public sealed class UpdateIgnoredException(string nodePoolId, string? requestId, IReadOnlyList<string> fields)
    : SdkException(
        $"ModifyClusterNodePool of {nodePoolId} was answered with success, but these fields were not taken over: {string.Join(", ", fields)}. Request id: {requestId ?? "none"}."
    )
{
    /// <summary>The fields that were not taken over, as paths.</summary>
    public IReadOnlyList<string> Fields { get; } = fields;

    /// <summary>The pool.</summary>
    public string NodePoolId { get; } = nodePoolId;

    /// <inheritdoc/>
    public override string? RequestId { get; } = requestId;
}
