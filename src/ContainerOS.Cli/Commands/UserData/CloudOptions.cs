using System.CommandLine;
using ContainerOS.Cli.Clouds;
using ContainerOS.Cli.Terminal;

namespace ContainerOS.Cli.Commands.UserData;

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

    internal string? GetEndpoint(ParseResult parsed) =>
        parsed.GetValue(Endpoint) ?? CommandEnvironment.Current.Variable(CloudSettings.EndpointVariable);
}
