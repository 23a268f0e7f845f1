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
        var phase = PhaseOption.Usual("The phase that a file's script is of.");
        var reveal = new Option<bool>("--show-secrets") { Description = "Print what looks like a secret too." };
        var place = new CloudPlace();
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
                Faults.GuardAsync(async () =>
                {
                    var surface = Surface.OfProcess(parsed.GetValue(trace));
                    var source = parsed.GetValue(from)!;
                    var live = LiveUserData.IsPool(source)
                        ? await LiveUserData.OfPoolAsync(source, place.RegionOf(parsed), place.EndpointOf(parsed), surface.Observer, ct)
                        : LiveUserData.OfScript(await ScriptText.ReadAsync(source, ct), phase.UsualOf(parsed));
                    var decoded = UserDataCalls.Decode(live.PreUserData, live.UserData);
                    await TellAsync(
                        parsed.GetValue(reveal) ? decoded : (PropertyMap)LikelySecrets.Mark(decoded),
                        parsed.GetValue(json),
                        surface
                    );
                    return ExitCode.Done;
                })
        );
        return verb;
    }

    private static async Task TellAsync(PropertyMap decoded, bool isJson, Surface surface)
    {
        if (decoded.ContainsSecrets)
        {
            await surface.Error.WriteLineAsync("# what looks like a secret is hidden: --show-secrets prints it");
        }

        if (isJson)
        {
            await surface.Out.WriteLineAsync(ValueText.ToJson(decoded).ToString());
            return;
        }

        if (decoded["foreign"] is PropertyBool { Value: true })
        {
            await surface.Error.WriteLineAsync("# not composed by this tool: the text is one script step, as it is");
        }

        await surface.Out.WriteAsync(YamlText.Write(new JObject { ["bootstrap"] = ValueText.ToJson(decoded["bootstrap"]) }));
    }
}
