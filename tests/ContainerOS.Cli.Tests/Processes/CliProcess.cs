using System.Diagnostics;
using ContainerOS.Testing;

namespace ContainerOS.Cli.Tests.Processes;

/// <summary>Runs the built command in its own process, without a terminal and without credentials.</summary>
internal static class CliProcess
{
    private static readonly string Program = Path.Combine(
        AppContext.BaseDirectory,
        OperatingSystem.IsWindows() ? "containeros.exe" : "containeros"
    );

    internal static async Task<ProcessResult> RunAsync(string folder, params string[] arguments)
    {
        var (code, output, error) = await TestProcess.RunAsync(StartInfo(folder, arguments), TestContext.Current.CancellationToken);
        return new ProcessResult(code, output.ReplaceLineEndings("\n"), error.ReplaceLineEndings("\n"));
    }

    private static ProcessStartInfo StartInfo(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments) { WorkingDirectory = folder };
        start.Environment["NO_COLOR"] = "1";
        foreach (
            var name in start
                .Environment.Keys.Where(name =>
                    name.StartsWith("ALIBABA_CLOUD_", StringComparison.Ordinal) || name is "CONTAINEROS_ENDPOINT"
                )
                .ToList()
        )
        {
            start.Environment.Remove(name);
        }

        return start;
    }
}
