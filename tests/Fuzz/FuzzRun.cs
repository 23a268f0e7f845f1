using System.Globalization;
using System.Text;

namespace ContainerOS.Fuzz;

/// <summary>Runs the selected targets and prints the results.</summary>
internal static class FuzzRun
{
    /// <summary>Runs the targets one after another; true when there are no failures.</summary>
    internal static bool Of(FuzzOptions options, TextWriter output, CancellationToken end)
    {
        if (!Instrumentation.IsThere)
        {
            output.WriteLine("the code is not instrumented: nothing guides this run. eng/fuzz instruments it first.");
        }

        var failures = 0;
        foreach (var name in options.Targets)
        {
            var result = Loop(name, options).Run(options.Executions, options.Longest, end);
            WriteSummary(name, options, result, output);
            failures += result.Failures.Count;
        }

        return failures == 0;
    }

    private static FuzzLoop Loop(string name, FuzzOptions options)
    {
        var edges = new EdgeMap();
        var target = FuzzTargets.All[name]();
        return new FuzzLoop(
            target,
            new FuzzCorpus(options.IsBare ? [string.Empty] : FuzzSeeds.All()),
            new TextMutator(options.Seed, target.Longest),
            edges
        )
        {
            IsGuided = options.IsGuided,
        };
    }

    private static void WriteSummary(string name, FuzzOptions options, FuzzResult result, TextWriter output)
    {
        foreach (var (text, fault) in result.Failures)
        {
            output.WriteLine($"FAILED on {Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}\n{fault}");
        }

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name} seed {options.Seed}: {result.Executions} executions in {result.Elapsed.TotalSeconds:F0} s "
                    + $"({result.Executions / result.Elapsed.TotalSeconds:F0}/s), "
                    + $"{result.Edges} edges, {result.Finds} finds, slowest {result.Slowest.TotalMilliseconds:F1} ms, "
                    + $"{result.Failures.Count} failures"
            )
        );
    }
}
