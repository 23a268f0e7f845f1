namespace ContainerOS.Sdk.Errors;

/// <summary>
/// The endpoint answered with something other than the JSON of the API; the cause is often a proxy or a wrong endpoint. If a single
/// field is wrong, it is an <see cref="UnexpectedFieldException"/>.
/// </summary>
/// <param name="action">The API action.</param>
/// <param name="status">The HTTP status.</param>
/// <param name="requestId">The request id from the headers, or null.</param>
/// <param name="problem">What is wrong with the reply.</param>
/// <param name="inner">The cause.</param>
public class MalformedReplyException(string action, int status, string? requestId, string problem, Exception? inner = null)
    : SdkException($"{action}: the reply with HTTP status {status} is unusable: {problem} (request id {requestId ?? "none"}).", inner)
{
    /// <summary>The API action.</summary>
    public string Action { get; } = action;

    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <inheritdoc/>
    public override string? RequestId { get; } = requestId;
}

/// <summary>A field of a reply has another type than the API documents.</summary>
/// <param name="action">The API action.</param>
/// <param name="status">The HTTP status.</param>
/// <param name="requestId">The request id, or null.</param>
/// <param name="path">The path of the field in the reply, such as <c>status.total_nodes</c>.</param>
/// <param name="expected">What was expected, such as <c>a whole number</c>.</param>
/// <param name="found">The JSON type that was found.</param>
public sealed class UnexpectedFieldException(string action, int status, string? requestId, string path, string expected, string found)
    : MalformedReplyException(action, status, requestId, $"it has {found} at \"{path}\" where {expected} was expected")
{
    /// <summary>The path of the field in the reply.</summary>
    public string Path { get; } = path;
}
