namespace ContainerOS.Sdk.Errors;

/// <summary>The endpoint answered with something that is not the JSON the API speaks; often a proxy or a wrong endpoint. Of a wrong field it is an <see cref="UnexpectedFieldException"/>.</summary>
/// <param name="action">The API action.</param>
/// <param name="status">HTTP status.</param>
/// <param name="requestId">Request id from the headers, or null.</param>
/// <param name="problem">What is wrong with the reply.</param>
/// <param name="inner">The cause.</param>
public class MalformedReplyException(string action, int status, string? requestId, string problem, Exception? inner = null)
    : SdkException($"{action}: the reply with HTTP status {status} is unusable: {problem} (request id {requestId ?? "none"}).", inner)
{
    /// <summary>The API action.</summary>
    public string Action { get; } = action;

    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;

    /// <inheritdoc/>
    public override string? RequestId { get; } = requestId;
}
