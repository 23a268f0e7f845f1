namespace ContainerOS.Protocol.Plugins;

/// <summary>How much a message matters.</summary>
public enum LogSeverity
{
    /// <summary>For those who look into the plugin.</summary>
    Debug = 0,

    /// <summary>Worth showing.</summary>
    Info = 1,

    /// <summary>Worth heeding.</summary>
    Warning = 2,

    /// <summary>Makes the run fail.</summary>
    Error = 3,
}
