namespace ContainerOS.Cli.Validation;

/// <summary>How findings are written.</summary>
internal enum ValidationFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For programs.</summary>
    Json,

    /// <summary>SARIF 2.1.0, for code scanning.</summary>
    Sarif,

    /// <summary>Annotations of a GitHub workflow.</summary>
    Github,
}
