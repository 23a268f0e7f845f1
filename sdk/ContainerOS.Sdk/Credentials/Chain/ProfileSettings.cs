using System.Globalization;

namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>The settings of one profile, by their names in the file of the CLI.</summary>
/// <param name="origin">The profile and its file, for error messages.</param>
/// <param name="read">Reads a setting; null when it is missing or empty.</param>
internal sealed class ProfileSettings(string origin, Func<string, string?> read)
{
    public string? Find(string name) => read(name);

    public string Require(string name) => read(name) ?? throw new CredentialSourceException(origin, $"{name} is not set in it.");

    public ICredentialSource Keys(bool withToken) =>
        new FixedCredentials(
            new(Require("access_key_id"), new(Require("access_key_secret")), withToken ? new(Require("sts_token")) : null),
            origin
        );

    /// <summary>The token that the CLI stored when its user signed in with a browser.</summary>
    /// <exception cref="CredentialSourceException">It has expired; only the CLI can get another one.</exception>
    public ICredentialSource StoredToken(TimeProvider time) =>
        long.TryParse(Find("sts_expiration"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && DateTimeOffset.FromUnixTimeSeconds(seconds) > time.GetUtcNow()
            ? Keys(withToken: true)
            : throw new CredentialSourceException(
                origin,
                $"the token of its sign-in (mode {Find("mode")}) has expired. Run any command of the aliyun CLI with this profile to get "
                    + "another one, such as 'aliyun sts GetCallerIdentity'."
            );

    /// <summary>The role of the instance. When a profile requests it, its absence is an error, and the search does not continue.</summary>
    public ICredentialSource InstanceRole(CredentialChainOptions options) =>
        options.IsMetadataDisabled
            ? throw new CredentialSourceException(
                origin,
                "it requires the role of the ECS instance, but ALIBABA_CLOUD_ECS_METADATA_DISABLED is true."
            )
            : new MetadataCredentials(options, Find("ram_role_name")) { RequestedBy = origin }.Source();

    public AssumedRole Role()
    {
        var role = new AssumedRole(Require("ram_role_arn"))
        {
            SessionName = Find("ram_session_name"),
            Policy = Find("policy"),
            ExternalId = Find("external_id"),
            StsRegion = Find("sts_region"),
            StsEndpoint = Find("sts_endpoint"),
            InVpc = string.Equals(Find("enable_vpc"), "true", StringComparison.OrdinalIgnoreCase),
        };
        return Seconds() is { } seconds ? role with { DurationSeconds = seconds } : role;
    }

    // The CLI writes 0 when the setting is not set.
    private int? Seconds() =>
        (Find("expired_seconds") ?? Find("duration_seconds")) switch
        {
            null or "0" => null,
            { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) => seconds,
            _ => throw new CredentialSourceException(origin, "expired_seconds, or duration_seconds, is not a whole number."),
        };
}

/// <summary>Reads a profile file.</summary>
internal static class ProfileFile
{
    /// <summary>Reads the text; null when the file does not exist.</summary>
    /// <exception cref="CredentialSourceException">The file exists but cannot be read.</exception>
    public static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CredentialSourceException(file, $"it cannot be read: {fault.Message}", fault);
        }
    }
}
