namespace ContainerOS.Cli.Commands;

/// <summary>The command line can not be carried out as it is.</summary>
internal sealed class UsageException(string message) : Exception(message);
