using System.CommandLine;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.UserData;
using ContainerOS.Model.Releases;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Versions;
using ContainerOS.Rules.Conversion;

namespace ContainerOS.Cli.Commands.UserData;

/// <summary><c>containeros userdata convert</c>.</summary>
internal static class ConvertCommand
{
    internal static Command Create()
    {
        var script = new Argument<string>("script") { Description = "A script for Alibaba Cloud Linux or CentOS; - for standard input." };
        var release = new Option<string>("--os") { Description = "The ContainerOS release it is for.", DefaultValueFactory = _ => ContainerOsReleases.All.Last(each => each.ImageId is not null).Version.ToString() };
        var phase = new Option<BootstrapPhase>("--phase") { Description = "When it runs.", DefaultValueFactory = _ => BootstrapPhase.AfterJoin };
        var format = new Option<ConversionFormat>("--format", "-f") { Description = "text, json, or yaml for the steps alone." };
        var verb = new Command("convert", "Turn a script for another system into bootstrap steps, and list what can not work.") { script, release, phase, format };
        verb.SetAction((parsed, ct) => Faults.GuardAsync(async () =>
        {
            var (file, text) = (parsed.GetValue(script)!, await ScriptText.ReadAsync(parsed.GetValue(script)!, ct));
            var target = OsVersion.Parse(parsed.GetValue(release)!) ?? throw new UsageException($"--os takes a release such as 3.6.1, and '{parsed.GetValue(release)}' is none");
            var when = parsed.GetValue(phase);
            return await TellAsync(file, ScriptConverter.Convert(text, target, when), when is BootstrapPhase.BeforeJoin ? "beforeJoin" : "afterJoin", parsed.GetValue(format));
        }));
        return verb;
    }

    private static async Task<int> TellAsync(string file, ScriptConversion conversion, string phase, ConversionFormat format)
    {
        var surface = Surface.OfProcess();
        var yaml = BootstrapYaml.Write(conversion, phase);
        await surface.Out.WriteLineAsync(format switch
        {
            ConversionFormat.Json => ConversionReport.Json(file, conversion, yaml).ToString(),
            ConversionFormat.Yaml => yaml.TrimEnd('\n'),
            _ => yaml + "\n" + ConversionReport.Text(file, conversion, surface.Ink),
        });
        if (format is ConversionFormat.Yaml)
        {
            await Console.Error.WriteLineAsync(ConversionReport.Text(file, conversion, surface.Ink));
        }

        return conversion.IsRefused ? Runs.ExitCode.Failed : Runs.ExitCode.Done;
    }
}
