using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ContainerOS.Protocol.Hosting.Engines;

/// <summary>A started plugin process with its output and its exit.</summary>
internal sealed partial class ChildProcess : IAsyncDisposable
{
    /// <summary>The time between SIGINT and SIGKILL, as in Pulumi's engine.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);
    private const int Sigint = 2;
    private const int Sigterm = 15;
    private readonly CancellationTokenSource reading = new();
    private readonly Process process;
    private readonly TimeProvider time;
    private readonly Task errorsRead;
    private Task outputDrained = Task.CompletedTask;
    private int disposed;

    private ChildProcess(Process process, PluginStartInfo start)
    {
        this.process = process;
        time = start.Time;
        errorsRead = Errors.ReadAsync(process.StandardError, start.OnErrorLine, reading.Token);
        Exited = process.WaitForExitAsync();
    }

    public Task Exited { get; }

    public int ExitCode => process.ExitCode;

    public int Id => process.Id;

    /// <summary>The last lines of standard error.</summary>
    public RecentLines Errors { get; } = new();

    public TextReader Output => process.StandardOutput;

    public static ChildProcess Start(PluginStartInfo start)
    {
        var process = new Process { StartInfo = ToProcessStartInfo(start) };
        try
        {
            process.Start();
            return new ChildProcess(process, start);
        }
        catch (Win32Exception fault)
        {
            process.Dispose();
            throw new PluginStartException(start.Executable, $"{fault.Message} (searched as a path and on PATH)", fault);
        }
    }

    /// <summary>Reads and discards the rest of standard output, so that the process never blocks on it.</summary>
    public void DrainOutput() => outputDrained = new RecentLines().ReadAsync(Output, onLine: null, reading.Token);

    /// <summary>Waits for the exit and the last lines of standard error, at most for the given time.</summary>
    public async Task WaitForExitAsync(TimeSpan timeout)
    {
        await Task.WhenAny(Task.WhenAll(Exited, errorsRead), Task.Delay(timeout, time));
    }

    /// <summary>Ends the process. Further calls do nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
        {
            await EndAsync();
            await WaitForExitAsync(ShutdownTimeout);

            // A descendant of the process can hold its output open, so the end of the output is not waited for.
            await reading.CancelAsync();
            await Task.WhenAll(errorsRead, outputDrained);
            process.Dispose();
            reading.Dispose();
        }
    }

    private static ProcessStartInfo ToProcessStartInfo(PluginStartInfo start)
    {
        var info = new ProcessStartInfo(start.Executable, [.. start.Arguments, start.EngineAddress])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = start.WorkingDirectory ?? string.Empty,
        };
        foreach (var name in info.Environment.Keys.Where(name => start.Inherits?.Invoke(name) == false).ToList())
        {
            info.Environment.Remove(name);
        }

        foreach (var (name, value) in start.Environment)
        {
            info.Environment[name] = value;
        }

        info.Environment.Remove(CallToken.Variable);
        if (start.CallToken is { } token)
        {
            info.Environment[CallToken.Variable] = token;
        }

        return info;
    }

    private async Task EndAsync()
    {
        if (process.HasExited)
        {
            return;
        }

        Interrupt();
        if (await Task.WhenAny(Exited, Task.Delay(ShutdownTimeout, time)) != Exited)
        {
            process.Kill(entireProcessTree: true);
        }

        await Exited;
    }

    private void Interrupt()
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true); // Windows cannot interrupt a process that shares no console.
        }
        else
        {
            // It fails only when the process has already exited.
            _ = SendSignal(process.Id, IgnoredSignals.Contains(process.Id, Sigint) ? Sigterm : Sigint);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int pid, int signal);
}

/// <summary>
/// The signals that a process ignores. A shell without job control starts background commands with SIGINT ignored, and all that they start
/// inherits it (POSIX, Shell Command Language, 2.11). .NET and Go leave it ignored.
/// </summary>
internal static class IgnoredSignals
{
    private const string Field = "SigIgn:";

    /// <summary>Whether the process ignores the signal. Only Linux tells; elsewhere the answer is no.</summary>
    public static bool Contains(int pid, int signal)
    {
        var file = $"/proc/{pid}/status";
        try
        {
            return OperatingSystem.IsLinux()
                && File.ReadLines(file).FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal)) is { } line
                && ulong.TryParse(line.AsSpan(Field.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var mask)
                && (mask >> (signal - 1) & 1) == 1;
        }
        catch (IOException)
        {
            return false; // The process has exited.
        }
    }
}

/// <summary>The last lines of an output, for error messages.</summary>
internal sealed class RecentLines
{
    private const int Capacity = 20;
    private readonly Queue<string> lines = new();
    private readonly Lock gate = new();

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (gate)
            {
                return [.. lines];
            }
        }
    }

    /// <summary>The lines as the end of an error message.</summary>
    public static string Describe(IReadOnlyList<string> lines) =>
        lines.Count == 0 ? "; it printed nothing to standard error" : $"; its last lines:\n  {string.Join("\n  ", lines)}";

    public override string ToString() => Describe(Lines);

    /// <summary>Reads until the end or until the token is cancelled. Each line is also passed to the callback.</summary>
    public async Task ReadAsync(TextReader reader, Action<string>? onLine, CancellationToken ct)
    {
        try
        {
            while (await reader.ReadLineAsync(ct) is { } line)
            {
                Add(line);
                onLine?.Invoke(line);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The reader is no longer needed.
        }
    }

    private void Add(string line)
    {
        lock (gate)
        {
            lines.Enqueue(line);
            if (lines.Count > Capacity)
            {
                lines.Dequeue();
            }
        }
    }
}
