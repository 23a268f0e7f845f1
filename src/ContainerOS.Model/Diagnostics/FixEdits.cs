using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace ContainerOS.Model.Diagnostics;

/// <summary>The edits that fix a finding, done together or not at all; equal when their edits are.</summary>
[CollectionBuilder(typeof(FixEdits), nameof(Of))]
public sealed class FixEdits : IReadOnlyList<FixEdit>, IEquatable<FixEdits>
{
    private readonly ImmutableArray<FixEdit> edits;

    private FixEdits(ImmutableArray<FixEdit> edits) => this.edits = edits;

    /// <summary>No edits: a person has to decide.</summary>
    public static FixEdits None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => edits.Length;

    /// <inheritdoc/>
    public FixEdit this[int index] => edits[index];

    /// <summary>Edits in the order they are to be made.</summary>
    public static FixEdits Of(ReadOnlySpan<FixEdit> edits) => edits.IsEmpty ? None : new([.. edits]);

    /// <inheritdoc/>
    public bool Equals(FixEdits? other) => other is not null && edits.SequenceEqual(other.edits);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FixEdits);

    /// <inheritdoc/>
    public override int GetHashCode() => edits.Aggregate(edits.Length, HashCode.Combine);

    /// <inheritdoc/>
    public IEnumerator<FixEdit> GetEnumerator() => ((IEnumerable<FixEdit>)edits).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => string.Join("; ", edits);
}
