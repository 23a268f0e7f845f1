namespace ContainerOS.Protocol.Calls;

/// <summary>Asks for the package's schema.</summary>
/// <param name="Version">The schema format's version; 0 is the only one there is.</param>
/// <param name="SubpackageName">The parameterized package asked for, when there is one.</param>
/// <param name="SubpackageVersion">Its version.</param>
public sealed record SchemaRequest(int Version = 0, string? SubpackageName = null, string? SubpackageVersion = null);
