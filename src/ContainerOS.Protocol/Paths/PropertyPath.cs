using System.Collections.Immutable;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Paths;

/// <summary>Where a value stands inside a resource's properties: <c>a.b[0]["x.y"]</c>, as Pulumi writes it.</summary>
/// <param name="Segments">The steps from the root.</param>
public sealed record PropertyPath(ImmutableArray<PathSegment> Segments)
{
    /// <summary>The path of the whole value.</summary>
    public static PropertyPath Whole { get; } = new(ImmutableArray<PathSegment>.Empty);

    /// <summary>The top-level property the path leads into; empty for the whole value.</summary>
    public string Root => Segments.IsEmpty ? string.Empty : Segments[0].Name ?? $"[{Segments[0].Index}]";

    /// <summary>Reads a path as Pulumi does, including a dot before a bracket, which old providers write.</summary>
    /// <exception cref="FormatException">The text is not a path; the message says why and where.</exception>
    public static PropertyPath Parse(string text) => new(new PathReader(text).Read());

    /// <summary>The path of a named value inside the value at this path.</summary>
    public PropertyPath Child(string name) => new(Segments.Add(PathSegment.Of(name)));

    /// <summary>The path of a list's item inside the value at this path.</summary>
    public PropertyPath Child(int index) => new(Segments.Add(PathSegment.Of(index)));

    /// <summary>Whether the other path leads to this path's value or into it; <c>*</c> in this path covers any step.</summary>
    public bool Contains(PropertyPath other) =>
        other.Segments.Length >= Segments.Length && Segments.Zip(other.Segments).All(pair => pair.First.Covers(pair.Second));

    /// <summary>The value at this path, or null when there is none. Secret and output wrappers on the way are seen through.</summary>
    public PropertyValue? Get(PropertyValue root) => PathEditor.Get(root, Segments.AsSpan());

    /// <summary>The root with the value at this path replaced, or null when the way to it does not exist.</summary>
    /// <remarks>The last step may add a name to a map, never an item to a list. Secret wrappers on the way stay.</remarks>
    public PropertyValue? Set(PropertyValue root, PropertyValue value) => PathEditor.Edit(root, Segments.AsSpan(), value);

    /// <summary>The root without the value at this path, or null when the way to it does not exist. An item of a list becomes null.</summary>
    public PropertyValue? Delete(PropertyValue root) => Segments.IsEmpty ? null : PathEditor.Edit(root, Segments.AsSpan(), null);

    /// <inheritdoc/>
    public bool Equals(PropertyPath? other) => other is not null && Segments.SequenceEqual(other.Segments);

    /// <inheritdoc/>
    public override int GetHashCode() => Segments.Aggregate(Segments.Length, HashCode.Combine);

    /// <summary>The text Pulumi writes for this path.</summary>
    public override string ToString() => PathWriter.Write(Segments);
}
