using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ContainerOS.Protocol.Hosting.Engines;

/// <summary>A started plugin process with its output and its exit.</summary>
internal sealed partial class ChildProcess : IAsyncDisposable
{
    /// <summary>The time between SIGINT and SIGKILL, as in Pulumi's engine.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);
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
        foreach (var (name, value) in start.Environment)
        {
            info.Environment[name] = value;
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
            const int sigint = 2;
            _ = SendSignal(process.Id, sigint); // It fails only when the process has already exited.
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int pid, int signal);
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
