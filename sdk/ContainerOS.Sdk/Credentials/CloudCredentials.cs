namespace ContainerOS.Sdk.Credentials;

/// <summary>An access key, with a security token when it is temporary.</summary>
/// <param name="AccessKeyId">The access key id; it is not secret.</param>
/// <param name="AccessKeySecret">The access key secret.</param>
/// <param name="SecurityToken">The STS token of a temporary key, or null.</param>
public sealed record CloudCredentials(string AccessKeyId, Secret AccessKeySecret, Secret? SecurityToken = null);
