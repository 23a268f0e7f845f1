namespace ContainerOS.Sdk.Observability;

/// <summary>The service refused a temporary token before its end, and others are asked for.</summary>
/// <param name="Operation">The API action that was refused.</param>
/// <param name="Origin">Where credentials come from, without a secret.</param>
public sealed record CredentialsRenewed(string Operation, string Origin) : SdkEvent(Operation);
