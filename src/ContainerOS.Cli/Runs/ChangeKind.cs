namespace ContainerOS.Cli.Runs;

/// <summary>What happens to a property.</summary>
internal enum ChangeKind
{
    /// <summary>It was not there.</summary>
    Add,

    /// <summary>It gets another value.</summary>
    Update,

    /// <summary>It goes.</summary>
    Delete,
}
