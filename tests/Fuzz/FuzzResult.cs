namespace ContainerOS.Fuzz;

/// <summary>What a run came to.</summary>
/// <param name="Executions">How many texts were tried.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Slowest">The longest that one text took; of the processor, when the machine was too busy to tell by the clock.</param>
/// <param name="Edges">How many different edges of instrumented code were taken; 0 of code that is not instrumented.</param>
/// <param name="Finds">How many texts took an edge that none before had taken, and were changed further.</param>
/// <param name="Failures">Texts for which something that must hold does not, with what.</param>
internal sealed record FuzzResult(
    long Executions,
    TimeSpan Elapsed,
    TimeSpan Slowest,
    int Edges,
    int Finds,
    IReadOnlyList<(string Text, string Fault)> Failures
);
