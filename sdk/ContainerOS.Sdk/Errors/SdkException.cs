namespace ContainerOS.Sdk.Errors;

/// <summary>The root of every error this SDK throws on purpose. Texts never hold a secret, user data or a reply body.</summary>
/// <param name="message">What went wrong and how to fix it.</param>
/// <param name="inner">The cause.</param>
public abstract class SdkException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The vendor's id of the request that failed, to give to the vendor; null when none was answered with one.</summary>
    public virtual string? RequestId => (InnerException as SdkException)?.RequestId;
}
