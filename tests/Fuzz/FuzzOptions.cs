using System.Globalization;

namespace ContainerOS.Fuzz;

/// <summary>The options of the command line.</summary>
/// <param name="Targets">The names of the targets.</param>
/// <param name="Executions">The maximum number of executions per target; a run with the same number can be repeated.</param>
/// <param name="Longest">The maximum time per target.</param>
/// <param name="Seed">The random seed of the texts.</param>
/// <param name="IsGuided">Whether texts that take new edges are mutated further.</param>
/// <param name="IsBare">Whether fuzzing starts from an empty text, to measure the effect of guidance alone.</param>
internal sealed record FuzzOptions(IReadOnlyList<string> Targets, long Executions, TimeSpan Longest, int Seed, bool IsGuided, bool IsBare)
{
    internal static string Usage =>
        $"usage: {string.Join('|', FuzzTargets.All.Keys)}|all [--executions N] [--seconds N] [--seed S] [--unguided] [--bare]\n"
        + $"       replay {string.Join('|', FuzzTargets.All.Keys)} FILE\n"
        + "       instrument FOLDER";

    /// <summary>Parses the options; null for an unknown target.</summary>
    /// <exception cref="FormatException">A number is not valid.</exception>
    internal static FuzzOptions? Read(string[] args)
    {
        IReadOnlyList<string> targets = [.. FuzzTargets.All.Keys.Where(name => args is ["all", ..] || args.FirstOrDefault() == name)];
        return targets.Count == 0
            ? null
            : new FuzzOptions(
                targets,
                Number("--executions", 100_000),
                TimeSpan.FromSeconds(Number("--seconds", 24 * 3600)),
                (int)Number("--seed", 1),
                !args.Contains("--unguided"),
                args.Contains("--bare")
            );

        long Number(string option, long otherwise) =>
            Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length
                ? long.Parse(args[at + 1], CultureInfo.InvariantCulture)
                : otherwise;
    }
}
