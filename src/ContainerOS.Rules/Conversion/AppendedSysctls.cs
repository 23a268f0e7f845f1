namespace ContainerOS.Rules.Conversion;

/// <summary>Kernel parameters that a script adds to a file it did not write, until it applies them.</summary>
/// <param name="Path">The file.</param>
/// <param name="Values">The parameters.</param>
/// <param name="Unit">The statement.</param>
internal sealed record AppendedSysctls(string Path, IReadOnlyList<KeyValuePair<string, string>> Values, ScriptUnit Unit);
