using System.CommandLine;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.UserData;

namespace ContainerOS.Cli.Commands.UserData;

/// <summary>The options of commands that read a program, a script or a node pool.</summary>
internal sealed class BootstrapSourceOptions
{
    internal const string AcceptedForms =
        "a program's directory, a script or its base64 (- for standard input), or a node pool in the cloud (clusterId:nodePoolId)";
    private readonly ProgramOptions program = new();
    private readonly CloudOptions cloud = new();

    private PhaseOption Phase { get; } = PhaseOption.WithDefault("The phase of a script.");

    private Option<string> ProgramOfPool { get; } =
        new("--program")
        {
            Description = "The directory of the program that a node pool belongs to: what its state has as secret is hidden.",
            DefaultValueFactory = _ => ".",
        };

    private Option<bool> Reveal { get; } =
        new("--show-secrets")
        {
            Description = "Show values that look like secrets in a script or node pool. A program's secrets are never shown.",
        };

    internal EnumOption<UserDataFormat> Format { get; } = new("The output format.", UserDataFormat.Text, "--format", "-f");

    internal Option<bool> Trace { get; } = TraceOption.Create();

    internal Command AddTo(Command command)
    {
        foreach (
            var option in new Option[]
            {
                program.Stack,
                program.Config,
                Phase.Option,
                cloud.Region,
                cloud.Endpoint,
                Format.Option,
                Reveal,
                ProgramOfPool,
                Trace,
            }
        )
        {
            command.Add(option);
        }

        return command;
    }

    internal BootstrapSourceReader CreateReader(ParseResult parsed, ConsoleOutput output) =>
        new(
            parsed.GetValue(program.Stack)!,
            program.GetConfig(parsed),
            Phase.GetOrDefault(parsed),
            cloud.GetRegion(parsed),
            cloud.GetEndpoint(parsed),
            parsed.GetValue(Reveal),
            parsed.GetValue(ProgramOfPool)!,
            output.Observer
        );
}
