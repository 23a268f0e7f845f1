namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>Credentials with their end.</summary>
/// <param name="Keys">The keys.</param>
/// <param name="Expiration">When they stop working; <see cref="DateTimeOffset.MaxValue"/> for never.</param>
internal sealed record ExpiringCredentials(CloudCredentials Keys, DateTimeOffset Expiration);
