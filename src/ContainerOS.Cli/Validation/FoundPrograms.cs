using ContainerOS.Cli.Commands;

namespace ContainerOS.Cli.Validation;

/// <summary>The programs that paths name or contain.</summary>
/// <param name="Programs">The programs to validate, one entry per stack.</param>
/// <param name="Skipped">Programs of other runtimes, with the runtime: <c>pulumi preview</c> checks them.</param>
internal sealed record FoundPrograms(IReadOnlyList<ProgramSelection> Programs, IReadOnlyList<string> Skipped);
