using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ContainerOS.Model.Diagnostics;

/// <summary>One step of a mechanical fix: what is to be done to the program, at which property. Never carries a secret.</summary>
/// <param name="Action">What is done.</param>
/// <param name="Path">The property, as diagnostics write paths: <c>dataDisk.sizeGiB</c>, <c>labels["a b"]</c>, <c>taints[1]</c>.</param>
/// <param name="Content">The new value or name; empty where something is removed.</param>
/// <param name="IsText">Whether the content is a text; a number, <c>true</c> or <c>false</c> otherwise.</param>
public sealed record FixEdit(FixAction Action, string Path, string Content, bool IsText)
{
    /// <summary>Writes a text.</summary>
    public static FixEdit Set(string path, string text) => new(FixAction.Set, path, text, true);

    /// <summary>Writes a number, without rounding.</summary>
    public static FixEdit Set(string path, IFormattable number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return new FixEdit(FixAction.Set, path, number.ToString(null, CultureInfo.InvariantCulture), false);
    }

    /// <summary>Writes a truth value.</summary>
    public static FixEdit Set(string path, bool truth) => new(FixAction.Set, path, truth ? "true" : "false", false);

    /// <summary>Takes something away.</summary>
    public static FixEdit Remove(string path) => new(FixAction.Remove, path, string.Empty, false);

    /// <summary>Gives something another name.</summary>
    public static FixEdit Rename(string path, string name) => new(FixAction.Rename, path, name, true);

    /// <summary>The edit as a person reads it, and as <see cref="FixEditText"/> reads it back.</summary>
    public override string ToString() => FixEditText.Format(this);
}

/// <summary>What an edit does to a program. The set is closed: whoever edits programs knows all of them.</summary>
public enum FixAction
{
    /// <summary>Writes a property's value; adds the property, and the objects it stands in, where they are missing.</summary>
    Set,

    /// <summary>Takes a property, an entry of a map or an item of a list away.</summary>
    Remove,

    /// <summary>Gives a property or an entry of a map another name; its value stays.</summary>
    Rename,
}

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
