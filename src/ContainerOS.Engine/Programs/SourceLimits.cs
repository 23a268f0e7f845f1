namespace ContainerOS.Engine.Programs;

/// <summary>How much a program file may be: far above any honest one, far below what would hurt.</summary>
internal static class SourceLimits
{
    /// <summary>Bytes of one file.</summary>
    public const int FileBytes = 4 * 1024 * 1024;

    /// <summary>Maps and lists inside one another.</summary>
    public const int Depth = 100;

    /// <summary>Pieces of YAML after aliases are put in place of what they stand for.</summary>
    public const int Nodes = 200_000;

    /// <summary>Resources and variables that refer to one another in a row.</summary>
    public const int Chain = 200;

    /// <summary>Errors of one program that are told: who has mended these runs again.</summary>
    public const int Errors = 100;
}
