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
        var pool = new Option<string?>("--pool") { Description = "The pool's name in the program; every pool when not given." };
        var phase = PhaseOption.Optional("The phase; both when not given.");
        var base64 = new Option<bool>("--base64") { Description = "Print base64, as the API takes it." };
        var reveal = new Option<bool>("--show-secrets") { Description = "Print scripts that hold secrets." };
        var verb = program.AddTo(
            new Command("render", "Print the scripts that a program's pools run, as their nodes will get them. No cloud is asked."),
            asks: false
        );
        foreach (var option in new Option[] { pool, phase.Option, base64, reveal })
        {
            verb.Add(option);
        }

        verb.SetAction(
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
        return verb;
    }

    private static Task JsonAsync(IEnumerable<RenderedScript> scripts, bool showsSecrets) =>
        ConsoleOutput
            .ForProcess()
            .Out.WriteLineAsync(
                ValueText.ToJson(PropertyArray.Of(scripts.Select(script => (PropertyValue)script.ToMap())), showsSecrets).ToString()
            );

    /// <summary>The scripts go to standard output, so that they can be piped; what they are goes beside it.</summary>
    private static async Task TextAsync(IReadOnlyList<RenderedScript> scripts, bool isEncoded, bool showsSecrets)
    {
        var output = ConsoleOutput.ForProcess();
        foreach (var script in scripts)
        {
            await output.Error.WriteLineAsync($"# {script.Pool}, {script.PhaseName}: {script.Bytes} bytes");
            var value = isEncoded ? script.Encoded : script.Text;
            await output.Out.WriteAsync(
                value switch
                {
                    PropertySecret when !showsSecrets => $"# it holds a secret: --show-secrets prints it{Environment.NewLine}",
                    { Unwrapped: PropertyString text } => isEncoded ? text.Value + Environment.NewLine : text.Value,
                    _ => $"# it holds values that are known after up{Environment.NewLine}",
                }
            );
        }

        if (scripts.Count == 0)
        {
            await output.Error.WriteLineAsync("nothing is run: there is no bootstrap container of that phase");
        }
    }
}
