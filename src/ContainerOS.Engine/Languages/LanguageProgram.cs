using ContainerOS.Engine.Deployment;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Events;
using ContainerOS.Protocol.Hosting.Engines;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Languages;

/// <summary>A program in another language: a child process that calls the resource monitor.</summary>
/// <remarks>
/// Only a process that ends with code 0 has said what it wants. After any other end nothing is deleted, and the state has what was
/// deployed so far.
/// </remarks>
internal sealed class LanguageProgram : ProgramExecution
{
    /// <summary>The exit code of SDKs for an error that they have already reported.</summary>
    private const int ErrorIsReported = 32;

    /// <summary>The exit code of a process that Ctrl-C ended, which reaches the program before this process.</summary>
    private const int Interrupted = 128 + 2;

    /// <summary>The time in which the Ctrl-C that ended the program must also reach this process.</summary>
    private static readonly TimeSpan InterruptTimeout = TimeSpan.FromSeconds(2);

    private readonly RunContext run;
    private readonly LanguageRuntime runtime;
    private readonly ProgramOutput output;
    private readonly Task<ProgramProcess> starting;
    private Task preparing = Task.CompletedTask;

    private LanguageProgram(RunContext run, LanguageRuntime runtime)
    {
        this.run = run;
        this.runtime = runtime;
        output = new ProgramOutput(run);
        starting = StartAsync();
    }

    /// <summary>Starts a program. Its calls wait until <see cref="RunAsync"/>.</summary>
    /// <exception cref="ProgramException">What the program needs is not installed.</exception>
    public static new LanguageProgram Start(RunContext run) => new(run, LanguageRuntime.Of(run));

    /// <inheritdoc/>
    public override void StartPlugins() => preparing = run.Providers.PrepareAsync(run.Canceled);

    /// <inheritdoc/>
    public override Task StartedAsync() => starting;

    /// <inheritdoc/>
    public override async Task<PropertyMap> RunAsync()
    {
        var process = await starting;
        run.Monitor.Open();
        var ended = process.WaitAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(run.Canceled);
        var idle = WatchIdleTimeAsync(stop.Token);
        var first = await Task.WhenAny(ended, run.Monitor.Faulted, run.Monitor.Refused, idle);
        await stop.CancelAsync();
        if (first != ended)
        {
            await process.DisposeAsync();
        }

        // Operations that the program has started go on without it, and their results reach the state.
        await run.Monitor.DrainAsync();
        if (run.Monitor.Faulted.IsCompleted)
        {
            throw new AggregateException(await run.Monitor.Faulted).Flatten().InnerExceptions[0];
        }

        run.Canceled.ThrowIfCancellationRequested();
        if (first == idle)
        {
            AddError(
                $"the program was ended: it has called nothing for {Describe(run.Workspace.Options.ProgramIdleLimit)} and has not ended. "
                    + "Look for a timer, a server or an 'await' that never completes"
            );
        }
        else if (first == ended)
        {
            await ReportEndAsync(process.ExitCode);
        }

        return run.Monitor.StackOutputs;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await ((Task)starting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (starting.IsCompletedSuccessfully)
        {
            await (await starting).DisposeAsync();
        }

        await preparing;
        runtime.Dispose();
    }

    private static string Describe(TimeSpan time) => time.TotalMinutes >= 1 ? $"{time.TotalMinutes:0.#} min" : $"{time.TotalSeconds:0.#} s";

    private async Task<ProgramProcess> StartAsync()
    {
        var address = await run.Monitor.AddressAsync();
        var start = runtime.Describe(address);
        var environment = new Dictionary<string, string>(run.Workspace.Options.Environment);
        foreach (var (name, value) in start.Environment)
        {
            environment[name] = value;
        }

        try
        {
            return ProgramProcess.Start(start with { Environment = environment, OnOutputLine = output.Write, OnErrorLine = output.Write });
        }
        catch (FileNotFoundException fault)
        {
            throw new ProgramException($"{fault.Message}. {runtime.Requirement}", run.Workspace.Project.File, fault);
        }
    }

    /// <summary>Completes when the program has called nothing for too long, or when the token is cancelled.</summary>
    private async Task WatchIdleTimeAsync(CancellationToken ct)
    {
        var limit = run.Workspace.Options.ProgramIdleLimit;
        var rest = limit;
        while (rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, run.Workspace.Options.Time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ct.IsCancellationRequested)
            {
                return;
            }

            rest = limit - run.Monitor.IdleTime;
        }
    }

    private async Task ReportEndAsync(int exitCode)
    {
        if (exitCode == Interrupted)
        {
            await Task.Delay(InterruptTimeout, run.Workspace.Options.Time, run.Canceled)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            run.Canceled.ThrowIfCancellationRequested();
        }

        if (exitCode != 0)
        {
            // What the program itself reported is the error; its exit code says nothing more.
            if (!run.Report.HasErrors)
            {
                AddError(Reason(exitCode) + output.LastLines());
            }
        }
        else if (!run.Monitor.HasStack && !run.Report.HasErrors)
        {
            AddError($"the program ended without registering anything. {runtime.Start}{output.LastLines()}");
        }
    }

    private static string Reason(int exitCode) =>
        exitCode switch
        {
            ErrorIsReported => "the program failed",
            > 128 and < 160 => $"the program was ended by signal {exitCode - 128}",
            _ => $"the program ended with exit code {exitCode}",
        };

    private void AddError(string message) => run.AddError(Urns.OfStack(run.Workspace), message);
}

/// <summary>What a program prints, as messages of the run. Secrets of the config are hidden.</summary>
internal sealed class ProgramOutput(RunContext run)
{
    /// <summary>The maximum number of lines that are shown.</summary>
    private const int MaxLines = 5000;

    /// <summary>The number of lines in an error message.</summary>
    private const int KeptLines = 20;

    private readonly Lock gate = new();
    private readonly Queue<string> lines = new();
    private int count;

    /// <summary>The last lines that the program printed, as the end of an error message.</summary>
    public string LastLines()
    {
        lock (gate)
        {
            return lines.Count == 0 ? string.Empty : $"; its last lines:\n  {string.Join("\n  ", lines)}";
        }
    }

    /// <summary>Shows a line.</summary>
    public void Write(string line)
    {
        var text = run.Monitor.Secrets.Hide(line.TrimEnd());
        if (text.Length == 0)
        {
            return;
        }

        lock (gate)
        {
            lines.Enqueue(text);
            if (lines.Count > KeptLines)
            {
                lines.Dequeue();
            }

            count++;
        }

        if (count <= MaxLines)
        {
            run.Report.Publish(
                new EngineMessage(
                    EngineSeverity.Info,
                    count < MaxLines ? text : $"the program prints more than {MaxLines} lines; the rest is not shown"
                )
            );
        }
    }
}
