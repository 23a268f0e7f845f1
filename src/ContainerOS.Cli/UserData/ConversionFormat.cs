namespace ContainerOS.Cli.UserData;

/// <summary>How a conversion is written.</summary>
internal enum ConversionFormat
{
    /// <summary>The steps as YAML, and what can not work, for people.</summary>
    Text,

    /// <summary>All of it, for programs.</summary>
    Json,

    /// <summary>The steps alone, ready to be pasted; what can not work goes to standard error.</summary>
    Yaml,
}
