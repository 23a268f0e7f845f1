namespace ContainerOS.Model.Diagnostics;

/// <summary>How grave a diagnostic is.</summary>
public enum Severity
{
    /// <summary>Something worth knowing; nothing is wrong.</summary>
    Info,

    /// <summary>It works, and is likely not what was meant.</summary>
    Warning,

    /// <summary>It is refused.</summary>
    Error,
}
