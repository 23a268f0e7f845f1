namespace ContainerOS.Cli.UserData;

/// <summary>The output formats of results.</summary>
internal enum UserDataFormat
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>JSON.</summary>
    Json,
}
