using System.CommandLine;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.UserData;

namespace ContainerOS.Cli.Commands.UserData;

/// <summary>The options of verbs that take a program, a script or a live pool.</summary>
internal sealed class SideOptions
{
    internal const string Forms =
        "a program's folder, a script (or its base64; - for standard input), or a live pool (clusterId:nodePoolId)";
    private readonly ProgramOptions program = new();
    private readonly CloudPlace place = new();

    private PhaseOption Phase { get; } = PhaseOption.Usual("The phase that a bare script runs in.");

    private Option<bool> Reveal { get; } =
        new("--show-secrets")
        {
            Description = "Show what looks like a secret in a script or a live pool; a program's secrets are never shown.",
        };

    internal Option<UserDataFormat> Format { get; } = new("--format", "-f") { Description = "text for people, or json." };

    internal Option<bool> Trace { get; } = TraceOption.Create();

    internal Command AddTo(Command verb)
    {
        foreach (
            var option in new Option[] { program.Stack, program.Config, Phase.Option, place.Region, place.Endpoint, Format, Reveal, Trace }
        )
        {
            verb.Add(option);
        }

        return verb;
    }

    internal SideReader ReaderOf(ParseResult parsed, Surface surface) =>
        new(
            parsed.GetValue(program.Stack)!,
            program.ConfigOf(parsed),
            Phase.UsualOf(parsed),
            place.RegionOf(parsed),
            place.EndpointOf(parsed),
            parsed.GetValue(Reveal),
            surface.Observer
        );
}
