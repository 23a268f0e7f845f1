using System.CommandLine;
using ContainerOS.Cli.Clouds;
using ContainerOS.Cli.Terminal;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Observability;

namespace ContainerOS.Cli.Commands;

/// <summary>The options that select a region or endpoint, for commands that name a node pool instead of a program.</summary>
internal sealed class CloudOptions
{
    internal Option<string?> Region { get; } =
        new("--region") { Description = "The region of the node pool. Default: ALIBABA_CLOUD_REGION_ID." };

    internal Option<string?> Endpoint { get; } =
        new("--endpoint")
        {
            Description =
                $"The address of the API, such as an emulator's. Default: {CloudSettings.EndpointVariable}, or the endpoint of the region.",
        };

    internal string? GetRegion(ParseResult parsed) =>
        parsed.GetValue(Region) ?? CommandEnvironment.Current.Variable("ALIBABA_CLOUD_REGION_ID");

    internal string? GetEndpoint(ParseResult parsed) => parsed.GetValue(Endpoint);

    /// <summary>Opens a client at the place that the options name.</summary>
    internal AlibabaCloudClient Open(ParseResult parsed, ISdkObserver? observer) =>
        UserClient.Open(GetRegion(parsed), GetEndpoint(parsed), observer);
}
