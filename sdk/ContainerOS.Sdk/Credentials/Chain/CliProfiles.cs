using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>The profiles of the vendor's CLI, <c>~/.aliyun/config.json</c>.</summary>
/// <param name="options">The surroundings.</param>
internal sealed class CliProfiles(CredentialChainOptions options)
{
    private string File => options.Find("ALIBABA_CLOUD_CONFIG_FILE") ?? Path.Combine(options.HomeDirectory, ".aliyun", "config.json");

    /// <summary>Whether there is such a file, and it is not switched off.</summary>
    public bool Exists => !options.IsOn("ALIBABA_CLOUD_CLI_PROFILE_DISABLED") && System.IO.File.Exists(File);

    /// <summary>The source the chosen profile names; null when there is no such file or it is switched off.</summary>
    public ICredentialSource? Find() =>
        options.IsOn("ALIBABA_CLOUD_CLI_PROFILE_DISABLED") || ProfileFile.Read(File) is not { } text
            ? null
            : CurrentProfile(CredentialJson.Parse(text, File));

    private ICredentialSource? CurrentProfile(JObject config)
    {
        var name = options.Find("ALIBABA_CLOUD_PROFILE") ?? CredentialJson.Text(config, "current") ?? "default";
        return IsUnconfigured(config, name) ? null : Source(config, name, []);
    }

    /// <summary>Whether it is what the CLI writes before anybody has set it up: a profile without a mode and without keys.</summary>
    private static bool IsUnconfigured(JObject config, string name) =>
        FindProfile(config, name) is { } fields
        && CredentialJson.Text(fields, "mode") is null
        && CredentialJson.Text(fields, "access_key_id") is null;

    private static JObject? FindProfile(JObject config, string name) =>
        (config["profiles"] as JArray ?? []).OfType<JObject>().FirstOrDefault(profile => CredentialJson.Text(profile, "name") == name);

    private ICredentialSource Source(JObject config, string name, string[] before)
    {
        var origin = $"CLI profile \"{name}\" of {File}";
        if (before.Contains(name))
        {
            throw new CredentialSourceException(origin, $"its source_profile leads back to it: {string.Join(" -> ", [.. before, name])}.");
        }

        var fields =
            FindProfile(config, name)
            ?? throw new CredentialSourceException(
                origin,
                "there is no profile of that name. Set ALIBABA_CLOUD_PROFILE or \"current\" to one that is there."
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
                Source(config, settings.Require("source_profile"), [.. before, name])
            ).Source(),
            "EcsRamRole" => settings.InstanceRole(options),
            "OIDC" => new OidcCredentials(
                options,
                settings.Role(),
                settings.Require("oidc_provider_arn"),
                settings.Require("oidc_token_file")
            ).Source(),
            "External" => new ProcessCredentials(options, settings.Require("process_command")).Source(),
            "CloudSSO" or "OAuth" => throw new CredentialSourceException(
                origin,
                $"mode {settings.Find("mode")} is signed in to by a browser, which is not served. Use mode External with a program that prints keys, or a role."
            ),
            var mode => throw new CredentialSourceException(
                origin,
                $"mode {mode ?? "(none)"} is not served. Use AK, StsToken, RamRoleArn, ChainableRamRoleArn, EcsRamRole, OIDC or External."
            ),
        };
    }
}
