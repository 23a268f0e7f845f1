namespace ContainerOS.Provider;

/// <summary>The name and version of the Pulumi package.</summary>
internal static class PackageInfo
{
    /// <summary>The package's name, the first part of every token.</summary>
    internal const string Name = "containeros";

    /// <summary>The version of this build, without build metadata.</summary>
    internal static string Version { get; } = typeof(PackageInfo).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
