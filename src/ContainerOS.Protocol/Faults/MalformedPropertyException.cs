namespace ContainerOS.Protocol.Faults;

/// <summary>A value on the wire that the wire's own rules do not allow.</summary>
/// <param name="path">Where it stands.</param>
/// <param name="problem">What is wrong with it; never the value itself, which may be secret.</param>
public sealed class MalformedPropertyException(string path, string problem) : Exception($"malformed property value at '{path}': {problem}")
{
    /// <summary>Where the value stands.</summary>
    public string Path { get; } = path;
}
