namespace ContainerOS.Cli.Views;

/// <summary>How a row of a live tree stands.</summary>
internal enum LiveStepState
{
    /// <summary>Under way.</summary>
    Running,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Failed.</summary>
    Failed,
}
