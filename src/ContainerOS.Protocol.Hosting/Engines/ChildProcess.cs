using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace ContainerOS.Protocol.Hosting.Engines;

/// <summary>A started process with its output and its exit.</summary>
internal sealed partial class ChildProcess : IAsyncDisposable
{
    private const int Sigint = 2;
    private const int Sigterm = 15;

    /// <summary>The time between SIGINT and SIGKILL, as in Pulumi's engine.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource reading = new();
    private readonly Process process;
    private readonly TimeProvider time;
    private readonly Task errorsRead;
    private readonly bool isInterruptible;
    private Task outputDrained = Task.CompletedTask;
    private int disposed;

    private ChildProcess(Process process, ChildStart start)
    {
        this.process = process;
        time = start.Time;
        isInterruptible = start.IsInterruptible;
        errorsRead = Errors.ReadAsync(process.StandardError, start.OnErrorLine, reading.Token);
        Exited = process.WaitForExitAsync();
    }

    public Task Exited { get; }

    public int ExitCode => process.ExitCode;

    public int Id => process.Id;

    /// <summary>The last lines of standard error.</summary>
    public RecentLines Errors { get; } = new();

    public TextReader Output => process.StandardOutput;

    /// <exception cref="Win32Exception">The executable was not found.</exception>
    public static ChildProcess Start(ChildStart start)
    {
        var process = new Process { StartInfo = ToProcessStartInfo(start) };
        try
        {
            process.Start();
            return new ChildProcess(process, start);
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <summary>Reads the rest of standard output, so that the process never blocks on it.</summary>
    public void DrainOutput(Action<string>? onLine = null) => outputDrained = new RecentLines().ReadAsync(Output, onLine, reading.Token);

    /// <summary>Waits for the exit and the last lines of output, at most for the given time.</summary>
    public async Task WaitForExitAsync(TimeSpan timeout)
    {
        await Task.WhenAny(Task.WhenAll(Exited, errorsRead, outputDrained), Task.Delay(timeout, time));
    }

    /// <summary>Closes standard input, so that a process that reads it does not wait for ever.</summary>
    public void CloseInput() => process.StandardInput.Close();

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

    private static ProcessStartInfo ToProcessStartInfo(ChildStart start)
    {
        var info = new ProcessStartInfo(start.Executable, start.Arguments)
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
        if (!isInterruptible || OperatingSystem.IsWindows())
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

    /// <summary>Whether the process ignores the signal. Only Linux reports it; elsewhere the answer is no.</summary>
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

/// <summary>How to start a process.</summary>
/// <param name="Executable">The executable: a path, or a name that is searched on PATH.</param>
/// <param name="Arguments">All arguments.</param>
/// <param name="Environment">Variables to add to the environment of this process.</param>
/// <param name="WorkingDirectory">The working directory; null for that of this process.</param>
/// <param name="OnErrorLine">Called for each line of standard error; may be null.</param>
/// <param name="Time">The clock for the time between interrupt and kill.</param>
internal sealed record ChildStart(
    string Executable,
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string> Environment,
    string? WorkingDirectory,
    Action<string>? OnErrorLine,
    TimeProvider Time
)
{
    /// <summary>Whether an interrupt ends the process; if not, it is killed at once with its descendants.</summary>
    public bool IsInterruptible { get; init; } = true;

    /// <summary>Which variables of this process it inherits; null for all.</summary>
    public Func<string, bool>? Inherits { get; init; }

    /// <summary>The secret that it shares with this process (<see cref="Hosting.CallToken"/>); null for none.</summary>
    public string? CallToken { get; init; }
}

/// <summary>The last lines of an output, for error messages.</summary>
internal sealed class RecentLines
{
    private const int Capacity = 20;

    /// <summary>A longer line is passed on in parts, so that output without line ends does not fill the memory.</summary>
    private const int MaxLineLength = 8192;
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
            await foreach (var line in LinesAsync(reader, ct))
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

    private static async IAsyncEnumerable<string> LinesAsync(TextReader reader, [EnumeratorCancellation] CancellationToken ct)
    {
        var buffer = new char[4096];
        var line = new StringBuilder();
        while (await reader.ReadAsync(buffer, ct) is > 0 and var count)
        {
            foreach (var letter in buffer.AsMemory(0, count).ToArray())
            {
                if (letter != '\n')
                {
                    line.Append(letter);
                }

                if (letter == '\n' || line.Length == MaxLineLength)
                {
                    yield return line.ToString().TrimEnd('\r');
                    line.Clear();
                }
            }
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
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
