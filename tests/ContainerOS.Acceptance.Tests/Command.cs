using System.Diagnostics;
using ContainerOS.Testing;

namespace ContainerOS.Acceptance.Tests;

/// <summary>The built command, run as a user runs it: a process of its own.</summary>
internal static class Command
{
    internal static readonly string Program = Path.Combine(AppContext.BaseDirectory, "containeros");

    internal static async Task<ProcessResult> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
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
        start.Environment["NO_COLOR"] = "1";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return TestProcess.Start(start);
    }
}
