namespace ContainerOS.Architecture.Rooms;

/// <summary>One row of the table of rooms.</summary>
/// <param name="Name">The assembly's name.</param>
/// <param name="Project">Its project file, relative to the root.</param>
/// <param name="MayKnow">The rooms it may refer to.</param>
internal sealed record Room(string Name, string Project, IReadOnlyList<string> MayKnow)
{
    /// <summary>Core rooms do no I/O: the build bans the symbols for it.</summary>
    internal bool IsCore { get; init; }

    public override string ToString() => Name;
}
