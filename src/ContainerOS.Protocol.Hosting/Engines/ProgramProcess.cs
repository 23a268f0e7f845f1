using System.ComponentModel;

namespace ContainerOS.Protocol.Hosting.Engines;

/// <summary>A running program, such as <c>node</c> or <c>dotnet</c>, that calls the resource monitor.</summary>
/// <remarks>Disposing ends the program: an interrupt, and after 5 s a kill of the program and its descendants.</remarks>
public sealed class ProgramProcess : IAsyncDisposable
{
    /// <summary>The time limit for the last lines of output after the exit. A descendant can hold the output open.</summary>
    private static readonly TimeSpan OutputTimeout = TimeSpan.FromSeconds(2);

    private readonly ChildProcess child;

    private ProgramProcess(ChildProcess child) => this.child = child;

    /// <summary>Completes when the process exits.</summary>
    public Task Exited => child.Exited;

    /// <summary>The id of the process.</summary>
    public int ProcessId => child.Id;

    /// <summary>The exit code of the ended process (128 + n for signal n).</summary>
    public int ExitCode => child.ExitCode;

    /// <summary>Starts a program.</summary>
    /// <exception cref="FileNotFoundException">The executable was not found, or may not be executed.</exception>
    public static ProgramProcess Start(ProgramStart start)
    {
        try
        {
            var child = ChildProcess.Start(
                new ChildStart(
                    start.Executable,
                    start.Arguments,
                    start.Environment,
                    start.WorkingDirectory,
                    start.OnErrorLine,
                    TimeProvider.System
                )
                {
                    IsInterruptible = start.IsInterruptible,
                }
            );
            child.CloseInput();
            child.DrainOutput(start.OnOutputLine);
            return new ProgramProcess(child);
        }
        catch (Win32Exception fault)
        {
            throw new FileNotFoundException($"{start.Executable} could not be started: {fault.Message}", start.Executable, fault);
        }
    }

    /// <summary>Waits for the exit and for the last lines of output.</summary>
    public async Task WaitAsync()
    {
        await child.Exited;
        await child.WaitForExitAsync(OutputTimeout);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => child.DisposeAsync();
}

/// <summary>How to start a program.</summary>
/// <param name="Executable">The executable: a path, or a name that is searched on PATH.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="WorkingDirectory">Its working directory.</param>
public sealed record ProgramStart(string Executable, IReadOnlyList<string> Arguments, string WorkingDirectory)
{
    /// <summary>Variables to add to the environment of this process. They may hold secrets.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether an interrupt ends the program; if not, it is killed with its descendants.</summary>
    public bool IsInterruptible { get; init; } = true;

    /// <summary>Called for each line of standard output; long lines come in parts.</summary>
    public Action<string>? OnOutputLine { get; init; }

    /// <summary>Called for each line of standard error; long lines come in parts.</summary>
    public Action<string>? OnErrorLine { get; init; }

    /// <summary>The executable only: arguments and environment may hold secrets.</summary>
    public override string ToString() => Executable;
}
