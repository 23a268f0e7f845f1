namespace ContainerOS.Cli.Tests.Processes;

/// <summary>What came of a command.</summary>
internal sealed record Ran(int ExitCode, string Output, string Error);
