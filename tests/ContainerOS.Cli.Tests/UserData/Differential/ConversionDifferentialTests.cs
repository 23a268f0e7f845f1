using System.Collections.Concurrent;
using ContainerOS.Testing;
using ContainerOS.Testing.Sandboxing;

namespace ContainerOS.Cli.Tests.UserData.Differential;

/// <summary>A conversion has the effects of the script, except for what its report announces.</summary>
public sealed class ConversionDifferentialTests(ITestOutputHelper output)
{
    private const int Scripts = 120;

    /// <summary>Failures after which the rest is left out. Each is made as short as possible, which takes many runs.</summary>
    private const int Reports = 3;

    /// <summary>
    /// The seeds behind the first <see cref="Scripts"/> that failed with one rule of the conversion taken out. The README has the table.
    /// </summary>
    private static readonly int[] Revealing = [143, 162, 173, 198, 413, 472, 648, 705, 946, 1290];
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Differential");

    public static TheoryData<string> Corpus =>
        [.. Directory.GetFiles(Folder, "*.sh").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    /// <summary>CONTAINEROS_CONVERSIONS sets the number of scripts, and CONTAINEROS_CONVERSION_SEED the first seed.</summary>
    [Fact]
    public async Task GeneratedScripts_AndTheirConversions_HaveTheSameEffects()
    {
        await NodeRunner.RequireAsync();
        var count = RunCount.Of("CONTAINEROS_CONVERSIONS", Scripts);
        var first = RunCount.Of("CONTAINEROS_CONVERSION_SEED", 1);
        var seeds = Enumerable.Range(first, count).Concat(count == Scripts && first == 1 ? Revealing : []).ToArray();
        var failures = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Environment.ProcessorCount),
            TestContext.Current.CancellationToken,
            (worker, ct) =>
            {
                using var node = new NodeRunner();
                for (var at = worker; at < seeds.Length && failures.Count < Reports; at += Environment.ProcessorCount)
                {
                    var seed = seeds[at];
                    ct.ThrowIfCancellationRequested();
                    var script = GeneratedScript.Of(seed);
                    if (ConversionComparison.Difference(node, $"{script}", script.Failing) is { } difference)
                    {
                        failures.Add(Shrunk(node, script, seed, difference));
                    }
                }

                return ValueTask.CompletedTask;
            }
        );

        output.WriteLine($"{seeds.Length} scripts from seed {first}, {failures.Count} failures");
        Assert.True(failures.IsEmpty, string.Join("\n\n==========\n", failures));
    }

    [Fact]
    public async Task CorpusScripts_AndTheirConversions_HaveTheSameEffects()
    {
        await NodeRunner.RequireAsync();
        using var node = new NodeRunner();
        var failures = new List<string>();
        foreach (var name in Corpus.Select(row => row.Data))
        {
            var script = await File.ReadAllTextAsync(Path.Combine(Folder, name), TestContext.Current.CancellationToken);
            if (ConversionComparison.Difference(node, script, FailingIn(name)) is { } difference)
            {
                failures.Add($"{name}: {difference}");
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n\n==========\n", failures));
        Assert.True(Corpus.Count >= 10);
    }

    /// <summary>As <c>&gt;(tee log)</c> does on a busy machine.</summary>
    [Fact]
    public async Task Run_ScriptLeavesAProcessThatWritesLate_TheNextNodeIsFresh()
    {
        await NodeRunner.RequireAsync();
        using var node = new NodeRunner();

        var first = node.Run("exec > >(sleep 0.2; tee /var/log/late.log)\necho late\nexit 3\n", Shells.Bash, failing: null);
        var next = node.Run("sleep 0.3\n", Shells.Bash, failing: null);

        Assert.Equal(3, first.ExitCode);
        Assert.EndsWith("late\n", first.Files["/var/log/late.log"], StringComparison.Ordinal);
        Assert.Equal(0, next.ExitCode);
        Assert.DoesNotContain("/var/log/late.log", next.Files.Keys);
    }

    /// <summary>The program that fails while a script runs: that of <c>x-modprobe-fails.sh</c> is modprobe.</summary>
    private static string? FailingIn(string name) => name.EndsWith("-fails.sh", StringComparison.Ordinal) ? name.Split('-')[^2] : null;

    /// <summary>Removes statements while the difference stays, so that the message has only the lines that matter.</summary>
    private static string Shrunk(NodeRunner node, GeneratedScript script, int seed, string first)
    {
        var difference = ConversionComparison.Difference(node, $"{script}", script.Failing) ?? $"it did not appear again: {first}";
        for (var at = script.Statements.Count - 1; at >= 0; at--)
        {
            var smaller = script.Without(at);
            if (ConversionComparison.Difference(node, $"{smaller}", script.Failing) is { } still)
            {
                (script, difference) = (smaller, still);
            }
        }

        return $"seed {seed}{(script.Failing is null ? string.Empty : $", {script.Failing} fails")}:\n{script}\n{difference}";
    }
}
