namespace ContainerOS.Sdk.Errors;

/// <summary>A field of a reply has another type than the API says.</summary>
/// <param name="path">Where in the reply.</param>
/// <param name="expected">What was expected, in words.</param>
/// <param name="found">The JSON type that came.</param>
public sealed class UnexpectedFieldException(string path, string expected, string found)
    : SdkException($"The reply has {found} at \"{path}\" where {expected} was expected.")
{
    /// <summary>Where in the reply.</summary>
    public string Path { get; } = path;
}
