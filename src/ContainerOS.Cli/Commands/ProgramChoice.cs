namespace ContainerOS.Cli.Commands;

/// <summary>Which program, which of its stacks, and with what config on top.</summary>
internal sealed record ProgramChoice(string Directory, string Stack, IReadOnlyDictionary<string, string> Config);
