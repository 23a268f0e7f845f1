namespace ContainerOS.Sdk.Errors;

/// <summary>The endpoint or the region cannot be used.</summary>
/// <param name="message">Why, and how to fix it.</param>
public sealed class InvalidEndpointException(string message) : SdkException(message);
