using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Commands.Emulators;

/// <summary>The verbs of <c>containeros emulator</c> that ask a running emulator, or move its clock.</summary>
internal static partial class EmulatorVerbs
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    internal static Command Env()
    {
        var target = new EmulatorTarget();
        var format = new EnumOption<EnvFormat>("The format: for sh, PowerShell, $GITHUB_ENV, or JSON.", EnvFormat.Sh, "--format");
        var command = target.AddTo(
            new Command("env", "Print the variables by which clients find a running emulator: eval \"$(containeros emulator env)\".")
        );
        command.Options.Add(format.Option);
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var variables = (await target.RequireAsync(parsed, ct)).Environment;
                    if (format.Get(parsed) == EnvFormat.Json)
                    {
                        await ConsoleOutput
                            .ForRun()
                            .WriteJsonAsync(new JObject(variables.Select(entry => new JProperty(entry.Key, entry.Value))));
                        return ExitCode.Done;
                    }

                    foreach (var (name, value) in variables)
                    {
                        await CommandEnvironment.Current.Out.WriteLineAsync(Line(format.Get(parsed), name, value));
                    }

                    return ExitCode.Done;
                })
        );
        return command;
    }

    internal static Command Wait()
    {
        var target = new EmulatorTarget();
        var timeout = new Option<string>("--timeout") { Description = "How long, such as 30s or 2m.", DefaultValueFactory = _ => "30s" };
        var command = target.AddTo(
            new Command("wait", "Wait until an emulator answers. The exit code is 0 when it does, and 1 when the time is over.") { timeout }
        );
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var (limit, begun) = (Duration(parsed.GetValue(timeout)!, "--timeout"), Stopwatch.GetTimestamp());
                    while (true)
                    {
                        try
                        {
                            var emulator = await target.RequireAsync(parsed, ct);
                            await EmulatorTarget.CallAsync(emulator, HttpMethod.Get, "health", null, ct);
                            await CommandEnvironment.Current.Out.WriteLineAsync($"The emulator answers at {emulator.Address}");
                            return ExitCode.Done;
                        }
                        catch (EmulatorCallException) when (Stopwatch.GetElapsedTime(begun) < limit)
                        {
                            await Task.Delay(Pause, ct);
                        }
                    }
                })
        );
        return command;
    }

    internal static Command Step()
    {
        var target = new EmulatorTarget();
        var duration = new Argument<string?>("duration")
        {
            Description = "How far, such as 90s, 5m, 1h30m or 500ms of emulated time.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var task = new Option<string?>("--until-task") { Description = "Until this task has ended." };
        var command = target.AddTo(new Command("step", "Move the clock of a running emulator forward.") { duration, task });
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var body = (parsed.GetValue(duration), parsed.GetValue(task)) switch
                    {
                        ({ } text, null) => new JObject { ["milliseconds"] = (long)Duration(text, "duration").TotalMilliseconds },
                        (null, { } id) => new JObject { ["untilTask"] = id },
                        _ => throw new UsageException("emulator step needs either a duration or --until-task"),
                    };
                    var reply = await EmulatorTarget.CallAsync(await target.RequireAsync(parsed, ct), HttpMethod.Post, "clock", body, ct);
                    await CommandEnvironment.Current.Out.WriteLineAsync((string)Parse(reply)["now"]!);
                    return ExitCode.Done;
                })
        );
        return command;
    }

    internal static Command Policy()
    {
        var target = new EmulatorTarget();
        var command = target.AddTo(
            new Command("policy", "Print the least RAM policy that the calls of a running emulator needed so far, in the vendor's JSON.")
        );
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var reply = Parse(
                        await EmulatorTarget.CallAsync(await target.RequireAsync(parsed, ct), HttpMethod.Get, "policy", null, ct)
                    );
                    foreach (var note in reply["notes"]!)
                    {
                        await CommandEnvironment.Current.Error.WriteLineAsync((string)note!);
                    }

                    await ConsoleOutput.ForRun().WriteJsonAsync(reply["policy"]!);
                    return ExitCode.Done;
                })
        );
        return command;
    }

    /// <summary>Reads a duration such as <c>1h30m</c>.</summary>
    /// <exception cref="UsageException">The text is not a duration.</exception>
    internal static TimeSpan Duration(string text, string name)
    {
        var milliseconds = 0.0;
        foreach (
            var part in DurationForm().Match(text) is { Success: true } match ? match.Groups[1].Captures.Select(part => part.Value) : []
        )
        {
            var digits = part.TrimEnd('h', 'm', 's');
            milliseconds +=
                double.Parse(digits, CultureInfo.InvariantCulture)
                * part[digits.Length..] switch
                {
                    "h" => 3_600_000,
                    "m" => 60_000,
                    "s" => 1_000,
                    _ => 1,
                };
        }

        return milliseconds is > 0 and < long.MaxValue / 10_000
            ? TimeSpan.FromMilliseconds(milliseconds)
            : throw new UsageException($"{name}: '{text}' is not a duration; a duration is such as 90s, 5m, 1h30m or 500ms");
    }

    private static JObject Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    private static string Line(EnvFormat format, string name, string value) =>
        format switch
        {
            EnvFormat.PowerShell => $"$env:{name} = '{value}'",
            EnvFormat.GitHub => $"{name}={value}",
            _ => value.Length == 0 ? $"unset {name}" : $"export {name}={value}",
        };

    [GeneratedRegex("^(?:([0-9]{1,9}(?:\\.[0-9]{1,3})?(?:ms|h|m|s)))+$")]
    private static partial Regex DurationForm();

    private enum EnvFormat
    {
        Sh,
        PowerShell,
        GitHub,
        Json,
    }
}
