using System.Diagnostics;

namespace ContainerOS.Cli.Tests.Processes;

/// <summary>Runs the built command as a process without a terminal and without credentials.</summary>
internal static class CliProcess
{
    private static readonly string Program = Path.Combine(
        AppContext.BaseDirectory,
        OperatingSystem.IsWindows() ? "containeros.exe" : "containeros"
    );

    internal static async Task<CliResult> RunAsync(string folder, params string[] arguments)
    {
        var ct = TestContext.Current.CancellationToken;
        using var process = Process.Start(Of(folder, arguments))!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        await process.WaitForExitAsync(ct);
        return new CliResult(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }

    private static ProcessStartInfo Of(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
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

/// <summary>The result of a command.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Error);
