namespace ContainerOS.Rules;

/// <summary>The rule can not tell yet.</summary>
/// <param name="Path">The property.</param>
/// <param name="Because">Why not.</param>
public sealed record Undecided(string Path, string Because) : Verdict(Path);
