using System.Globalization;
using System.Text;
using ContainerOS.Fuzz;
using SharpFuzz;

if (args is not [var name, ..] || (name != "all" && !FuzzTargets.All.ContainsKey(name)))
{
    Console.Error.WriteLine($"usage: dotnet run --project tests/Fuzz -- {string.Join('|', FuzzTargets.All.Keys)}|all [--executions N] [--seconds N] [--seed S] [--libfuzzer]");
    return 2;
}

if (args.Contains("--libfuzzer") && FuzzTargets.All.TryGetValue(name, out var make))
{
    // Under the libFuzzer driver and with instrumented assemblies, as SharpFuzz documents; the driver gives the bytes.
    var driven = make();
    Fuzzer.LibFuzzer.Run(bytes => driven.Run(Encoding.UTF8.GetString(bytes)));
    return 0;
}

// Executions are bounded by a number, which can be repeated, and by time, for CI; whichever comes first.
var (executions, seed, seconds) = (Number("--executions", 100_000), (int)Number("--seed", 1), Number("--seconds", 24 * 3600));
var failures = 0;
foreach (var target in FuzzTargets.All.Keys.Where(key => name == "all" || key == name))
{
    var result = new FuzzLoop(FuzzTargets.All[target](), new TextMutator(FuzzSeeds.All(), seed)).Run(executions, TimeSpan.FromSeconds(seconds));
    failures += Tell(target, result);
}

return failures == 0 ? 0 : 1;

int Tell(string target, FuzzResult result)
{
    foreach (var (text, fault) in result.Failures)
    {
        Console.WriteLine($"FAILED on {Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}\n{fault}");
    }

    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{target} seed {seed}: {result.Executions} executions in {result.Elapsed.TotalSeconds:F0} s ({result.Executions / result.Elapsed.TotalSeconds:F0}/s), slowest {result.Slowest.TotalMilliseconds:F1} ms, {result.Failures.Count} failures"));
    return result.Failures.Count;
}

long Number(string option, long otherwise) =>
    Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? long.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
