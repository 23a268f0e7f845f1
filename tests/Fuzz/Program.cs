using System.Globalization;
using System.Text;
using ContainerOS.Fuzz;
using SharpFuzz;

if (args is not [var name, ..] || !FuzzTargets.All.TryGetValue(name, out var make))
{
    Console.Error.WriteLine($"usage: dotnet run --project tests/Fuzz -- {string.Join('|', FuzzTargets.All.Keys)} [--executions N] [--seed S] [--libfuzzer]");
    return 2;
}

if (args.Contains("--libfuzzer"))
{
    // Under the libFuzzer driver and with instrumented assemblies, as SharpFuzz documents; the driver gives the bytes.
    var driven = make();
    Fuzzer.LibFuzzer.Run(bytes => driven.Run(Encoding.UTF8.GetString(bytes)));
    return 0;
}

var (executions, seed) = (Number("--executions", 100_000), (int)Number("--seed", 1));
var result = new FuzzLoop(make(), new TextMutator(FuzzSeeds.All(), seed)).Run(executions);
foreach (var (text, fault) in result.Failures)
{
    Console.WriteLine($"FAILED on {Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}\n{fault}");
}

Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{name} seed {seed}: {result.Executions} executions in {result.Elapsed.TotalSeconds:F0} s ({result.Executions / result.Elapsed.TotalSeconds:F0}/s), slowest {result.Slowest.TotalMilliseconds:F1} ms, {result.Failures.Count} failures"));
return result.Failures.Count == 0 ? 0 : 1;

long Number(string option, long otherwise) =>
    Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? long.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
