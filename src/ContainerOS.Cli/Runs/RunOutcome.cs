namespace ContainerOS.Cli.Runs;

/// <summary>How a run ended.</summary>
internal enum RunOutcome
{
    /// <summary>Everything was done.</summary>
    Succeeded,

    /// <summary>Something was refused or failed.</summary>
    Failed,

    /// <summary>It was told to stop, and saved what it had done.</summary>
    Canceled,
}
