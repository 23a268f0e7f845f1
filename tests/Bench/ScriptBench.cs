using System.Globalization;
using System.Text;
using ContainerOS.Model.Facts;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Versions;
using ContainerOS.Rules;
using ContainerOS.Rules.Conversion;
using ContainerOS.Rules.Tests;

namespace ContainerOS.Bench;

/// <summary>
/// Reading and checking scripts, as <c>userdata lint</c> does without the start of a process: one of 32 KB, the corpus of the tests, and
/// scripts up to 1 MB, each twice as long as the one before. Processor time of this process, the least of several rounds.
/// </summary>
internal static class ScriptBench
{
    private const int KiloByte = 1024;
    private const int Rounds = 15;

    /// <summary>Measures, and returns whether nothing took absurdly long, which is all that a shared machine can show.</summary>
    internal static bool Run(TextWriter output)
    {
        var corpus = Corpus();
        var first = Once(() => Lint(Ordinary(corpus, 32 * KiloByte)));
        for (var round = 0; round < 300; round++)
        {
            Lint(Ordinary(corpus, 32 * KiloByte));
        }

        output.WriteLine("| what | processor time, ms | target |");
        output.WriteLine("| --- | --- | --- |");
        var ordinary = Ordinary(corpus, 32 * KiloByte);
        Row(output, "lint of 32 KB, the first in a process", first, "-");
        var read = Least(() => Lint(ordinary));
        Row(output, "lint of 32 KB", read, "5");
        Row(output, "convert of 32 KB", Least(() => Convert(ordinary)), "-");
        var all = Least(() => corpus.ForEach(Lint));
        var bytes = corpus.Sum(Encoding.UTF8.GetByteCount);
        Row(
            output,
            string.Create(CultureInfo.InvariantCulture, $"lint of the corpus, {corpus.Count} scripts of {bytes / KiloByte} KB"),
            all,
            "-"
        );
        output.WriteLine();
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The corpus is read at {bytes / 1e6 / all.TotalMinutes:F0} MB a minute of processor time (target: 30)."
            )
        );
        output.WriteLine();
        output.WriteLine("| length of the script | processor time, ms | of the half, times (target: 2.2) |");
        output.WriteLine("| --- | --- | --- |");
        var before = TimeSpan.Zero;
        for (var length = 32 * KiloByte; length <= KiloByte * KiloByte; length *= 2)
        {
            var script = Ordinary(corpus, length);
            var time = Least(() => Lint(script));
            var ratio = before == TimeSpan.Zero ? "-" : (time / before).ToString("F2", CultureInfo.InvariantCulture);
            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"| {length / KiloByte} KB | {time.TotalMilliseconds:F1} | {ratio} |")
            );
            before = time;
        }

        return before < TimeSpan.FromSeconds(10);
    }

    private static void Row(TextWriter output, string what, TimeSpan time, string target) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {time.TotalMilliseconds:F1} | {target} |"));

    /// <summary>The scripts of the corpus that nothing is wrong with, again and again, up to a length: what people write.</summary>
    private static string Ordinary(List<string> corpus, int length)
    {
        var harmless = corpus.FindAll(script => script.StartsWith("# expect nothing", StringComparison.Ordinal));
        var text = new StringBuilder("#!/bin/bash\nset -e\n");
        for (var at = 0; text.Length < length; at = (at + 1) % harmless.Count)
        {
            text.Append(harmless[at]).Append('\n');
        }

        var whole = text.ToString()[..length];
        return whole[..(whole.LastIndexOf('\n') + 1)];
    }

    private static void Lint(string script) =>
        PoolValidator.Validate(
            Pools.WithScript(script),
            PoolFacts.Offline with
            {
                UserDataBytes = (0, Encoding.UTF8.GetByteCount(script)),
            }
        );

    private static void Convert(string script) => ScriptConverter.Convert(script, new OsVersion(3, 6, 1), BootstrapPhase.AfterJoin);

    private static TimeSpan Least(Action action) => Enumerable.Range(0, Rounds).Min(_ => Once(action));

    private static TimeSpan Once(Action action)
    {
        GC.Collect();
        var begun = Environment.CpuUsage.TotalTime;
        action();
        return Environment.CpuUsage.TotalTime - begun;
    }

    private static List<string> Corpus()
    {
        var assembly = typeof(ScriptBench).Assembly;
        var scripts = new List<string>();
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(name => name.EndsWith(".sh", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            scripts.Add(reader.ReadToEnd());
        }

        return scripts;
    }
}
