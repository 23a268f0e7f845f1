namespace ContainerOS.Cli.Runs;

/// <summary>What a run does to one resource.</summary>
/// <param name="Op">The operation, by Pulumi's name for it.</param>
/// <param name="Urn">The resource.</param>
/// <param name="Type">Its type.</param>
/// <param name="Changes">The properties that differ.</param>
internal sealed record ResourceStep(string Op, string Urn, string Type, IReadOnlyList<PropertyChange> Changes)
{
    /// <summary>The logical name, which is the last part of a URN.</summary>
    internal string Name => Urn[(Urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];

    /// <summary>The stack itself is a resource of the engine that people do not think of as one.</summary>
    internal bool IsStack => Type == "pulumi:pulumi:Stack";

    /// <summary>A provider is shown only when something happens to it that matters to people: never.</summary>
    internal bool IsProvider => Type.StartsWith("pulumi:providers:", StringComparison.Ordinal);

    /// <summary>Whether people want to see it.</summary>
    internal bool IsShown => !IsStack && !IsProvider;
}
