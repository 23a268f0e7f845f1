using ContainerOS.Protocol.Paths;

namespace ContainerOS.Engine.Programs;

/// <summary>A reference to a named thing of the program, or into its value.</summary>
internal sealed record Reference(string Root, PropertyPath Path)
{
    public override string ToString() =>
        Path.Segments.IsEmpty ? Root
        : Path.Segments[0].Name is null ? Root + Path
        : $"{Root}.{Path}";
}
