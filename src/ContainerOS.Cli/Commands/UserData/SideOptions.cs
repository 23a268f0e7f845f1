using System.CommandLine;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.UserData;
using ContainerOS.Model.Terms;

namespace ContainerOS.Cli.Commands.UserData;

/// <summary>The options of verbs that take a program, a script or a live pool.</summary>
internal sealed class SideOptions
{
    internal const string Forms = "a program's folder, a script (or its base64; - for standard input), or a live pool (clusterId:nodePoolId)";
    private readonly ProgramOptions program = new();
    private readonly CloudPlace place = new();

    internal Option<BootstrapPhase> Phase { get; } = new("--phase") { Description = "The phase that a bare script runs in.", DefaultValueFactory = _ => BootstrapPhase.AfterJoin };

    internal Option<UserDataFormat> Format { get; } = new("--format", "-f") { Description = "text for people, or json." };

    internal Option<bool> Trace { get; } = TraceOption.Create();

    internal Command AddTo(Command verb)
    {
        foreach (var option in new Option[] { program.Stack, program.Config, Phase, place.Region, place.Endpoint, Format, Trace })
        {
            verb.Add(option);
        }

        return verb;
    }

    internal SideReader ReaderOf(ParseResult parsed, Surface surface) =>
        new(parsed.GetValue(program.Stack)!, program.ConfigOf(parsed), parsed.GetValue(Phase), place.RegionOf(parsed), place.EndpointOf(parsed), surface.Observer);
}
