using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Shapes;

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
        return [.. config.Suppressions.Validate(), .. Problems(config, plain.Inputs).Where(_ => !config.IsOffline)];
    }

    private static IEnumerable<Diagnostic> Problems(ProviderConfig config, PropertyMap settings)
    {
        if (settings.ContainsKey("lockFile"))
        {
            yield return Finding(
                "COS0014",
                "lockFile",
                "lock files are not supported yet",
                "releases are pinned to the images that are compiled in",
                "remove containeros:lockFile, or pin os.imageId in the program"
            );
        }

        if (config.MaxRetries is < 0 or > MaxRetriesCeiling)
        {
            yield return Finding(
                "COS0013",
                "maxRetries",
                $"{config.MaxRetries} is not between 0 and 10",
                "more retries only delay the report of an outage",
                "set it to a value from 0 to 10"
            );
        }

        if (!config.UserData.IsInRange)
        {
            yield return Finding(
                "COS0013",
                "userDataMargin",
                $"{config.UserData.Margin} is not between 0 and {UserDataSettings.MaxMargin}",
                "ECS accepts 32 KB of user data, and the program needs a part of it",
                $"set it to a value from 0 to {UserDataSettings.MaxMargin}; the default is 2048"
            );
        }

        if (Cloud(config) is { } cloud)
        {
            yield return cloud;
        }
    }

    private static Diagnostic? Cloud(ProviderConfig config) =>
        config switch
        {
            { Cloud: null } => Finding(
                "COS0010",
                "cloud",
                "no cloud is configured and there are no credentials",
                "no cloud is called unless the configuration or credentials select one",
                "for Alibaba Cloud, set containeros:region, and either ALIBABA_CLOUD_ACCESS_KEY_ID and "
                    + "ALIBABA_CLOUD_ACCESS_KEY_SECRET or a CLI profile; on an ECS instance with a RAM role, set containeros:cloud to "
                    + "alibaba; without an account, set containeros:cloud to emulator"
            ),
            { Cloud: CloudKind.Emulator, Endpoint: null } => Finding(
                "COS0011",
                "endpoint",
                "the emulator's address is not known",
                "containeros:cloud is emulator, and this engine does not start an emulator",
                "run 'containeros emulator' and set the variables it prints, or set containeros:endpoint"
            ),
            { Cloud: CloudKind.Alibaba, Region: null or "" } => Finding(
                "COS0012",
                "region",
                "no region is configured",
                "every ACK and ECS endpoint belongs to a region",
                "set containeros:region, such as cn-hangzhou"
            ),
            _ => null,
        };

    private static Diagnostic Finding(string code, string path, string message, string why, string fix) =>
        new(code, Severity.Error, path, message, why, fix, Docs);
}
