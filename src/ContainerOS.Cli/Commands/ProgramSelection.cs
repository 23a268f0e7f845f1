namespace ContainerOS.Cli.Commands;

/// <summary>A program, one of its stacks, and config values that override those of its files.</summary>
/// <param name="Directory">The directory that contains Pulumi.yaml.</param>
/// <param name="Stack">The stack.</param>
/// <param name="Config">Config values that override those of the files.</param>
/// <param name="Text">The text to use instead of the content of Pulumi.yaml; null for the file.</param>
internal sealed record ProgramSelection(string Directory, string Stack, IReadOnlyDictionary<string, string> Config, string? Text = null)
{
    /// <summary>URNs of resources to replace although nothing changed.</summary>
    internal IReadOnlyList<string> ReplaceTargets { get; init; } = [];

    /// <summary>Whether a refresh forgets creates that were interrupted.</summary>
    internal bool ClearsPendingCreates { get; init; }

    /// <summary>Whether a release that the lock file does not pin is an error.</summary>
    internal bool IsFrozen { get; init; }

    /// <summary>Whether the run needs the config values that the program declares.</summary>
    internal bool NeedsConfig { get; init; } = true;

    /// <summary>The program's file.</summary>
    internal string File => Path.Combine(Directory, "Pulumi.yaml");
}
