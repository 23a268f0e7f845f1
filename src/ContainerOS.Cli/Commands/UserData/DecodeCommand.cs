using System.CommandLine;
using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.UserData;
using ContainerOS.Protocol.Values;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Commands.UserData;

/// <summary><c>containeros userdata decode</c>.</summary>
internal static class DecodeCommand
{
    internal static Command Create()
    {
        var from = new Argument<string>("from")
        {
            Description = "A node pool in the cloud (clusterId:nodePoolId), a file with a script or its base64, or - for standard input.",
        };
        var phase = PhaseOption.WithDefault("The phase of a script from a file.");
        var reveal = new Option<bool>("--show-secrets") { Description = "Print values that are or look like secrets." };
        var program = new Option<string>("--program")
        {
            Description = "The directory of the program that the pool belongs to: what its state has as secret is hidden.",
            DefaultValueFactory = _ => ".",
        };
        var place = new CloudOptions();
        var trace = TraceOption.Create();
        var json = new Option<bool>("--json") { Description = "Print JSON instead of text." };
        var command = new Command("decode", "Decode user data into bootstrap containers for a program.")
        {
            from,
            phase.Option,
            place.Region,
            place.Endpoint,
            json,
            reveal,
            program,
            trace,
        };
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var output = ConsoleOutput.ForRun(parsed.GetValue(trace));
                    var source = parsed.GetValue(from)!;
                    var live = LiveUserData.IsPool(source)
                        ? await LiveUserData.OfPoolAsync(source, place.GetRegion(parsed), place.GetEndpoint(parsed), output.Observer, ct)
                        : LiveUserData.OfScript(await ScriptText.ReadUserDataAsync(source, ct), phase.GetOrDefault(parsed));
                    var decoded = UserDataCalls.Decode(live.PreUserData, live.UserData);
                    var marked = LiveUserData.IsPool(source) ? LikelySecrets.Mark(decoded, source, parsed.GetValue(program)!) : decoded;
                    await WriteAsync(
                        parsed.GetValue(reveal) ? decoded : (PropertyMap)LikelySecrets.Mark(marked),
                        parsed.GetValue(json),
                        output
                    );
                    return ExitCode.Done;
                })
        );
        return command;
    }

    private static async Task WriteAsync(PropertyMap decoded, bool isJson, ConsoleOutput output)
    {
        if (decoded.ContainsSecrets)
        {
            await output.Error.WriteLineAsync("# values that are or look like secrets are hidden; use --show-secrets to print them");
        }

        if (isJson)
        {
            await output.WriteJsonAsync(ValueText.ToJson(decoded));
            return;
        }

        if (decoded["foreign"] is PropertyBool { Value: true })
        {
            await output.Error.WriteLineAsync("# this user data was not composed by this tool; its whole text is one script step");
        }

        await output.WriteExactAsync(YamlText.Write(new JObject { ["bootstrap"] = ValueText.ToJson(decoded["bootstrap"]) }));
    }
}
