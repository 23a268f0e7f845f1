using ContainerOS.Sdk.Observability;

namespace ContainerOS.Cli.Terminal;

/// <summary>The console of the command and what it supports.</summary>
/// <param name="Out">Receives results.</param>
/// <param name="Error">Receives everything that is not a result.</param>
/// <param name="IsLive">Whether lines can be redrawn: a terminal, not <c>TERM=dumb</c>, and not CI.</param>
/// <param name="Style">The colours.</param>
/// <param name="Input">Reads answers to questions; null when the input is not interactive.</param>
internal sealed record ConsoleOutput(SafeWriter Out, SafeWriter Error, bool IsLive, AnsiStyle Style, TextReader? Input)
{
    /// <summary>Receives a line for each call to the cloud; null for none.</summary>
    internal TextWriter? Trace { get; init; }

    /// <summary>Traces the calls that this process makes itself; null for none.</summary>
    internal ISdkObserver? Observer => Trace is null ? null : new HttpTrace(Trace);

    /// <summary>Whether results are shown on a terminal.</summary>
    internal bool IsTerminal { get; private init; }

    /// <summary>The console of the run under way.</summary>
    /// <param name="tracesCalls">Whether calls to the cloud are traced; their lines exclude a live view.</param>
    internal static ConsoleOutput ForRun(bool tracesCalls = false)
    {
        var output = Detect(CommandEnvironment.Current);
        return tracesCalls ? output with { Trace = output.Error, IsLive = false } : output;
    }

    /// <summary>Detects what the terminal, its variables and redirections support.</summary>
    internal static ConsoleOutput Detect(CommandEnvironment environment)
    {
        var live = environment.IsTerminal && string.IsNullOrEmpty(environment.Variable("CI"));
        return new ConsoleOutput(environment.Out, environment.Error, live, new AnsiStyle(environment.HasColor), environment.Answers)
        {
            IsTerminal = environment.IsTerminal,
        };
    }

    /// <summary>
    /// Writes a result that a program reads, such as a script: to a file or pipe byte for byte, to a terminal with its control characters
    /// made visible.
    /// </summary>
    internal Task WriteExactAsync(string text) => IsTerminal ? Out.WriteDocumentAsync(text) : Out.Unfiltered.WriteAsync(text);

    /// <summary>Writes commands for a build server, whose values are escaped.</summary>
    internal Task WriteCommandsAsync(IEnumerable<string> commands) => Out.WriteCommandsAsync(string.Join('\n', commands));

    /// <summary>Writes JSON, whose strings are escaped so that it is safe to look at.</summary>
    internal Task WriteJsonAsync(Newtonsoft.Json.Linq.JToken json)
    {
        Out.WriteJson(json);
        return Task.CompletedTask;
    }
}
