namespace ContainerOS.Fuzz;

/// <summary>What a run came to.</summary>
/// <param name="Executions">How many texts were tried.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Slowest">The longest that one text took.</param>
/// <param name="Failures">Texts for which something that must hold does not, with what.</param>
internal sealed record FuzzResult(long Executions, TimeSpan Elapsed, TimeSpan Slowest, IReadOnlyList<(string Text, string Fault)> Failures);
