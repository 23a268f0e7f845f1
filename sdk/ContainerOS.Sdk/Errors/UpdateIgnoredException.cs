namespace ContainerOS.Sdk.Errors;

/// <summary>The service accepted an update, but the node pool that was read afterwards does not have the values that were sent.</summary>
/// <param name="nodePoolId">The node pool.</param>
/// <param name="requestId">The request id of the update, or null.</param>
/// <param name="fields">The fields that were not applied, as paths such as <c>scaling_group.cis_enabled</c>.</param>
public sealed class UpdateIgnoredException(string nodePoolId, string? requestId, IReadOnlyList<string> fields)
    : SdkException(
        $"ModifyClusterNodePool of {nodePoolId} succeeded, but these fields were not applied: {string.Join(", ", fields)}. "
            + $"Request id: {requestId ?? "none"}."
    )
{
    /// <summary>The fields that were not applied, as paths.</summary>
    public IReadOnlyList<string> Fields { get; } = fields;

    /// <summary>The node pool.</summary>
    public string NodePoolId { get; } = nodePoolId;

    /// <inheritdoc/>
    public override string? RequestId { get; } = requestId;
}
