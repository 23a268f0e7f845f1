namespace ContainerOS.Protocol.Faults;

/// <summary>A setting the user has to give.</summary>
/// <param name="Name">The key, with its package (<c>package:key</c>).</param>
/// <param name="Description">What it is for.</param>
public sealed record MissingConfigKey(string Name, string Description);
