using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace ContainerOS.Fuzz;

/// <summary>Runs a target with mutated texts in this process, and collects failures.</summary>
/// <param name="target">The code under test.</param>
/// <param name="corpus">The texts to mutate.</param>
/// <param name="mutator">The mutator.</param>
/// <param name="edges">The counters of the instrumented code.</param>
internal sealed class FuzzLoop(IFuzzTarget target, FuzzCorpus corpus, TextMutator mutator, EdgeMap edges)
{
    private const int MostFailures = 20;
    private static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(500);
    private readonly List<(string Text, string Fault)> failures = [];
    private TimeSpan slowest;

    /// <summary>Whether texts that take new edges are mutated further.</summary>
    internal bool IsGuided { get; init; } = true;

    /// <summary>Runs until the number of executions, the limit of failures or the time is reached, or until it is canceled.</summary>
    internal FuzzResult Run(long executions, TimeSpan? longest = null, CancellationToken end = default)
    {
        var clock = Stopwatch.StartNew();
        var done = 0L;
        for (; done < executions && failures.Count < MostFailures && !(clock.Elapsed > longest) && !end.IsCancellationRequested; done++)
        {
            Execute(mutator.Next(corpus));
        }

        return new FuzzResult(done, clock.Elapsed, slowest, edges.Edges, corpus.Finds, failures);
    }

    private void Execute(string text)
    {
        edges.Begin();
        var took = Timed(text);
        if (edges.End() && IsGuided)
        {
            corpus.Add(text);
        }

        // On a busy machine the elapsed time is not reliable, so a slow text is run again and its processor time counts.
        took = took > Bound ? Worked(text) : took;
        slowest = took > slowest ? took : slowest;
        if (took > Bound)
        {
            failures.Add((text, $"it takes {took.TotalMilliseconds:F0} ms of the processor"));
        }
    }

    private TimeSpan Worked(string text)
    {
        var before = Environment.CpuUsage.TotalTime;
        Timed(text);
        return Environment.CpuUsage.TotalTime - before;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever is thrown is what a fuzzer looks for.")]
    private TimeSpan Timed(string text)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            target.Run(text);
        }
        catch (Exception fault)
        {
            failures.Add((text, fault is BrokenPropertyException ? fault.Message : fault.ToString()));
        }

        return Stopwatch.GetElapsedTime(start);
    }
}
