using ContainerOS.Cli.Commands;

namespace ContainerOS.Cli.Validation;

/// <summary>The programs below some paths.</summary>
/// <param name="Programs">Those to validate, a stack each.</param>
/// <param name="Skipped">Those of other runtimes, with the runtime: <c>pulumi preview</c> checks them.</param>
internal sealed record FoundPrograms(IReadOnlyList<ProgramSelection> Programs, IReadOnlyList<string> Skipped);
