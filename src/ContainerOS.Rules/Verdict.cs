namespace ContainerOS.Rules;

/// <summary>What a rule says of one property, other than that it is right.</summary>
/// <param name="Path">The property.</param>
public abstract record Verdict(string Path);
