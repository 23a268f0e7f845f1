using ContainerOS.Cli.Terminal;
using ContainerOS.Engine;
using ContainerOS.Engine.Events;
using Spectre.Console;

namespace ContainerOS.Cli.Views;

/// <summary>Chooses how a run is shown.</summary>
internal static class RunViews
{
    /// <summary>A live tree where lines may be drawn over, and plain lines elsewhere.</summary>
    internal static IRunView Create(ConsoleOutput output, string stack)
    {
        var plain = new PlainView(output.Out, output.Style);
        return output.IsLive ? new LiveView(Console(output), plain, stack, TimeProvider.System) : plain;
    }

    private static IAnsiConsole Console(ConsoleOutput output) =>
        AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                ColorSystem = output.Style.IsEnabled ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(output.Out),
            }
        );
}

/// <summary>Shows a run while it runs.</summary>
internal interface IRunView : IEngineObserver
{
    /// <summary>Whether planned steps are told; off while a plan that was shown already is carried out.</summary>
    bool ShowsPlan { get; set; }

    /// <summary>Shows a run from its beginning to its end.</summary>
    Task<DeploymentResult> ShowAsync(Func<Task<DeploymentResult>> run);
}
