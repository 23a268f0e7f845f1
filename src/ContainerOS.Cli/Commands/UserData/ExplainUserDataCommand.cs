using System.CommandLine;
using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.UserData;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Commands.UserData;

/// <summary><c>containeros userdata explain</c>.</summary>
internal static class ExplainUserDataCommand
{
    internal static Command Create()
    {
        var from = new Argument<string>("from")
        {
            Description = $"What to explain: {BootstrapSourceOptions.AcceptedForms}.",
            DefaultValueFactory = _ => ".",
        };
        var pool = new Option<string?>("--pool") { Description = "The name of the pool in the program. Default: every pool." };
        var options = new BootstrapSourceOptions();
        var command = options.AddTo(
            new Command("explain", "Show what each bootstrap step runs and where it may write. Runs nothing.") { from, pool }
        );
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var output = ConsoleOutput.ForRun(parsed.GetValue(options.Trace));
                    var sides = await options.CreateReader(parsed, output).ReadAsync(parsed.GetValue(from)!, parsed.GetValue(pool), ct);
                    var explained = sides.Select(side => new Explanation(side)).ToList();
                    await (
                        options.Format.Get(parsed) is UserDataFormat.Json
                            ? output.WriteJsonAsync(new JObject { ["pools"] = new JArray(explained.Select(each => each.Json())) })
                            : output.Out.WriteLinesAsync(
                                explained.SelectMany(
                                    (each, index) => each.Lines(output.Style).Prepend(string.Empty).Skip(index == 0 ? 1 : 0)
                                )
                            )
                    );
                    return ExitCode.Done;
                })
        );
        return command;
    }
}
