namespace ContainerOS.Rules.Bootstrapping;

/// <summary>A line of a unit file.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Name">The setting.</param>
/// <param name="Value">What it is set to.</param>
/// <param name="Line">The line it begins on, from 1.</param>
internal sealed record UnitSetting(string Section, string Name, string Value, int Line);
