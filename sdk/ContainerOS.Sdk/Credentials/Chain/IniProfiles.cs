namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>The vendor's profile file, <c>~/.alibabacloud/credentials</c> (Go) or <c>credentials.ini</c> (C#).</summary>
/// <param name="options">The environment of the chain.</param>
internal sealed class IniProfiles(CredentialChainOptions options)
{
    private static readonly string[] FileNames = ["credentials", "credentials.ini"];

    /// <summary>Whether the file exists.</summary>
    public bool Exists => Files().Any(File.Exists);

    /// <summary>The source that the selected section names; null when the file does not exist.</summary>
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
            ?? throw new CredentialSourceException(origin, "there is no such section. Set ALIBABA_CLOUD_PROFILE to an existing one.");
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
            "rsa_key_pair" => throw new CredentialSourceException(
                origin,
                "type rsa_key_pair is not supported. Use an access key or a role."
            ),
            var type => throw new CredentialSourceException(
                origin,
                $"type {type ?? "(none)"} is not supported. Use access_key, sts, ecs_ram_role, ram_role_arn or oidc_role_arn."
            ),
        };
    }

    /// <summary>The name of a setting in this file, which differs from the name in the file of the CLI.</summary>
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

/// <summary>Reads a section of an INI file.</summary>
internal static class IniSection
{
    /// <summary>Names and values of a section; null when it does not exist. Lines that start with # or ; are comments.</summary>
    public static Dictionary<string, string>? Read(string text, string section)
    {
        Dictionary<string, string>? found = null;
        var isInside = false;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line is ['[', .. var name, ']'])
            {
                isInside = name.Trim() == section;
                found ??= isInside ? [] : null;
            }
            else if (
                isInside
                && line[0] is not ('#' or ';')
                && line.Split('=', 2, StringSplitOptions.TrimEntries) is [var key, { Length: > 0 } value]
            )
            {
                found![key] = value;
            }
        }

        return found;
    }
}
