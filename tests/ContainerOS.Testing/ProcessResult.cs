namespace ContainerOS.Testing;

/// <summary>How a process ended, and everything that it wrote.</summary>
public sealed record ProcessResult(int ExitCode, string Output, string Error);
