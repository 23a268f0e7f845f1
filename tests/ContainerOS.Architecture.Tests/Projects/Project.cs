namespace ContainerOS.Architecture.Projects;

/// <summary>A project of the product and the references it may have.</summary>
/// <param name="Name">The assembly's name.</param>
/// <param name="File">The project file, relative to the root.</param>
/// <param name="MayReferTo">The projects of this repository it may refer to, directly.</param>
internal sealed record Project(string Name, string File, IReadOnlyList<string> MayReferTo)
{
    /// <summary>What the project is for, in a few words; the README's table shows it.</summary>
    internal required string Purpose { get; init; }

    /// <summary>Core projects do no I/O: the build bans the symbols for it.</summary>
    internal bool IsCore { get; init; }

    /// <summary>The projects besides its own tests that see its internals.</summary>
    internal IReadOnlyList<string> AlsoVisibleTo { get; init; } = [];

    internal string Folder => File[..File.LastIndexOf('/')];

    /// <summary>The project's own tests: named after the folder, which for two projects differs from the assembly.</summary>
    internal string OwnTests => Path.GetFileNameWithoutExtension(File) + ".Tests";

    public override string ToString() => Name;
}
