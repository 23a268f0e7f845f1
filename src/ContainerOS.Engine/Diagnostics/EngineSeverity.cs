namespace ContainerOS.Engine.Diagnostics;

/// <summary>How much a diagnostic or message matters.</summary>
public enum EngineSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Worth heeding; the run goes on.</summary>
    Warning,

    /// <summary>The run fails.</summary>
    Error,
}
