namespace ContainerOS.Cli.Tests.Processes;

/// <summary>What came of a command.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Error);
