namespace ContainerOS.Protocol.Paths;

/// <summary>One step of a property path: into a map by name, or into a list by index.</summary>
/// <param name="Name">The name, or null for an index; <c>*</c> stands for every name and index.</param>
/// <param name="Index">The index, when there is no name.</param>
public readonly record struct PathSegment(string? Name, int Index)
{
    /// <summary>Whether this step stands for every name and index.</summary>
    public bool IsWildcard => Name == "*";

    /// <summary>A step into a map.</summary>
    public static PathSegment Of(string name) => new(name, 0);

    /// <summary>A step into a list.</summary>
    public static PathSegment Of(int index) => new(null, index);

    internal bool Covers(PathSegment other) => IsWildcard || this == other;
}
