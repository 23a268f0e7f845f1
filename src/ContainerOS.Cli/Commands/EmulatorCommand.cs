using System.CommandLine;
using ContainerOS.Cli.Clouds;
using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Emulator;
using ContainerOS.Emulator.Chaos;

namespace ContainerOS.Cli.Commands;

/// <summary><c>containeros emulator</c>.</summary>
internal static class EmulatorCommand
{
    internal static Command Create()
    {
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1; 0 selects a free one." };
        var state = new Option<string?>("--state") { Description = "Keep the emulated account in this file." };
        var seed = new Option<int>("--seed") { Description = "The seed of generated ids and durations.", DefaultValueFactory = _ => 1 };
        var speed = new Option<double>("--speed")
        {
            Description = "How much faster than real time the emulated clock runs.",
            DefaultValueFactory = _ => 1,
        };
        var stepped = new Option<bool>("--stepped") { Description = "The emulated clock moves only on request (POST /_emulator/clock)." };
        var chaos = new Option<string?>("--chaos") { Description = "Cause the faults of this file on purpose." };
        var command = new Command("emulator", "Run an emulator of ACK and ECS with a demo account until Ctrl-C.")
        {
            port,
            state,
            seed,
            speed,
            stepped,
            chaos,
        };
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var options = new EmulatorOptions
                    {
                        Port = parsed.GetValue(port),
                        StateFile = parsed.GetValue(state),
                        Seed = parsed.GetValue(seed),
                        Speed = parsed.GetValue(speed),
                        IsStepped = parsed.GetValue(stepped),
                        Chaos = parsed.GetValue(chaos) is { } file ? ChaosFile.Read(file) : [],
                    };
                    await RunAsync(options, ct);
                    return ExitCode.Done;
                })
        );
        return command;
    }

    private static async Task RunAsync(EmulatorOptions options, CancellationToken ct)
    {
        if (options.Port is < 0 or > 65535)
        {
            throw new UsageException("--port must be 0 to 65535");
        }

        if (options.Speed <= 0)
        {
            throw new UsageException("--speed must be greater than 0");
        }

        var output = CommandEnvironment.Current.Out;
        await using var emulator = await AckEmulator.StartAsync(options, ct);
        await output.WriteLineAsync(
            $"Emulator of ACK and ECS listens at {emulator.Address} (region {DemoAccount.Region}, cluster {DemoAccount.ClusterId})"
        );
        foreach (var (name, value) in EmulatorEnvironment.For(emulator.Address.ToString()).Where(variable => variable.Value.Length > 0))
        {
            await output.WriteLineAsync($"export {name}={value}");
        }

        await output.WriteLineAsync($"Control token, for changes below {emulator.Address}_emulator/: {emulator.ControlToken}");
        await output.WriteLineAsync($"The vendor's clients take the endpoint {emulator.Address.Authority} and the protocol http.");
        await output.WriteLineAsync($"Console, for a browser on this machine: {emulator.ConsoleAddress}");
        await output.WriteLineAsync("Press Ctrl-C to stop it.");
        await Task.Delay(Timeout.Infinite, ct)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
