using System.CommandLine;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.UserData;
using ContainerOS.Model.Releases;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Versions;
using ContainerOS.Rules.Conversion;
using ContainerOS.Rules.Shell;
using ContainerOS.UserData;

namespace ContainerOS.Cli.Commands.UserData;

/// <summary><c>containeros userdata convert</c>.</summary>
internal static class ConvertCommand
{
    internal static Command Create()
    {
        var script = new Argument<string>("script")
        {
            Description = "A script written for Alibaba Cloud Linux or CentOS; - reads standard input.",
        };
        var release = new Option<string>("--os")
        {
            Description = "The ContainerOS release that the script will run on.",
            DefaultValueFactory = _ => ContainerOsReleases.All.Last(each => each.ImageId is not null).Version.ToString(),
        };
        var phase = PhaseOption.WithDefault("When the script runs, relative to the node joining the cluster.");
        var format = new EnumOption<ConversionFormat>(
            "The output format; yaml contains only the steps.",
            ConversionFormat.Text,
            "--format",
            "-f"
        );
        var command = new Command("convert", "Convert a script for another system into bootstrap steps, and list what cannot work.")
        {
            script,
            release,
            phase.Option,
            format.Option,
        };
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var file = parsed.GetValue(script)!;
                    var read = await ScriptText.ReadAsync(file, ct);
                    var text = read.Text;
                    if (
                        text.Length > 0
                        && !(
                            UserDataDecoder.IsForeign(text, BootstrapPhase.BeforeJoin)
                            && UserDataDecoder.IsForeign(text, BootstrapPhase.AfterJoin)
                        )
                    )
                    {
                        throw new UsageException(
                            $"{file} was composed by this tool and needs no conversion; 'userdata decode' shows its steps"
                        );
                    }

                    var target =
                        OsVersion.Parse(parsed.GetValue(release)!)
                        ?? throw new UsageException($"--os takes a release such as 3.6.1, not '{parsed.GetValue(release)}'");
                    var when = phase.GetOrDefault(parsed);
                    return await WriteAsync(
                        file,
                        WithNotes(ScriptConverter.Convert(text, target, when), read),
                        PoolTerms.BootstrapPhases.Of(when),
                        format.Get(parsed)
                    );
                })
        );
        return command;
    }

    private static ScriptConversion WithNotes(ScriptConversion conversion, ScriptText read) =>
        conversion with
        {
            Notes = [.. read.Notes.Select(note => new ScriptNote(note)), .. conversion.Notes],
        };

    private static async Task<int> WriteAsync(string file, ScriptConversion conversion, string phase, ConversionFormat format)
    {
        var output = ConsoleOutput.ForRun();
        var yaml = BootstrapYaml.Write(conversion, phase);
        await (
            format switch
            {
                ConversionFormat.Json => output.WriteJsonAsync(ConversionReport.Json(file, conversion, yaml)),
                ConversionFormat.Yaml => output.WriteExactAsync(yaml.TrimEnd('\n') + Environment.NewLine),
                _ => WriteTextAsync(yaml, ConversionReport.Lines(file, conversion, output.Style), output),
            }
        );
        if (format is ConversionFormat.Yaml)
        {
            await output.Error.WriteLinesAsync(ConversionReport.Lines(file, conversion, output.Style));
        }

        return conversion.IsRefused ? Runs.ExitCode.Failed : Runs.ExitCode.Done;
    }

    private static async Task WriteTextAsync(string yaml, IEnumerable<string> report, ConsoleOutput output)
    {
        await output.Out.WriteDocumentAsync(yaml + "\n");
        await output.Out.WriteLinesAsync(report);
    }
}
