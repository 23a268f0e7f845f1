namespace ContainerOS.Sdk.Errors;

/// <summary>The service answered with success, but the fields named did not become what was sent.</summary>
/// <param name="action">The call.</param>
/// <param name="resource">What was changed.</param>
/// <param name="fields">The fields, such as <c>scaling_group.desired_size</c>.</param>
/// <param name="requestId">The request, or null.</param>
public sealed class IgnoredFieldsException(string action, string resource, IReadOnlyList<string> fields, string? requestId) : SdkException(
    $"{action} answered with success, but {resource} did not take over: {string.Join(", ", fields)}. Read the resource; send the change again, or tell the vendor. Request id: {requestId ?? "unknown"}.")
{
    /// <summary>The fields that did not become what was sent.</summary>
    public IReadOnlyList<string> Fields { get; } = fields;

    /// <summary>The request, or null.</summary>
    public string? RequestId { get; } = requestId;
}
