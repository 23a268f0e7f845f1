namespace ContainerOS.Sdk.Signing;

/// <summary>A request that is ready to be sent.</summary>
/// <param name="Message">The request.</param>
/// <param name="Signature">Its signature; a secret for as long as the service takes it.</param>
internal sealed record SignedRequest(HttpRequestMessage Message, string Signature) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Message.Dispose();
}
