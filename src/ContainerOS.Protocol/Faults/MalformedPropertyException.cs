namespace ContainerOS.Protocol.Faults;

/// <summary>A received value violates the protocol.</summary>
/// <param name="path">The path of the value.</param>
/// <param name="problem">The violation; never the value itself, which may be secret.</param>
public sealed class MalformedPropertyException(string path, string problem) : Exception($"malformed property value at '{path}': {problem}")
{
    /// <summary>The path of the value.</summary>
    public string Path { get; } = path;
}
