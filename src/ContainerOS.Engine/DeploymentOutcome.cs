namespace ContainerOS.Engine;

/// <summary>How a run ended.</summary>
public enum DeploymentOutcome
{
    /// <summary>Everything was done.</summary>
    Succeeded,

    /// <summary>Something was refused or failed; the diagnostics say what. What was done is in the state.</summary>
    Failed,

    /// <summary>The user cancelled; what was done is in the state, and the next run continues.</summary>
    Canceled,
}
