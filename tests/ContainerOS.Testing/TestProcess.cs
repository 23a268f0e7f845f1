using System.Diagnostics;

namespace ContainerOS.Testing;

/// <summary>Runs programs and reads what they write.</summary>
public static class TestProcess
{
    /// <summary>Runs a program without input until it exits.</summary>
    public static async Task<ProcessResult> RunAsync(string program, IEnumerable<string> arguments, CancellationToken ct)
    {
        using var process = Start(new ProcessStartInfo(program, arguments));
        return await WaitAsync(process, ct);
    }

    /// <inheritdoc cref="RunAsync(string, IEnumerable{string}, CancellationToken)"/>
    public static async Task<ProcessResult> RunAsync(ProcessStartInfo start, CancellationToken ct)
    {
        using var process = Start(start);
        return await WaitAsync(process, ct);
    }

    /// <summary>Starts a program with its input closed and its output redirected.</summary>
    public static Process Start(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Reads both outputs at the same time, so that a full pipe cannot block the process.</summary>
    public static async Task<ProcessResult> WaitAsync(Process process, CancellationToken ct)
    {
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var error = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return new ProcessResult(process.ExitCode, await output, await error);
    }
}
