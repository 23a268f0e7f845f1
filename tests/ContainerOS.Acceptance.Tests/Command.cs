using System.Diagnostics;
using ContainerOS.Cli;
using ContainerOS.Cli.Terminal;
using ContainerOS.Testing;

namespace ContainerOS.Acceptance.Tests;

/// <summary>
/// The command. Most tests run it inside the test process and attach it to a plugin that is served there, which saves two starts for
/// each. <see cref="ProcessTests"/> holds the command in a process, which starts the plugin's, to the same results.
/// </summary>
internal static class Command
{
    /// <summary>What a test that says nothing else runs with. In CI, pins are frozen by default.</summary>
    private static readonly Dictionary<string, string> Defaults = new() { ["CI"] = string.Empty, ["NO_COLOR"] = "1" };

    /// <summary>A command to test instead of the one of the build, such as that of <c>eng/publish-command</c>; null for none.</summary>
    private static readonly string? Other = Environment.GetEnvironmentVariable("CONTAINEROS_COMMAND") is { Length: > 0 } path
        ? RepositoryRoot.PathOf(path)
        : null;

    internal static readonly string Program = Other ?? Path.Combine(AppContext.BaseDirectory, "containeros");

    /// <summary>Whether the command is that of the build, which most tests run inside the test process.</summary>
    internal static bool IsOfTheBuild => Other is null;

    /// <summary>Runs the command inside this process, or the other command as a process.</summary>
    internal static Task<ProcessResult> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        RunAsync(environment, TestContext.Current.CancellationToken, arguments);

    /// <summary>The same until it is canceled, as Ctrl-C does.</summary>
    internal static Task<ProcessResult> RunAsync(
        IReadOnlyDictionary<string, string> environment,
        CancellationToken interrupt,
        params string[] arguments
    ) => RunAsync(environment, TimeProvider.System, interrupt, arguments);

    /// <summary>The same with another clock for the calls that the command itself makes, which a process cannot have.</summary>
    internal static async Task<ProcessResult> RunAsync(
        IReadOnlyDictionary<string, string> environment,
        TimeProvider time,
        CancellationToken interrupt,
        params string[] arguments
    )
    {
        if (Other is not null)
        {
            return await RunProcessAsync(environment, interrupt, arguments);
        }

        return await RunInsideAsync(
            new InsideRun
            {
                Variables = WithDefaults(environment),
                Interrupt = interrupt,
                Time = time,
            },
            arguments
        );
    }

    /// <summary>Runs the command inside this process, whatever the command of the other runs is.</summary>
    internal static async Task<ProcessResult> RunInsideAsync(InsideRun inside, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var standardError = TextWriter.Synchronized(error);
        await using var plugins = new PluginsInProcess(standardError);
        var run = new CommandEnvironment
        {
            ServePlugin = inside.ServePlugin ?? plugins.ServeAsync,
            Overrides = inside.Variables,
            OpenInput = inside.OpenInput,
            StandardOutput = inside.Output ?? TextWriter.Synchronized(output),
            StandardError = standardError,
            IsOutputRedirected = !inside.IsTerminal,
            Time = inside.Time,
        };
        // A separate task keeps the environment from the caller's flow.
        var code = await Task.Run(() => CommandLine.RunAsync(arguments, run, inside.Interrupt));
        return new ProcessResult(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs the command as a user does: as a process.</summary>
    internal static async Task<ProcessResult> RunProcessAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        return await EndAsync(process);
    }

    internal static Process Start(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Start(environment, new ProcessStartInfo(Program, arguments));

    /// <summary>The same as the head of a process group, which a signal can be sent to as a terminal does.</summary>
    internal static Process StartGroup(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Start(environment, new ProcessStartInfo("/usr/bin/setsid", [Program, .. arguments]));

    /// <summary>Waits for the end.</summary>
    internal static Task<ProcessResult> EndAsync(Process process) => TestProcess.WaitAsync(process, TestContext.Current.CancellationToken);

    internal static Process Start(IReadOnlyDictionary<string, string> environment, ProcessStartInfo start)
    {
        foreach (var (name, value) in WithDefaults(environment))
        {
            start.Environment[name] = value;
        }

        return TestProcess.Start(start);
    }

    /// <summary>The same with a Ctrl-C at the interrupt.</summary>
    private static async Task<ProcessResult> RunProcessAsync(
        IReadOnlyDictionary<string, string> environment,
        CancellationToken interrupt,
        params string[] arguments
    )
    {
        using var process = Start(environment, arguments);
        await using var signal = interrupt.Register(() => Process.Start("kill", ["-INT", $"{process.Id}"]).Dispose());
        return await EndAsync(process);
    }

    private static Dictionary<string, string> WithDefaults(IReadOnlyDictionary<string, string> environment)
    {
        var all = new Dictionary<string, string>(environment);
        foreach (var (name, value) in Defaults)
        {
            all.TryAdd(name, value);
        }

        return all;
    }
}

/// <summary>What surrounds a run of the command inside the test process.</summary>
internal sealed record InsideRun
{
    /// <summary>The variables that differ from those of the test process.</summary>
    internal required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Where the plugin is served instead of by <see cref="PluginsInProcess"/>.</summary>
    internal Func<IReadOnlyDictionary<string, string>, string, CancellationToken, Task<int>>? ServePlugin { get; init; }

    internal Func<Stream> OpenInput { get; init; } = () => Stream.Null;

    /// <summary>Standard output, if it is not what the result has.</summary>
    internal TextWriter? Output { get; init; }

    /// <summary>Whether standard output is a terminal.</summary>
    internal bool IsTerminal { get; init; }

    /// <summary>The clock of the calls that the command makes to the cloud itself.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Cancels the run, as Ctrl-C does.</summary>
    internal CancellationToken Interrupt { get; init; } = TestContext.Current.CancellationToken;
}
