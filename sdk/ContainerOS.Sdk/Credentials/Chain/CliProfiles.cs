using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>The profiles of the vendor's CLI, <c>~/.aliyun/config.json</c>.</summary>
/// <param name="options">The environment of the chain.</param>
internal sealed class CliProfiles(CredentialChainOptions options)
{
    private string File => options.Find("ALIBABA_CLOUD_CONFIG_FILE") ?? Path.Combine(options.HomeDirectory, ".aliyun", "config.json");

    /// <summary>Whether the file exists and is not disabled.</summary>
    public bool Exists => !options.IsOn("ALIBABA_CLOUD_CLI_PROFILE_DISABLED") && System.IO.File.Exists(File);

    /// <summary>The source that the current profile names; null when the file does not exist or is disabled.</summary>
    public ICredentialSource? Find() =>
        options.IsOn("ALIBABA_CLOUD_CLI_PROFILE_DISABLED") || ProfileFile.Read(File) is not { } text
            ? null
            : CurrentProfile(CredentialJson.Parse(text, File));

    private ICredentialSource? CurrentProfile(JObject config)
    {
        var name = options.Find("ALIBABA_CLOUD_PROFILE") ?? CredentialJson.Text(config, "current") ?? "default";
        return IsUnconfigured(config, name) ? null : Source(config, name, []);
    }

    /// <summary>Whether the profile is what the CLI writes before it is configured: without a mode and without keys.</summary>
    private static bool IsUnconfigured(JObject config, string name) =>
        FindProfile(config, name) is { } fields
        && CredentialJson.Text(fields, "mode") is null
        && CredentialJson.Text(fields, "access_key_id") is null;

    private static JObject? FindProfile(JObject config, string name) =>
        (config["profiles"] as JArray ?? []).OfType<JObject>().FirstOrDefault(profile => CredentialJson.Text(profile, "name") == name);

    private ICredentialSource Source(JObject config, string name, string[] visited)
    {
        var origin = $"CLI profile \"{name}\" of {File}";
        if (visited.Contains(name))
        {
            throw new CredentialSourceException(
                origin,
                $"its source_profile refers back to it: {string.Join(" -> ", [.. visited, name])}."
            );
        }

        var fields =
            FindProfile(config, name)
            ?? throw new CredentialSourceException(
                origin,
                "there is no profile of that name. Set ALIBABA_CLOUD_PROFILE or \"current\" to an existing one."
            );
        var settings = new ProfileSettings(origin, key => CredentialJson.Text(fields, key));
        return settings.Find("mode") switch
        {
            "AK" => settings.Keys(withToken: false),
            "StsToken" => settings.Keys(withToken: true),
            "RamRoleArn" => new AssumeRoleCredentials(options, settings.Role(), settings.Keys(withToken: false)).Source(),
            "ChainableRamRoleArn" => new AssumeRoleCredentials(
                options,
                settings.Role(),
                Source(config, settings.Require("source_profile"), [.. visited, name])
            ).Source(),
            "EcsRamRole" => settings.InstanceRole(options),
            "OIDC" => new OidcCredentials(
                options,
                settings.Role(),
                settings.Require("oidc_provider_arn"),
                settings.Require("oidc_token_file")
            ).Source(),
            "External" => new ProcessCredentials(options, settings.Require("process_command")).Source(),
            "CloudSSO" or "OAuth" => settings.StoredToken(options.Time),
            var mode => throw new CredentialSourceException(
                origin,
                $"mode {mode ?? "(none)"} is not supported. "
                    + "Use AK, StsToken, RamRoleArn, ChainableRamRoleArn, EcsRamRole, OIDC, External, CloudSSO or OAuth."
            ),
        };
    }
}
