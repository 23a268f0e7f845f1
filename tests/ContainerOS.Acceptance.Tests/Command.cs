using System.Diagnostics;

namespace ContainerOS.Acceptance.Tests;

/// <summary>The built command, run as a user runs it: a process of its own.</summary>
internal static class Command
{
    internal static readonly string Program = Path.Combine(AppContext.BaseDirectory, "containeros");

    internal static async Task<Ran> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
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
    internal static async Task<Ran> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Ran(process.ExitCode, await output, await error);
    }

    internal static Process Start(IReadOnlyDictionary<string, string> environment, ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        start.Environment["NO_COLOR"] = "1";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}
