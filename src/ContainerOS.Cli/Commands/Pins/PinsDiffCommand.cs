using System.CommandLine;
using System.Diagnostics;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Pins;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Validation;
using ContainerOS.Locks;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Locks;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Commands.Pins;

/// <summary>The formats of <c>pins diff</c>.</summary>
internal enum PinDiffFormat
{
    /// <summary>Lines for people.</summary>
    Text,

    /// <summary>A table for the description of a pull request.</summary>
    Markdown,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>SARIF 2.1.0.</summary>
    Sarif,
}

/// <summary><c>containeros pins diff</c>.</summary>
internal static class PinsDiffCommand
{
    internal static Command Create()
    {
        var old = new Argument<string>("old")
        {
            Description = "The lock before: a file, or a git revision such as HEAD or main.",
            DefaultValueFactory = _ => "HEAD",
        };
        var now = new Argument<string?>("new")
        {
            Description = "The lock after: a file or a git revision. Default: the lock file.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var file = PinOptions.Lock();
        var releases = PinOptions.Releases();
        var format = new EnumOption<PinDiffFormat>("The format.", PinDiffFormat.Text, "--format", "-f");
        var command = new Command("diff", "Show what changed between two lock files or git revisions.")
        {
            old,
            now,
            file,
            releases,
            format.Option,
        };
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var path = PinOptions.FileOf(parsed.GetValue(file));
                    var before = await ReadAsync(parsed.GetValue(old)!, path, ct);
                    var after = parsed.GetValue(now) is { } name ? await ReadAsync(name, path, ct) : LockFileStore.Read(path);
                    var changes = LockComparison.Between(before, after);
                    var notes = new PinChangeNotes(new ReleaseCatalog(parsed.GetValue(releases)!), before);
                    var output = ConsoleOutput.ForRun();
                    await (
                        format.Get(parsed) switch
                        {
                            PinDiffFormat.Markdown => output.Out.WriteDocumentAsync(Markdown(changes, notes) + Environment.NewLine),
                            PinDiffFormat.Json => output.WriteJsonAsync(Json(changes, notes)),
                            PinDiffFormat.Sarif => output.WriteJsonAsync(
                                SarifLog.Write([.. changes.Select(change => ToFinding(change, after, path))])
                            ),
                            _ => output.Out.WriteLinesAsync(Lines(changes, notes, output.Style)),
                        }
                    );
                    return Runs.ExitCode.Done;
                })
        );
        return command;
    }

    private static async Task<ImageLock> ReadAsync(string name, string path, CancellationToken ct)
    {
        if (File.Exists(name))
        {
            return LockFileStore.Read(name);
        }

        var full = Path.GetFullPath(path);
        var start = new ProcessStartInfo("git")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(full),
            ArgumentList = { "show", "--end-of-options", $"{name}:./{Path.GetFileName(full)}" },
        };
        try
        {
            using var git = Process.Start(start) ?? throw new UsageException("git cannot be started");
            var (text, error) = (git.StandardOutput.ReadToEndAsync(ct), git.StandardError.ReadToEndAsync(ct));
            await git.WaitForExitAsync(ct);
            return git.ExitCode == 0
                ? LockFileStore.Parse(await text, $"{DisplayPath.Of(path)} at {name}")
                : throw new UsageException(
                    $"'{name}' is neither a file nor a git revision with {DisplayPath.Of(path)}: "
                        + SafeText.Line((await error).Trim().Split('\n')[0])
                );
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new UsageException($"'{name}' is not a file, and git, which reads revisions, is not installed");
        }
    }

    private static IEnumerable<string> Lines(IReadOnlyList<PinChange> changes, PinChangeNotes notes, AnsiStyle style)
    {
        if (changes.Count == 0)
        {
            yield return "The pins are the same.";
        }

        foreach (var change in changes)
        {
            var (mark, pin) = change switch
            {
                { Old: null } => (style.Green("+"), change.New!),
                { New: null } => (style.Red("-"), change.Old!),
                _ => (style.Yellow("~"), change.New!),
            };
            yield return $"{mark} {change.Key}  {pin.ImageId}";
            foreach (var note in notes.Of(change))
            {
                yield return $"    {note}";
            }
        }
    }

    private static string Markdown(IReadOnlyList<PinChange> changes, PinChangeNotes notes)
    {
        if (changes.Count == 0)
        {
            return "The pins are the same.";
        }

        IEnumerable<string> rows = changes.Select(change =>
            $"| {Verb(change)} | {change.Key.Version} | {change.Key.Region} | `{Cell((change.New ?? change.Old)!.ImageId)}` | "
            + $"{string.Join("<br>", notes.Of(change).Select(Cell))} |"
        );
        return string.Join('\n', ["| pin | release | region | image | what changes |", "| --- | --- | --- | --- | --- |", .. rows]);
    }

    // A cell ends at a bar, and a reader of the pull request must not be sent anywhere by a text of the lock file.
    private static string Cell(string text) =>
        SafeText
            .Of(text)
            .Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("`", "'", StringComparison.Ordinal)
            .Replace("[", "\\[", StringComparison.Ordinal);

    private static JObject Json(IReadOnlyList<PinChange> changes, PinChangeNotes notes) =>
        new()
        {
            ["changes"] = new JArray(
                changes.Select(change => new JObject
                {
                    ["kind"] = Verb(change),
                    ["version"] = change.Key.Version.ToString(),
                    ["region"] = change.Key.Region,
                    ["old"] = change.Old is { } old ? JObject.Parse(LockFileWriter.Line(old)) : null,
                    ["new"] = change.New is { } now ? JObject.Parse(LockFileWriter.Line(now)) : null,
                    ["notes"] = new JArray(notes.Of(change)),
                })
            ),
        };

    private static Finding ToFinding(PinChange change, ImageLock after, string path)
    {
        var isOtherImage = change.Members.Any(member => member.Member is "imageId" or "digest");
        var index = change.New is { } pin ? after.Pins.TakeWhile(each => each.Key != pin.Key).Count() : -1;
        return new Finding(
            null,
            isOtherImage ? Severity.Warning : Severity.Info,
            null,
            string.Empty,
            change switch
            {
                { Old: null } => $"{change.Key} is pinned to {change.New!.ImageId}",
                { New: null } => $"{change.Key} is not pinned any more",
                _ => $"{change.Key} changed: {string.Join(", ", change.Members.Select(member => member.Member))}",
            },
            isOtherImage ? "the image of a release does not change once it is published" : null,
            isOtherImage ? "find out who changed the line, and verify it with 'containeros pins verify'" : null,
            null,
            // The pins begin in the fourth line of the file, one line each.
            index >= 0
                ? new SourcePosition(path, index + 4, 1)
                : null
        );
    }

    private static string Verb(PinChange change) =>
        change switch
        {
            { Old: null } => "added",
            { New: null } => "removed",
            _ => "changed",
        };
}
