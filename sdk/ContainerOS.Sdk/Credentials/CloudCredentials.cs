namespace ContainerOS.Sdk.Credentials;

/// <summary>An access key, with a security token when it is temporary.</summary>
/// <param name="AccessKeyId">Access key id; not secret.</param>
/// <param name="AccessKeySecret">Access key secret.</param>
/// <param name="SecurityToken">STS token of a temporary key, or null.</param>
public sealed record CloudCredentials(string AccessKeyId, Secret AccessKeySecret, Secret? SecurityToken = null);
