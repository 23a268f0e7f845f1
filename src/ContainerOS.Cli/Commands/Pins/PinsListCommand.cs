using System.CommandLine;
using System.Globalization;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Pins;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Views;
using ContainerOS.Locks;
using ContainerOS.Model.Locks;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Commands.Pins;

/// <summary><c>containeros pins list</c>.</summary>
internal static class PinsListCommand
{
    internal static Command Create()
    {
        var file = PinOptions.Lock();
        var json = PinOptions.Json();
        var command = new Command("list", "List the pins with what is known of each image.") { file, json };
        command.SetAction(parsed =>
            CommandRunner.RunAsync(async () =>
            {
                var path = PinOptions.FileOf(parsed.GetValue(file));
                if (!File.Exists(path))
                {
                    throw new UsageException($"{path} does not exist; 'containeros pins add 3.6.1 --region cn-hangzhou' creates it");
                }

                var pins = LockFileStore.Read(path);
                var output = ConsoleOutput.ForRun();
                await (parsed.GetValue(json) ? output.WriteJsonAsync(Json(pins)) : output.Out.WriteLinesAsync(Lines(pins, path)));
                return Runs.ExitCode.Done;
            })
        );
        return command;
    }

    private static JObject Json(ImageLock pins) =>
        JObject.Parse(LockFileWriter.Write(pins)) is var file && file["pins"] is JArray items
            ? new JObject { ["format"] = file["format"], ["pins"] = new JArray(items.SkipLast(1)) }
            : [];

    private static IEnumerable<string> Lines(ImageLock pins, string path)
    {
        if (pins.Count == 0)
        {
            return [$"{DisplayPath.Of(path)} has no pin"];
        }

        var table = new TextTable("RELEASE", "REGION", "IMAGE", "KERNEL", "CONTAINERD", "KUBERNETES", "LEARNT", "STATE");
        foreach (var pin in pins.Pins)
        {
            table.Add(
                [pin.Version.ToString()],
                [pin.Region],
                [pin.ImageId],
                [pin.Kernel ?? "-"],
                [pin.Containerd ?? "-"],
                [pin.MinKubernetes is { } minimum ? $">= {minimum.Major}.{minimum.Minor}" : "-"],
                [$"{pin.Learnt.When.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, {pin.Learnt.From}"],
                [PinState.Describe(pin)]
            );
        }

        return table.Lines();
    }
}
