using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ContainerOS.Model.Diagnostics;

/// <summary>One edit of an automatic fix: the action and the property. Never contains a secret.</summary>
/// <param name="Action">The action.</param>
/// <param name="Path">The property path as in diagnostics: <c>dataDisk.sizeGiB</c>, <c>labels["a b"]</c>, <c>taints[1]</c>.</param>
/// <param name="Content">The new value or name; empty for a removal.</param>
/// <param name="IsText">Whether the content is a string; otherwise it is a number, <c>true</c> or <c>false</c>.</param>
public sealed record FixEdit(FixAction Action, string Path, string Content, bool IsText)
{
    /// <summary>Sets a string.</summary>
    public static FixEdit Set(string path, string text) => new(FixAction.Set, path, text, true);

    /// <summary>Sets a number, without rounding.</summary>
    public static FixEdit Set(string path, IFormattable number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return new FixEdit(FixAction.Set, path, number.ToString(null, CultureInfo.InvariantCulture), false);
    }

    /// <summary>Sets a boolean.</summary>
    public static FixEdit Set(string path, bool truth) => new(FixAction.Set, path, truth ? "true" : "false", false);

    /// <summary>Removes a property, a map entry or a list item.</summary>
    public static FixEdit Remove(string path) => new(FixAction.Remove, path, string.Empty, false);

    /// <summary>Renames a property or a map entry.</summary>
    public static FixEdit Rename(string path, string name) => new(FixAction.Rename, path, name, true);

    /// <summary>The edit as text, which <see cref="FixEditText.Parse"/> reads back.</summary>
    public override string ToString() => FixEditText.Format(this);
}

/// <summary>What an edit does to a program. The set is closed: every editor of programs supports all of them.</summary>
public enum FixAction
{
    /// <summary>Sets the value of a property; adds the property and its parent objects if they are missing.</summary>
    Set,

    /// <summary>Removes a property, an entry of a map or an item of a list.</summary>
    Remove,

    /// <summary>Renames a property or an entry of a map; its value does not change.</summary>
    Rename,
}

/// <summary>The edits that fix a finding, applied all or none. Two instances with equal edits are equal.</summary>
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

    /// <summary>Creates edits, in the order in which they are applied.</summary>
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
