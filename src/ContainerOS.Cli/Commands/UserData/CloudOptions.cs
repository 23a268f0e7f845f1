using System.CommandLine;
using ContainerOS.Cli.Clouds;

namespace ContainerOS.Cli.Commands.UserData;

/// <summary>Where the cloud is, for verbs that name a live pool and no program.</summary>
internal sealed class CloudOptions
{
    internal Option<string?> Region { get; } =
        new("--region") { Description = "The pool's region; ALIBABA_CLOUD_REGION_ID when not given." };

    internal Option<string?> Endpoint { get; } =
        new("--endpoint")
        {
            Description = $"Another address than the region's own, such as an emulator's; {CloudSettings.EndpointVariable} when not given.",
        };

    internal string? GetRegion(ParseResult parsed) =>
        parsed.GetValue(Region) ?? Environment.GetEnvironmentVariable("ALIBABA_CLOUD_REGION_ID");

    internal string? GetEndpoint(ParseResult parsed) =>
        parsed.GetValue(Endpoint) ?? Environment.GetEnvironmentVariable(CloudSettings.EndpointVariable);
}
