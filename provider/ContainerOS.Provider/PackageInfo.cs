namespace ContainerOS.Provider;

/// <summary>The name and version of the Pulumi package.</summary>
internal static class PackageInfo
{
    /// <summary>The package's name, the first part of every token.</summary>
    internal const string Name = "containeros";

    /// <summary>
    /// Where the sources and releases are. The repository has no public address yet: this is the one that the packages are named for, and
    /// the only place that has to change.
    /// </summary>
    internal const string Repository = "https://github.com/containeros/infra";

    /// <summary>Where engines download the plugin: the releases of the repository, in Pulumi's notation.</summary>
    internal const string PluginDownloadUrl = "github://api.github.com/containeros/infra";

    /// <summary>The version of this build, without build metadata.</summary>
    internal static string Version { get; } = typeof(PackageInfo).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
