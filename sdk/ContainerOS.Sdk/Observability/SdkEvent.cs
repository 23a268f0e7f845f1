namespace ContainerOS.Sdk.Observability;

/// <summary>Something a client did.</summary>
/// <param name="Operation">The API action it was for, such as <c>CreateClusterNodePool</c>.</param>
public abstract record SdkEvent(string Operation);
