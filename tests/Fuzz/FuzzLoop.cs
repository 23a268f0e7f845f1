using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace ContainerOS.Fuzz;

/// <summary>Feeds a target with texts of a mutator, in this process, and collects what breaks.</summary>
/// <param name="target">The code under test.</param>
/// <param name="mutator">What makes the texts.</param>
internal sealed class FuzzLoop(IFuzzTarget target, TextMutator mutator)
{
    private const int MostFailures = 20;
    private static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(500);
    private readonly List<(string Text, string Fault)> failures = [];
    private TimeSpan slowest;

    /// <summary>Runs until there were so many executions, or failures enough, or the time is up.</summary>
    internal FuzzResult Run(long executions, TimeSpan? longest = null)
    {
        var clock = Stopwatch.StartNew();
        var done = 0L;
        for (; done < executions && failures.Count < MostFailures && !(clock.Elapsed > longest); done++)
        {
            Try(mutator.Next());
        }

        return new FuzzResult(done, clock.Elapsed, slowest, failures);
    }

    private void Try(string text)
    {
        var took = Timed(text);
        // A busy machine may take the processor away: only a text that is slow every time is slow.
        for (var again = 0; again < 3 && took > Bound; again++)
        {
            took = TimeSpan.FromTicks(Math.Min(took.Ticks, Timed(text).Ticks));
        }

        slowest = took > slowest ? took : slowest;
        if (took > Bound)
        {
            failures.Add((text, $"it takes {took.TotalMilliseconds:F0} ms"));
        }
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
