using System.CommandLine;
using System.Text;
using ContainerOS.Cli.Clouds;
using ContainerOS.Cli.Fixing;
using ContainerOS.Cli.Fixing.Yaml;
using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Engine;
using ContainerOS.Engine.Secrets;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Paths;
using ContainerOS.Shared;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;

namespace ContainerOS.Cli.Commands;

/// <summary><c>containeros config</c>: the config values of a stack, in its file. Secrets are stored encrypted and never shown.</summary>
internal static class ConfigCommand
{
    internal static Command Create() =>
        new("config", "Read and change the config values of a stack, in its Pulumi.<stack>.yaml.")
        {
            CreateSet(),
            CreateRemove(),
            CreateList(),
        };

    private static Command CreateSet()
    {
        var options = new ProgramOptions();
        var (key, program) = (Key(), Program());
        var value = new Option<string?>("--value", "-v")
        {
            Description = "The value. Default: it is asked for, or read from standard input.",
        };
        var secret = new Option<bool>("--secret") { Description = "Store the value encrypted; needs the passphrase of the stack." };
        var command = new Command("set", "Set a config value.") { key, program, value, secret, options.Stack };
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var file = new ConfigFile(parsed.GetValue(program)!, ProgramOptions.CheckedName(parsed.GetValue(options.Stack)!));
                    var name = file.FullKey(parsed.GetValue(key)!);
                    if (parsed.GetValue(secret) && parsed.GetValue(value) is not null)
                    {
                        throw new UsageException(
                            "a secret on the command line is in the history of the shell and in the list of processes: "
                                + "leave --value out, and the value is asked for or read from standard input"
                        );
                    }

                    var text = parsed.GetValue(value) ?? await AskAsync(name, parsed.GetValue(secret), ct);
                    file.Set(name, parsed.GetValue(secret) ? file.Encrypt(text) : text, parsed.GetValue(secret));
                    await ConsoleOutput.ForRun().Out.WriteLineAsync($"{SafeText.Line(name)} is set in {SafeText.Line(file.Path)}");
                    return ExitCode.Done;
                })
        );
        return command;
    }

    private static Command CreateRemove()
    {
        var options = new ProgramOptions();
        var (key, program) = (Key(), Program());
        var command = new Command("rm", "Remove a config value.") { key, program, options.Stack };
        command.SetAction(
            (parsed, _) =>
                CommandRunner.RunAsync(async () =>
                {
                    var file = new ConfigFile(parsed.GetValue(program)!, ProgramOptions.CheckedName(parsed.GetValue(options.Stack)!));
                    var name = file.FullKey(parsed.GetValue(key)!);
                    file.Remove(name);
                    await ConsoleOutput.ForRun().Out.WriteLineAsync($"{SafeText.Line(name)} is removed from {SafeText.Line(file.Path)}");
                    return ExitCode.Done;
                })
        );
        return command;
    }

    private static Command CreateList()
    {
        var options = new ProgramOptions();
        var program = Program();
        var command = new Command("list", "Show the config values of a stack. Secrets are hidden.")
        {
            program,
            options.Stack,
            options.Json,
        };
        command.SetAction(
            (parsed, _) =>
                CommandRunner.RunAsync(async () =>
                {
                    var file = new ConfigFile(parsed.GetValue(program)!, ProgramOptions.CheckedName(parsed.GetValue(options.Stack)!));
                    var settings = file.Engine().ReadSettings();
                    var output = ConsoleOutput.ForRun();
                    var values = settings
                        .Config.Select(pair => (pair.Key, pair.Value))
                        .Concat(settings.SecretKeys.Select(secret => (Key: secret, Value: "[secret]")))
                        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                        .ToList();
                    if (parsed.GetValue(options.Json))
                    {
                        await output.WriteJsonAsync(new JObject(values.Select(pair => new JProperty(pair.Key, pair.Value))));
                        return ExitCode.Done;
                    }

                    foreach (var (name, text) in values)
                    {
                        await output.Out.WriteLineAsync($"{SafeText.Line(name)}  {SafeText.Line(text)}");
                    }

                    return ExitCode.Done;
                })
        );
        return command;
    }

    private static Argument<string> Key() =>
        new("key") { Description = "The key. Without a namespace it belongs to the program; containeros:region belongs to the provider." };

    private static Argument<string> Program() =>
        new("program") { Description = "The directory that contains Pulumi.yaml.", DefaultValueFactory = _ => "." };

    /// <summary>The value from a question or from standard input, without its last line break.</summary>
    private static async Task<string> AskAsync(string name, bool isSecret, CancellationToken ct)
    {
        var output = ConsoleOutput.ForRun();
        if (output.Input is { } terminal)
        {
            await output.Error.WriteAsync($"Value of {SafeText.Line(name)}: ");
            var read = isSecret ? CommandEnvironment.Current.ReadHidden : terminal.ReadLine;
            return await Task.Run(read, CancellationToken.None).WaitAsync(ct)
                ?? throw new UsageException($"no value of {SafeText.Line(name)} was given");
        }

        using var reader = new StreamReader(CommandEnvironment.Current.OpenInput(), new UTF8Encoding(false, throwOnInvalidBytes: true));
        var text = await reader.ReadToEndAsync(ct);
        return text.Length > 0
            ? text.TrimEnd('\n').TrimEnd('\r')
            : throw new UsageException($"no value of {SafeText.Line(name)} was given: use --value, or write it to standard input");
    }
}

