namespace ContainerOS.Rules;

/// <summary>The property breaks the rule.</summary>
/// <param name="Path">The property.</param>
/// <param name="Message">What is wrong. Never holds a secret.</param>
/// <param name="Fix">What to write instead.</param>
public sealed record Fail(string Path, string Message, string Fix) : Verdict(Path);
