using System.CommandLine;
using System.Net;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Emulator;
using ContainerOS.Emulator.Chaos;

namespace ContainerOS.Cli.Commands.Emulators;

/// <summary><c>containeros emulator</c>: runs an emulator. Its verbs work with one that runs.</summary>
internal static class EmulatorCommand
{
    internal static Command Create()
    {
        var options = new StartOptions();
        var scenario = new Option<string?>("--scenario")
        {
            Description = "Start with the account of this file, which 'emulator save' wrote.",
        };
        var seed = new Option<int>("--seed") { Description = "The seed of generated ids and durations.", DefaultValueFactory = _ => 1 };
        var command = options.AddTo(
            new Command("emulator", "Run an emulator of ACK and ECS with a demo account until Ctrl-C.") { scenario, seed }
        );
        foreach (
            var verb in new[]
            {
                EmulatorVerbs.Env(),
                EmulatorVerbs.Wait(),
                EmulatorDoctor.Create(),
                EmulatorVerbs.Step(),
                ScenarioVerbs.Save(),
                ScenarioVerbs.Fork(),
                ScenarioVerbs.Diff(),
                EmulatorVerbs.Policy(),
            }
        )
        {
            command.Subcommands.Add(verb);
        }

        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var start = options.Read(parsed);
                    (start.Scenario, start.Seed) = (parsed.GetValue(scenario), parsed.GetValue(seed));
                    await RunAsync(start, parsed.GetValue(options.Policy), ct);
                    return ExitCode.Done;
                })
        );
        return command;
    }

    /// <summary>Runs an emulator until the command is canceled.</summary>
    /// <exception cref="UsageException">The file of the policy cannot be written.</exception>
    internal static async Task RunAsync(EmulatorOptions options, string? policyFile, CancellationToken ct)
    {
        var output = CommandEnvironment.Current.Out;
        await using var emulator = await AckEmulator.StartAsync(options, ct);
        await output.WriteLineAsync(
            $"Emulator of ACK and ECS listens at {emulator.Address} (region {DemoAccount.Region}, cluster {DemoAccount.ClusterId})"
        );
        foreach (var (name, value) in emulator.Environment.Where(variable => variable.Value.Length > 0))
        {
            await output.WriteLineAsync($"export {name}={value}");
        }

        if (emulator.MetadataAddress is { } metadata)
        {
            await output.WriteLineAsync($"Metadata of ECS: {metadata}latest/meta-data/");
        }

        await output.WriteLineAsync($"Control token, for changes below {emulator.Address}_emulator/: {emulator.ControlToken}");
        await output.WriteLineAsync($"The vendor's clients take the endpoint {emulator.Address.Authority} and the protocol http.");
        await output.WriteLineAsync($"Console, for a browser on this machine: {emulator.ConsoleAddress}");
        await output.WriteLineAsync("Press Ctrl-C to stop it.");
        await Task.Delay(Timeout.Infinite, ct)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        if (policyFile is not null)
        {
            await WritePolicyAsync(emulator, policyFile);
        }
    }

    private static async Task WritePolicyAsync(AckEmulator emulator, string file)
    {
        try
        {
            await File.WriteAllTextAsync(file, emulator.ExportPolicy(), CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{DisplayPath.Of(file)} cannot be written: {exception.Message}");
        }

        foreach (var note in emulator.PolicyNotes)
        {
            await CommandEnvironment.Current.Error.WriteLineAsync($"{file}: {note}");
        }
    }
}

/// <summary>The options by which an emulator is started.</summary>
internal sealed class StartOptions
{
    private readonly Option<int> port = new("--port") { Description = "The port; 0 selects a free one." };
    private readonly Option<string> listen = new("--listen")
    {
        Description = "The IP address to listen at. Any but a loopback address lets the network in, with keys that everyone knows.",
        DefaultValueFactory = _ => "127.0.0.1",
    };
    private readonly Option<string[]> hostNames = new("--host-name")
    {
        Description = "Serve requests with this host name too, such as that of the emulator's container.",
        DefaultValueFactory = _ => [],
    };
    private readonly Option<string?> state = new("--state") { Description = "Keep the emulated account in this file (SQLite)." };
    private readonly Option<double> speed = new("--speed")
    {
        Description = "How much faster than real time the emulated clock runs.",
        DefaultValueFactory = _ => 1,
    };
    private readonly Option<bool> stepped = new("--stepped") { Description = "The emulated clock moves only by 'emulator step'." };
    private readonly Option<string?> chaos = new("--chaos") { Description = "Cause the faults of this file on purpose." };
    private readonly Option<int?> metadata = new("--metadata")
    {
        Description = "Serve the metadata of ECS on this port; without a port, on a free one.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>Where the least policy is written at the end.</summary>
    internal Option<string?> Policy { get; } =
        new("--policy") { Description = "At the end, write the least RAM policy that the calls needed to this file." };

    internal Command AddTo(Command command)
    {
        foreach (var option in new Option[] { port, listen, hostNames, state, speed, stepped, chaos, metadata, Policy })
        {
            command.Options.Add(option);
        }

        return command;
    }

    /// <exception cref="UsageException">A value is out of its bounds.</exception>
    internal EmulatorOptions Read(ParseResult parsed)
    {
        if (parsed.GetValue(port) is < 0 or > 65535)
        {
            throw new UsageException("--port must be 0 to 65535");
        }

        if (parsed.GetValue(metadata) is < 0 or > 65535)
        {
            throw new UsageException("--metadata must be 0 to 65535");
        }

        if (parsed.GetValue(speed) <= 0)
        {
            throw new UsageException("--speed must be greater than 0");
        }

        if (!IPAddress.TryParse(parsed.GetValue(listen), out var address))
        {
            throw new UsageException($"--listen: '{parsed.GetValue(listen)}' is not an IP address");
        }

        if (!IPAddress.IsLoopback(address))
        {
            CommandEnvironment.Current.Error.WriteLine(
                $"warning: the emulator listens at {address}: everyone who reaches it can use it, with keys that are public"
            );
        }

        var stateFile = parsed.GetValue(state);
        return new EmulatorOptions
        {
            Port = parsed.GetValue(port),
            ListenAddress = address,
            HostNames = parsed.GetValue(hostNames)!,
            MetadataPort = parsed.GetResult(metadata) is null ? null : parsed.GetValue(metadata) ?? 0,
            StateFile = stateFile,
            AddressFile = stateFile is null ? EmulatorTarget.LastStarted(isWritten: true) : null,
            Speed = parsed.GetValue(speed),
            IsStepped = parsed.GetValue(stepped),
            Chaos = parsed.GetValue(chaos) is { } file ? ChaosFile.Read(file) : [],
        };
    }
}
