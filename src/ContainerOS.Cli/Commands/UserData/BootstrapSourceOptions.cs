using System.CommandLine;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.UserData;

namespace ContainerOS.Cli.Commands.UserData;

/// <summary>The options of verbs that take a program, a script or a live pool.</summary>
internal sealed class BootstrapSourceOptions
{
    internal const string AcceptedForms =
        "a program's folder, a script (or its base64; - for standard input), or a live pool (clusterId:nodePoolId)";
    private readonly ProgramOptions program = new();
    private readonly CloudOptions cloud = new();

    private PhaseOption Phase { get; } = PhaseOption.WithDefault("The phase that a bare script runs in.");

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
            var option in new Option[] { program.Stack, program.Config, Phase.Option, cloud.Region, cloud.Endpoint, Format, Reveal, Trace }
        )
        {
            verb.Add(option);
        }

        return verb;
    }

    internal BootstrapSourceReader CreateReader(ParseResult parsed, ConsoleOutput output) =>
        new(
            parsed.GetValue(program.Stack)!,
            program.GetConfig(parsed),
            Phase.GetOrDefault(parsed),
            cloud.GetRegion(parsed),
            cloud.GetEndpoint(parsed),
            parsed.GetValue(Reveal),
            output.Observer
        );
}
