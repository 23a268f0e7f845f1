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
            Description = "A live pool (clusterId:nodePoolId), a file with a script or its base64, or - for standard input.",
        };
        var phase = PhaseOption.WithDefault("The phase that a file's script is of.");
        var reveal = new Option<bool>("--show-secrets") { Description = "Print what looks like a secret too." };
        var place = new CloudOptions();
        var trace = TraceOption.Create();
        var json = new Option<bool>("--json") { Description = "Print JSON, for other programs." };
        var verb = new Command("decode", "Read user data back into the bootstrap containers of a program.")
        {
            from,
            phase.Option,
            place.Region,
            place.Endpoint,
            json,
            reveal,
            trace,
        };
        verb.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var output = ConsoleOutput.ForProcess(parsed.GetValue(trace));
                    var source = parsed.GetValue(from)!;
                    var live = LiveUserData.IsPool(source)
                        ? await LiveUserData.OfPoolAsync(source, place.GetRegion(parsed), place.GetEndpoint(parsed), output.Observer, ct)
                        : LiveUserData.OfScript(await ScriptText.ReadAsync(source, ct), phase.GetOrDefault(parsed));
                    var decoded = UserDataCalls.Decode(live.PreUserData, live.UserData);
                    await WriteAsync(
                        parsed.GetValue(reveal) ? decoded : (PropertyMap)LikelySecrets.Mark(decoded),
                        parsed.GetValue(json),
                        output
                    );
                    return ExitCode.Done;
                })
        );
        return verb;
    }

    private static async Task WriteAsync(PropertyMap decoded, bool isJson, ConsoleOutput output)
    {
        if (decoded.ContainsSecrets)
        {
            await output.Error.WriteLineAsync("# what looks like a secret is hidden: --show-secrets prints it");
        }

        if (isJson)
        {
            await output.Out.WriteLineAsync(ValueText.ToJson(decoded).ToString());
            return;
        }

        if (decoded["foreign"] is PropertyBool { Value: true })
        {
            await output.Error.WriteLineAsync("# not composed by this tool: the text is one script step, as it is");
        }

        await output.Out.WriteAsync(YamlText.Write(new JObject { ["bootstrap"] = ValueText.ToJson(decoded["bootstrap"]) }));
    }
}
