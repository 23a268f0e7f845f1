using System.CommandLine;
using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.UserData;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Commands.UserData;

/// <summary><c>containeros userdata explain</c>.</summary>
internal static class ExplainStepsCommand
{
    internal static Command Create()
    {
        var from = new Argument<string>("from") { Description = $"What to explain: {SideOptions.Forms}.", DefaultValueFactory = _ => "." };
        var pool = new Option<string?>("--pool") { Description = "The pool's name in a program; every pool when not given." };
        var options = new SideOptions();
        var verb = options.AddTo(
            new Command("explain", "Say what each bootstrap step runs and where it may write. Nothing is run.") { from, pool }
        );
        verb.SetAction(
            (parsed, ct) =>
                Faults.GuardAsync(async () =>
                {
                    var surface = Surface.OfProcess(parsed.GetValue(options.Trace));
                    var sides = await options.ReaderOf(parsed, surface).ReadAsync(parsed.GetValue(from)!, parsed.GetValue(pool), ct);
                    var explained = sides.Select(side => new Explanation(side)).ToList();
                    await surface.Out.WriteLineAsync(
                        parsed.GetValue(options.Format) is UserDataFormat.Json
                            ? new JObject { ["pools"] = new JArray(explained.Select(each => each.Json())) }.ToString()
                            : string.Join("\n\n", explained.Select(each => each.Text(surface.Ink)))
                    );
                    return ExitCode.Done;
                })
        );
        return verb;
    }
}
