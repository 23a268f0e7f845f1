namespace ContainerOS.Sdk.Errors;

/// <summary>A field of a reply has another type than the API says.</summary>
/// <param name="action">The API action.</param>
/// <param name="status">HTTP status.</param>
/// <param name="requestId">Request id, or null.</param>
/// <param name="path">Where in the reply.</param>
/// <param name="expected">What was expected, in words.</param>
/// <param name="found">The JSON type that came.</param>
public sealed class UnexpectedFieldException(string action, int status, string? requestId, string path, string expected, string found)
    : MalformedReplyException(action, status, requestId, $"it has {found} at \"{path}\" where {expected} was expected")
{
    /// <summary>Where in the reply.</summary>
    public string Path { get; } = path;
}
