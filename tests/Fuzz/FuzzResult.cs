namespace ContainerOS.Fuzz;

/// <summary>The result of a run.</summary>
/// <param name="Executions">The number of executions.</param>
/// <param name="Elapsed">The elapsed time.</param>
/// <param name="Slowest">The time of the slowest text; its processor time if the elapsed time was above the limit.</param>
/// <param name="Edges">The number of different edges taken; 0 when the code is not instrumented.</param>
/// <param name="Finds">The number of texts that took a new edge.</param>
/// <param name="Failures">The texts that failed, each with the reason.</param>
internal sealed record FuzzResult(
    long Executions,
    TimeSpan Elapsed,
    TimeSpan Slowest,
    int Edges,
    int Finds,
    IReadOnlyList<(string Text, string Fault)> Failures
);
