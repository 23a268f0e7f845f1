namespace ContainerOS.Sdk.Errors;

/// <summary>The service refused a call.</summary>
/// <param name="error">What the service said.</param>
public class ApiException(ApiError error)
    : SdkException(
        $"{error.Action} failed with {error.Code} (HTTP {error.Status}): {error.Message} Request id: {error.RequestId ?? "none"}."
    )
{
    /// <summary>What the service said.</summary>
    public ApiError Error { get; } = error;

    /// <summary>Vendor code, such as <c>ErrorClusterState</c>.</summary>
    public string Code => Error.Code;

    /// <summary>HTTP status.</summary>
    public int Status => Error.Status;

    /// <inheritdoc/>
    public override string? RequestId => Error.RequestId;

    /// <summary>The API action.</summary>
    public string Action => Error.Action;
}
