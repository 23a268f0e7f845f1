using ContainerOS.Sdk.Observability;

namespace ContainerOS.Cli.Terminal;

/// <summary>The console of the command and what it supports.</summary>
/// <param name="Out">Receives results.</param>
/// <param name="Error">Receives everything that is not a result.</param>
/// <param name="IsLive">Whether lines can be redrawn: a terminal, not <c>TERM=dumb</c>, and not CI.</param>
/// <param name="Style">The colours.</param>
/// <param name="Input">Reads answers to questions; null when the input is not interactive.</param>
internal sealed record ConsoleOutput(TextWriter Out, TextWriter Error, bool IsLive, AnsiStyle Style, TextReader? Input)
{
    /// <summary>Receives a line for each call to the cloud; null for none.</summary>
    internal TextWriter? Trace { get; init; }

    /// <summary>Traces the calls that this process makes itself; null for none.</summary>
    internal ISdkObserver? Observer => Trace is null ? null : new HttpTrace(Trace);

    /// <summary>The console of the run under way.</summary>
    /// <param name="tracesCalls">Whether calls to the cloud are traced; their lines exclude a live view.</param>
    internal static ConsoleOutput ForRun(bool tracesCalls = false)
    {
        var output = Detect(CommandEnvironment.Current);
        return tracesCalls ? output with { Trace = output.Error, IsLive = false } : output;
    }

    /// <summary>
    /// Detects what the terminal, its variables and redirections support. <c>NO_COLOR</c> counts when it is not empty (no-color.org).
    /// </summary>
    internal static ConsoleOutput Detect(CommandEnvironment environment)
    {
        var capable = !environment.IsOutputRedirected && environment.Variable("TERM") is not "dumb";
        var color = capable && string.IsNullOrEmpty(environment.Variable("NO_COLOR"));
        var live = capable && string.IsNullOrEmpty(environment.Variable("CI"));
        return new ConsoleOutput(environment.Out, environment.Error, live, new AnsiStyle(color), environment.Answers);
    }
}
