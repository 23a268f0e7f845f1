using System.Globalization;

namespace ContainerOS.Fuzz;

/// <summary>What the command line asks for.</summary>
/// <param name="Targets">What to fuzz, by name.</param>
/// <param name="Executions">Texts for each target at most: a number that can be repeated.</param>
/// <param name="Longest">Time for each target at most; whichever ends first.</param>
/// <param name="Seed">What the texts follow from.</param>
/// <param name="IsGuided">Whether texts that take new edges are changed further.</param>
/// <param name="IsBare">Whether fuzzing starts from an empty text, so that it can be seen how far guidance alone gets.</param>
internal sealed record FuzzOptions(IReadOnlyList<string> Targets, long Executions, TimeSpan Longest, int Seed, bool IsGuided, bool IsBare)
{
    internal static string Usage =>
        $"usage: {string.Join('|', FuzzTargets.All.Keys)}|all [--executions N] [--seconds N] [--seed S] [--unguided] [--bare]\n       replay {string.Join('|', FuzzTargets.All.Keys)} FILE\n       instrument FOLDER";

    /// <summary>The options; null for a target that does not exist.</summary>
    /// <exception cref="FormatException">A number is none.</exception>
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
