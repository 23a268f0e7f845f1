namespace ContainerOS.Sdk.Errors;

/// <summary>The connection broke after the call was sent.</summary>
/// <param name="action">The API action.</param>
/// <param name="endpoint">The endpoint.</param>
/// <param name="inner">The cause.</param>
public sealed class ConnectionLostException(string action, Uri endpoint, Exception inner)
    : SdkException(
        $"{action}: the connection to {endpoint.GetLeftPart(UriPartial.Authority)} broke before the complete reply came: {inner.Message}",
        inner
    );
