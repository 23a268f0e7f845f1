using ContainerOS.Cli.Terminal;
using Spectre.Console;

namespace ContainerOS.Cli.Views;

/// <summary>Chooses how a run is shown.</summary>
internal static class RunViews
{
    /// <summary>A live tree where lines may be drawn over, and plain lines elsewhere.</summary>
    internal static IRunView For(Surface surface, string stack)
    {
        var plain = new PlainView(surface.Out, surface.Ink);
        return surface.IsLive ? new LiveView(Console(surface), plain, stack, TimeProvider.System) : plain;
    }

    private static IAnsiConsole Console(Surface surface) =>
        AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                ColorSystem = surface.Ink.IsOn ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(surface.Out),
            }
        );
}
