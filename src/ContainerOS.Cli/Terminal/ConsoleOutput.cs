using ContainerOS.Sdk.Observability;

namespace ContainerOS.Cli.Terminal;

/// <summary>Where the command writes, and what may be written there.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Everything that is no result.</param>
/// <param name="IsLive">Whether lines may be drawn over: a terminal, no TERM=dumb, no CI.</param>
/// <param name="Style">Colours, or none.</param>
/// <param name="Input">Answers to questions; null when nobody is there to answer.</param>
internal sealed record ConsoleOutput(TextWriter Out, TextWriter Error, bool IsLive, AnsiStyle Style, TextReader? Input)
{
    /// <summary>Where calls to the cloud are shown; null for nowhere.</summary>
    internal TextWriter? Trace { get; init; }

    /// <summary>Shows calls that this process makes itself; null for nobody.</summary>
    internal ISdkObserver? Observer => Trace is null ? null : new HttpTrace(Trace);

    /// <summary>The output of this process.</summary>
    /// <param name="tracesCalls">Whether calls to the cloud are shown, between which nothing can be drawn over.</param>
    internal static ConsoleOutput ForProcess(bool tracesCalls = false)
    {
        var output = Detect(Environment.GetEnvironmentVariable, Console.IsOutputRedirected, Console.IsInputRedirected);
        return tracesCalls ? output with { Trace = output.Error, IsLive = false } : output;
    }

    /// <summary>What a terminal, its variables and redirections allow. <c>NO_COLOR</c> counts when it is set and not empty (no-color.org).</summary>
    internal static ConsoleOutput Detect(Func<string, string?> variable, bool outRedirected, bool inRedirected)
    {
        var capable = !outRedirected && variable("TERM") is not "dumb";
        var color = capable && string.IsNullOrEmpty(variable("NO_COLOR"));
        var live = capable && string.IsNullOrEmpty(variable("CI"));
        return new ConsoleOutput(Console.Out, Console.Error, live, new AnsiStyle(color), inRedirected ? null : Console.In);
    }
}
