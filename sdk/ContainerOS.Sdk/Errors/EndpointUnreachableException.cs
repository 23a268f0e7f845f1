namespace ContainerOS.Sdk.Errors;

/// <summary>No connection could be made, so the call was not sent.</summary>
/// <param name="endpoint">The endpoint.</param>
/// <param name="inner">The cause.</param>
public sealed class EndpointUnreachableException(Uri endpoint, Exception inner)
    : SdkException(
        $"The endpoint {endpoint.GetLeftPart(UriPartial.Authority)} cannot be reached: {inner.Message} "
            + "Check the region, the endpoint and the network.",
        inner
    )
{
    /// <summary>The endpoint.</summary>
    public Uri Endpoint { get; } = endpoint;
}
