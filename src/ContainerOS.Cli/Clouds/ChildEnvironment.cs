namespace ContainerOS.Cli.Clouds;

/// <summary>Which variables of the user a plugin inherits: those that it needs.</summary>
internal static class ChildEnvironment
{
    /// <summary>Variables that no plugin needs: they open the state, or Pulumi's service.</summary>
    private static readonly string[] Secrets = ["PULUMI_CONFIG_PASSPHRASE", "PULUMI_CONFIG_PASSPHRASE_FILE", "PULUMI_ACCESS_TOKEN"];

    /// <summary>Prefixes of the vendor's credentials, which only plugins of the vendor's clouds need.</summary>
    private static readonly string[] VendorPrefixes = ["ALIBABA_CLOUD_", "ALIBABACLOUD_", "ALICLOUD_", "ALIYUN_"];

    /// <summary>Prefixes of what the ContainerOS plugin reads, and the .NET runtime below it.</summary>
    private static readonly string[] OwnPrefixes =
    [
        .. VendorPrefixes,
        "CONTAINEROS_",
        "DOTNET_",
        "COMPlus_",
        "CORECLR_",
        "LC_",
        "SSL_CERT_",
    ];

    /// <summary>
    /// Names of what the ContainerOS plugin needs: whether this is CI, where pins are frozen, profiles below the home directory, programs
    /// that print credentials, proxies, temporary files, and what the loader and Windows need.
    /// </summary>
    private static readonly HashSet<string> OwnNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "CI",
        "HOME",
        "USER",
        "PATH",
        "LANG",
        "LANGUAGE",
        "TZ",
        "TMPDIR",
        "TMP",
        "TEMP",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "NO_PROXY",
        "LD_LIBRARY_PATH",
        "DYLD_LIBRARY_PATH",
        "SystemRoot",
        "SystemDrive",
        "USERPROFILE",
        "HOMEDRIVE",
        "HOMEPATH",
        "APPDATA",
        "LOCALAPPDATA",
        "ProgramData",
        "PATHEXT",
    };

    /// <summary>Whether the ContainerOS plugin gets a variable.</summary>
    internal static bool IsForOwnPlugin(string name) =>
        OwnNames.Contains(name) || Array.Exists(OwnPrefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether another plugin of the PATH gets a variable: all but the passphrase and, unless it is one of the vendor's, the vendor's keys.
    /// What else it needs is not known.
    /// </summary>
    internal static bool IsForPlugin(string package, string name) =>
        !Secrets.Contains(name, StringComparer.OrdinalIgnoreCase)
        && (
            package.StartsWith("ali", StringComparison.Ordinal)
            || !Array.Exists(VendorPrefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        );
}
