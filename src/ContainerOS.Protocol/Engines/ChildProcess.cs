using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ContainerOS.Protocol.Engines;

/// <summary>A started plugin program: its output, its end, and how it is made to end.</summary>
internal sealed partial class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>The time between the polite request to end and the kill; Pulumi's own engine gives the same.</summary>
    private int disposed;
    private readonly Process process;
    private readonly TimeProvider time;
    private readonly Task errorsFollowed;

    private ChildProcess(Process process, PluginStart start)
    {
        this.process = process;
        time = start.Time;
        errorsFollowed = Errors.FollowAsync(process.StandardError, start.ErrorLine);
        Exited = process.WaitForExitAsync();
    }

    public Task Exited { get; }

    public int ExitCode => process.ExitCode;

    public int Id => process.Id;

    public OutputTail Errors { get; } = new();

    public TextReader Output => process.StandardOutput;

    public static ChildProcess Start(PluginStart start)
    {
        var process = new Process { StartInfo = Describe(start) };
        try
        {
            process.Start();
            return new ChildProcess(process, start);
        }
        catch (Win32Exception fault)
        {
            process.Dispose();
            throw new PluginStartException(start.Executable, $"{fault.Message} (looked for it as a path and on PATH)", fault);
        }
    }

    /// <summary>Waits for the end, and for the last lines the process printed.</summary>
    public async Task WaitForLastWordsAsync(TimeSpan patience)
    {
        await Task.WhenAny(Task.WhenAll(Exited, errorsFollowed), Task.Delay(patience, time));
    }

    /// <summary>Ends the process; ending it twice is no error.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
        {
            await EndAsync();
            await WaitForLastWordsAsync(Grace);
            process.Dispose();
        }
    }

    private static ProcessStartInfo Describe(PluginStart start)
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
        if (await Task.WhenAny(Exited, Task.Delay(Grace, time)) != Exited)
        {
            process.Kill(entireProcessTree: true);
        }
        await Exited;
    }

    private void Interrupt()
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true); // There is no polite signal to another process's console here.
        }
        else
        {
            _ = SendSignal(process.Id, 2); // SIGINT; a failure means that the process is gone already.
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int pid, int signal);
}
