namespace ContainerOS.Cli.UserData;

/// <summary>How results are written.</summary>
internal enum UserDataFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For programs.</summary>
    Json,
}
