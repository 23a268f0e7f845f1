namespace ContainerOS.Cli.Validation;

/// <summary>The output formats of findings.</summary>
internal enum ValidationFormat
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>SARIF 2.1.0, for code scanning.</summary>
    Sarif,

    /// <summary>Annotations of a GitHub workflow.</summary>
    Github,

    /// <summary>A Code Quality report of GitLab.</summary>
    Gitlab,
}
