namespace ContainerOS.Sdk.Errors;

/// <summary>The base of all errors of this SDK. Messages never contain a secret, user data or the body of a reply.</summary>
/// <param name="message">What went wrong and how to fix it.</param>
/// <param name="inner">The cause.</param>
public abstract class SdkException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The vendor's id of the request that failed, for support requests; null when no reply had one.</summary>
    public virtual string? RequestId => (InnerException as SdkException)?.RequestId;
}
