using ContainerOS.Protocol.Calls;

namespace ContainerOS.Engine.Deployment;

/// <summary>A connection to a provider: its calls, and its response to the handshake, if it has one.</summary>
internal sealed record ProviderConnection(IResourceProvider Calls, HandshakeResponse? Handshake);
