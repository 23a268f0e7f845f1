namespace ContainerOS.Cli.Commands;

/// <summary>Which program, which of its stacks, and with what config on top.</summary>
/// <param name="Directory">The directory that holds Pulumi.yaml.</param>
/// <param name="Stack">The stack.</param>
/// <param name="Config">Config values on top of the files'.</param>
/// <param name="Text">The text to run instead of Pulumi.yaml's; null for the file's.</param>
internal sealed record ProgramSelection(string Directory, string Stack, IReadOnlyDictionary<string, string> Config, string? Text = null)
{
    /// <summary>The program's file.</summary>
    internal string File => Path.Combine(Directory, "Pulumi.yaml");
}
