using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Shapes;
using ContainerOS.Rules;

namespace ContainerOS.Provider.Configuration;

/// <summary>Checks the provider configuration against its schema, and whether it determines a cloud.</summary>
internal static class ConfigurationChecker
{
    private const int MaxRetriesCeiling = 10;
    private static readonly RuleSource Docs = new("the configuration of the containeros package", PackageInfo.Version);

    /// <summary>The errors; empty if the provider can be configured.</summary>
    internal static IReadOnlyList<Diagnostic> Check(PropertyMap settings, IEnvironment environment)
    {
        var plain = InputChecker.Check(ConfigurationSchema.Inputs, ConfigDecoder.Decode(settings));
        if (plain.Diagnostics.Count > 0 || plain.Inputs.ContainsUnknowns)
        {
            return plain.Diagnostics;
        }

        var config = ProviderConfig.Resolve(plain.Inputs, environment);
        return [.. config.Suppressions.Validate(), .. Problems(config, plain.Inputs, environment).Where(_ => !config.IsOffline)];
    }

    private static IEnumerable<Diagnostic> Problems(ProviderConfig config, PropertyMap settings, IEnvironment environment)
    {
        foreach (var problem in config.Lock.Read().Problems)
        {
            var place = problem.Line > 0 ? $"{config.Lock.File}:{problem.Line}:{problem.Column}" : config.Lock.File;
            yield return Finding(ProgramChecks.LockFileIsReadable, "lockFile", $"{place}: {problem.Message}", fix: problem.Fix);
        }

        if (config.Lock.MaxAgeInDays is < 1 or > 3650)
        {
            yield return Finding(
                ProgramChecks.SettingOutOfBounds,
                "maxImageAge",
                $"{config.Lock.MaxAgeInDays} is not between 1 and 3650",
                "an image of today has the age 0, and no image of ContainerOS is older than 10 years",
                "set it to a number of days from 1 to 3650"
            );
        }

        if (config.MaxRetries is < 0 or > MaxRetriesCeiling)
        {
            yield return Finding(
                ProgramChecks.SettingOutOfBounds,
                "maxRetries",
                $"{config.MaxRetries} is not between 0 and 10",
                "more retries only delay the report of an outage",
                "set it to a value from 0 to 10"
            );
        }

        if (!config.UserData.IsInRange)
        {
            yield return Finding(
                ProgramChecks.SettingOutOfBounds,
                "userDataMargin",
                $"{config.UserData.Margin} is not between 0 and {UserDataSettings.MaxMargin}",
                "ECS accepts 32 KB of user data, and the program needs a part of it",
                $"set it to a value from 0 to {UserDataSettings.MaxMargin}; the default is 2048"
            );
        }

        if ((Cloud(config) ?? Endpoint(config, environment)) is { } cloud)
        {
            yield return cloud;
        }
    }

    /// <summary>An endpoint that is not an address is reported when the client is created.</summary>
    private static Diagnostic? Endpoint(ProviderConfig config, IEnvironment environment) =>
        config.Endpoint is { } text
        && Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text, UriKind.Absolute, out var endpoint)
        && !SessionCredentials.Hosts(config.Cloud, environment).Allows(endpoint)
            ? Finding(
                ProgramChecks.UntrustedEndpoint,
                "endpoint",
                $"no keys are sent to {endpoint.Authority}",
                config.Cloud is CloudKind.Emulator ? "containeros:cloud is emulator, and an emulator runs on this machine only" : null,
                config.Cloud is CloudKind.Emulator
                    ? "set containeros:endpoint to the address that 'containeros emulator' prints, or remove it"
                    : null
            )
            : null;

    private static Diagnostic? Cloud(ProviderConfig config) =>
        config switch
        {
            { Cloud: null } => Finding(
                ProgramChecks.NoCloud,
                "cloud",
                "no cloud is configured and there are no credentials",
                fix: "for Alibaba Cloud, set containeros:region, and either ALIBABA_CLOUD_ACCESS_KEY_ID and "
                    + "ALIBABA_CLOUD_ACCESS_KEY_SECRET or a CLI profile; on an ECS instance with a RAM role, set containeros:cloud to "
                    + "alibaba; without an account, set containeros:cloud to emulator"
            ),
            { Cloud: CloudKind.Emulator, Endpoint: null } => Finding(
                ProgramChecks.NoEmulatorAddress,
                "endpoint",
                "the emulator's address is not known",
                "containeros:cloud is emulator, and this engine does not start an emulator"
            ),
            { Cloud: CloudKind.Alibaba, Region: null or "" } => Finding(ProgramChecks.NoRegion, "region", "no region is configured"),
            _ => null,
        };

    /// <summary>A finding with the reason and the fix of its check, unless there is a more specific one.</summary>
    private static Diagnostic Finding(RuleInfo check, string path, string message, string? why = null, string? fix = null) =>
        new(check.Code, check.Severity, path, message, why ?? check.Why, fix ?? check.Fix, Docs);
}
