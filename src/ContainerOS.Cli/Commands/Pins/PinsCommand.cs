using System.CommandLine;
using System.Globalization;
using ContainerOS.Locks;
using ContainerOS.Model.Versions;

namespace ContainerOS.Cli.Commands.Pins;

/// <summary><c>containeros pins</c>: commands for the lock file, which pins the image of a release in a region.</summary>
internal static class PinsCommand
{
    internal static Command Create() =>
        new("pins", $"Pin OS releases to images in {LockFileReader.FileName}, review and verify the pins.")
        {
            PinsListCommand.Create(),
            PinsAddCommand.Create(),
            PinsUpdateCommand.Create(),
            PinsVerifyCommand.Create(),
            PinsWhyCommand.Create(),
            PinsDiffCommand.Create(),
            PinsRevokeCommand.Create(),
        };
}

/// <summary>Arguments and options that several verbs have.</summary>
internal static class PinOptions
{
    internal static Argument<string> Version() => new("version") { Description = "A ContainerOS release, such as 3.6.1." };

    internal static Argument<string[]> Programs() =>
        new("programs")
        {
            Description = "Programs whose pools use the pins: a Pulumi.yaml, its directory, or a directory that contains programs.",
            DefaultValueFactory = _ => ["."],
        };

    internal static Option<string?> Stack() =>
        new("--stack", "-s") { Description = "The name of the stack. Default: every stack that has a Pulumi.<stack>.yaml." };

    internal static Option<string?> Lock() =>
        new("--lock") { Description = $"The lock file. Default: {LockFileReader.FileName} beside the program." };

    internal static Option<string[]> Releases() =>
        new("--releases")
        {
            Description = "A file with releases that are newer than this command. May be repeated.",
            DefaultValueFactory = _ => [],
        };

    internal static Option<string[]> Regions() =>
        new("--region") { Description = "A region, such as cn-hangzhou. May be repeated.", DefaultValueFactory = _ => [] };

    internal static Option<bool> Json() => new("--json") { Description = "Print JSON instead of text." };

    /// <summary>The lock file of a command line.</summary>
    internal static string FileOf(string? option, string directory = ".") =>
        option ?? Path.Combine(directory is "." ? string.Empty : directory, LockFileReader.FileName);

    /// <exception cref="UsageException">The text is not a release.</exception>
    internal static OsVersion ParseVersion(string text) =>
        OsVersion.Parse(text) ?? throw new UsageException($"'{text}' is not a release; a release looks like 3.6.1");

    /// <summary>Parses a time span such as <c>14d</c> or <c>36h</c>.</summary>
    /// <exception cref="UsageException">The text is not a time span.</exception>
    internal static TimeSpan ParseAge(string text) =>
        text.Length > 1 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? text[^1] switch
            {
                'd' when number <= 3650 => TimeSpan.FromDays(number),
                'h' when number <= 87_600 => TimeSpan.FromHours(number),
                _ => throw NoAge(text),
            }
            : throw NoAge(text);

    private static UsageException NoAge(string text) => new($"'{text}' is not an age; an age looks like 14d or 36h");
}
