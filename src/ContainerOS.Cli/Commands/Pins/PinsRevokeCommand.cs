using System.CommandLine;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Pins;
using ContainerOS.Cli.Terminal;
using ContainerOS.Model.Locks;

namespace ContainerOS.Cli.Commands.Pins;

/// <summary><c>containeros pins revoke</c>.</summary>
internal static class PinsRevokeCommand
{
    internal static Command Create()
    {
        var version = PinOptions.Version();
        var regions = PinOptions.Regions();
        var file = PinOptions.Lock();
        var why = new Option<string>("--why") { Description = "Why the image must not be used any more.", Required = true };
        var use = new Option<string?>("--use") { Description = "The release to use instead." };
        var command = new Command("revoke", "Mark pins as not to be used any more: previews then refuse them and name the release to use.")
        {
            version,
            regions,
            file,
            why,
            use,
        };
        command.SetAction(parsed =>
            CommandRunner.RunAsync(async () =>
            {
                var release = PinOptions.ParseVersion(parsed.GetValue(version)!);
                var replacement = parsed.GetValue(use) is { } text ? PinOptions.ParseVersion(text) : (Model.Versions.OsVersion?)null;
                if (replacement == release)
                {
                    throw new UsageException($"--use names the release that is revoked, {release}");
                }

                if (string.IsNullOrWhiteSpace(parsed.GetValue(why)))
                {
                    throw new UsageException("--why is empty; write the reason, which previews show");
                }

                var path = PinOptions.FileOf(parsed.GetValue(file));
                var pins = LockFileStore.Read(path);
                var names = parsed.GetValue(regions)!;
                var found = pins.Pins.Where(pin => pin.Version == release && (names.Length == 0 || names.Contains(pin.Region))).ToList();
                if (found.Count == 0)
                {
                    throw new UsageException(
                        $"{DisplayPath.Of(path)} has no pin of ContainerOS {release}"
                            + (names.Length == 0 ? string.Empty : $" in {string.Join(", ", names)}")
                    );
                }

                var revoked = new PinRevocation(OneLine(parsed.GetValue(why)!), replacement);
                LockFileStore.Write(path, found.Aggregate(pins, (all, pin) => all.With(pin with { Revoked = revoked })));
                var output = ConsoleOutput.ForRun();
                foreach (var pin in found)
                {
                    await output.Out.WriteLineAsync($"revoked  {pin.Key}: {SafeText.Line(pin.ImageId)}");
                }

                return Runs.ExitCode.Done;
            })
        );
        return command;
    }

    // A reason is part of one line, in the lock file and in a preview.
    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
