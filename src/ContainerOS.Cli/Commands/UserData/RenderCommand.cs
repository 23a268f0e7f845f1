using System.CommandLine;
using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.UserData;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Cli.Commands.UserData;

/// <summary><c>containeros userdata render</c>.</summary>
internal static class RenderCommand
{
    internal static Command Create()
    {
        var program = new ProgramOptions();
        var pool = new Option<string?>("--pool") { Description = "The name of the pool in the program. Default: every pool." };
        var phase = PhaseOption.Optional("The phase to print. Default: both.");
        var base64 = new Option<bool>("--base64") { Description = "Print base64, as the API expects it." };
        var reveal = new Option<bool>("--show-secrets") { Description = "Print scripts that contain secrets." };
        var command = program.AddTo(
            new Command("render", "Print the user data that the nodes of a program's pools will run. Does not call the cloud."),
            asks: false
        );
        foreach (var option in new Option[] { pool, phase.Option, base64, reveal })
        {
            command.Add(option);
        }

        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var pools = await PoolReader.ReadAsync(program.GetSelection(parsed), parsed.GetValue(pool), ct);
                    var rendered = pools.SelectMany(each => RenderedScript.Of(each, phase.Get(parsed))).ToList();
                    var showsSecrets = parsed.GetValue(reveal);
                    await (
                        parsed.GetValue(program.Json)
                            ? JsonAsync(rendered, showsSecrets)
                            : TextAsync(rendered, parsed.GetValue(base64), showsSecrets)
                    );
                    return ExitCode.Done;
                })
        );
        return command;
    }

    private static Task JsonAsync(IEnumerable<RenderedScript> scripts, bool showsSecrets) =>
        ConsoleOutput
            .ForRun()
            .WriteJsonAsync(ValueText.ToJson(PropertyArray.Of(scripts.Select(script => (PropertyValue)script.ToMap())), showsSecrets));

    /// <summary>The scripts go to standard output, so that they can be piped; their headings go to standard error.</summary>
    private static async Task TextAsync(IReadOnlyList<RenderedScript> scripts, bool isEncoded, bool showsSecrets)
    {
        var output = ConsoleOutput.ForRun();
        foreach (var script in scripts)
        {
            await output.Error.WriteLineAsync($"# {SafeText.Line(script.Pool)}, {script.PhaseName}: {script.Bytes} bytes");
            var value = isEncoded ? script.Encoded : script.Text;
            await output.WriteExactAsync(
                value switch
                {
                    PropertySecret when !showsSecrets =>
                        $"# this script contains a secret; use --show-secrets to print it{Environment.NewLine}",
                    { Unwrapped: PropertyString text } => isEncoded ? text.Value + Environment.NewLine : text.Value,
                    _ => $"# this script contains values that are only known after deployment{Environment.NewLine}",
                }
            );
        }

        if (scripts.Count == 0)
        {
            await output.Error.WriteLineAsync("nothing to print: no bootstrap container has this phase");
        }
    }
}
