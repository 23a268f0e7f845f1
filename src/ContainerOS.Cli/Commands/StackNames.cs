using ContainerOS.Cli.Terminal;

namespace ContainerOS.Cli.Commands;

/// <summary>The stacks of a program: those with a <c>Pulumi.&lt;stack&gt;.yaml</c> and those with a state.</summary>
internal static class StackNames
{
    private const int MaxShown = 20;

    /// <summary>Refuses a stack that the program does not have, unless it has none yet.</summary>
    /// <param name="directory">The directory of the program.</param>
    /// <param name="name">The name of the stack.</param>
    /// <param name="creates">Whether the command line asks for a new stack.</param>
    /// <exception cref="UsageException">The program has other stacks and not this one.</exception>
    internal static void Require(string directory, string name, bool creates)
    {
        var known = Find(directory);
        if (creates || known.Count == 0 || known.Contains(name))
        {
            return;
        }

        var nearest = known.FirstOrDefault(other => RuleSearch.IsOneEditAway(other, name));
        var hint = nearest is null ? string.Empty : $"; did you mean '{SafeText.Line(nearest)}'?";
        var shown = string.Join(", ", known.Take(MaxShown).Select(SafeText.Line)) + (known.Count > MaxShown ? ", ..." : string.Empty);
        throw new UsageException(
            $"the program has no stack '{name}'{hint} Its stacks: {shown}. "
                + "Choose one with --stack, or create this one with 'up --create-stack'"
        );
    }

    /// <summary>The names, in order.</summary>
    internal static IReadOnlyList<string> Find(string directory) =>
        [
            .. WithFile(directory)
                .Concat(Names(Path.Combine(directory, ".containeros", "stacks"), string.Empty, ".json"))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The names of those that have a file, in order.</summary>
    internal static IReadOnlyList<string> WithFile(string directory) =>
        [.. Names(directory, "Pulumi.", ".yaml").Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Names(string directory, string prefix, string suffix) =>
        Directory.Exists(directory)
            ? Directory
                .EnumerateFiles(directory, $"{prefix}*{suffix}")
                .Select(file => Path.GetFileName(file))
                .Where(file => file.Length > prefix.Length + suffix.Length)
                .Select(file => file[prefix.Length..^suffix.Length])
            : [];
}