/// <summary>The file of a stack, whose config values are edited as text, so that comments and layout stay.</summary>
/// <param name="directory">The directory of the program.</param>
/// <param name="stack">The stack.</param>
internal sealed class ConfigFile(string directory, string stack)
{
    internal string Path { get; } = System.IO.Path.Combine(directory, $"Pulumi.{stack}.yaml");

    /// <summary>The key with its namespace.</summary>
    internal string FullKey(string key) => key.Contains(':', StringComparison.Ordinal) ? key : $"{Engine().ReadSettings().Project}:{key}";

    internal DeploymentEngine Engine() =>
        new(
            new EngineOptions
            {
                Passphrase = new EnvironmentPassphrase(CommandEnvironment.Current.Variable),
                ProgramDirectory = directory,
                Stack = stack,
                NeedsConfig = false,
                Plugins = new InstalledPlugins(Cloud.None),
            }
        );

    /// <summary>Encrypts a value for the stack. A stack without secrets gets its salt.</summary>
    internal string Encrypt(string value) => Engine().EncryptConfigValue(value);

    /// <summary>Sets a value: a text, or the encrypted form of a secret.</summary>
    internal void Set(string key, string value, bool isEncrypted) =>
        Edit(text =>
        {
            IReadOnlyList<string> names = isEncrypted ? ["config", key, "secure"] : ["config", key];
            if (text.Trim().Length == 0)
            {
                var rows = names.Select((name, depth) => $"{new string(' ', 2 * depth)}{YamlScalarWriter.Text(name, ScalarStyle.Plain)}:");
                return $"{string.Join('\n', rows)} {YamlScalarWriter.Text(value, ScalarStyle.Plain)}\n";
            }

            // A plain value is replaced in its place; anything else is removed first.
            var isReplaced = !isEncrypted && Find(text, key) is YamlScalar;
            var without = isReplaced || Find(text, key) is null ? text : YamlEditor.Apply(text, PathOf(key), FixEdit.Remove(key));
            return YamlEditor.Apply(without, [.. names.Select(PathSegment.Of)], FixEdit.Set(key, value));
        });

    internal void Remove(string key) =>
        Edit(text =>
            Find(text, key) is not null
                ? YamlEditor.Apply(text, PathOf(key), FixEdit.Remove(key))
                : throw new UsageException($"{SafeText.Line(Path)} has no config value '{SafeText.Line(key)}'")
        );

    private static IReadOnlyList<PathSegment> PathOf(string key) => [PathSegment.Of("config"), PathSegment.Of(key)];

    private static YamlNode? Find(string text, string key) =>
        YamlNodeReader.Read(text) is YamlMap root && root.Find("config")?.Value is YamlMap config ? config.Find(key)?.Value : null;

    private void Edit(Func<string, string> edit)
    {
        var before = File.Exists(Path) ? ProgramText.Read(Path) : new ProgramText(Path, string.Empty, HasByteOrderMark: false);
        try
        {
            var after = before with { Text = edit(before.Text) };
            if (File.Exists(Path))
            {
                after.Write(before);
            }
            else
            {
                AtomicFile.Write(Path, Encoding.UTF8.GetBytes(after.Text));
            }
        }
        catch (YamlEditException fault)
        {
            throw new UsageException($"{SafeText.Line(Path)} cannot be edited: {SafeText.Line(fault.Message)}");
        }
    }
}
