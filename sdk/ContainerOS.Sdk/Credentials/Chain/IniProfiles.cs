namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>The vendor's profile file, <c>~/.alibabacloud/credentials</c> (Go) or <c>credentials.ini</c> (C#): both names are looked for.</summary>
/// <param name="options">The surroundings.</param>
internal sealed class IniProfiles(CredentialChainOptions options)
{
    private static readonly string[] FileNames = ["credentials", "credentials.ini"];

    /// <summary>Whether there is such a file.</summary>
    public bool Exists => Files().Any(File.Exists);

    /// <summary>The source the chosen section names; null when there is no such file.</summary>
    public ICredentialSource? Find() =>
        Files().Select(file => (file, Text: ProfileFile.Read(file))).FirstOrDefault(found => found.Text is not null) is (var file, { } text)
            ? Source(file, text)
            : null;

    private string[] Files() =>
        options.Find("ALIBABA_CLOUD_CREDENTIALS_FILE") is { } given
            ? [given]
            : [.. FileNames.Select(name => Path.Combine(options.HomeDirectory, ".alibabacloud", name))];

    private ICredentialSource? Source(string file, string text)
    {
        var section = options.Find("ALIBABA_CLOUD_PROFILE") ?? "default";
        var origin = $"section [{section}] of {file}";
        var lines =
            IniSection.Read(text, section)
            ?? throw new CredentialSourceException(origin, "there is no such section. Set ALIBABA_CLOUD_PROFILE to one that is there.");
        var settings = new ProfileSettings(origin, name => lines.GetValueOrDefault(IniName(name)));
        return settings.Find("type") switch
        {
            "access_key" => settings.Keys(withToken: false),
            "sts" => settings.Keys(withToken: true),
            "ecs_ram_role" => settings.InstanceRole(options),
            "ram_role_arn" => new AssumeRoleCredentials(options, settings.Role(), settings.Keys(withToken: false)).Source(),
            "oidc_role_arn" => new OidcCredentials(
                options,
                settings.Role(),
                settings.Require("oidc_provider_arn"),
                settings.Require("oidc_token_file_path")
            ).Source(),
            "rsa_key_pair" => throw new CredentialSourceException(origin, "type rsa_key_pair is not served. Use an access key or a role."),
            var type => throw new CredentialSourceException(
                origin,
                $"type {type ?? "(none)"} is not served. Use access_key, sts, ecs_ram_role, ram_role_arn or oidc_role_arn."
            ),
        };
    }

    /// <summary>Settings have other names here than in the CLI's file.</summary>
    private static string IniName(string name) =>
        name switch
        {
            "ram_role_arn" => "role_arn",
            "ram_session_name" => "role_session_name",
            "ram_role_name" => "role_name",
            "sts_token" => "security_token",
            _ => name,
        };
}
