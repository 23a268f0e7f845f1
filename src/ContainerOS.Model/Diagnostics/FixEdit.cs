using System.Globalization;

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
