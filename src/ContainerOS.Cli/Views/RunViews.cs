using ContainerOS.Cli.Terminal;
using ContainerOS.Engine;
using ContainerOS.Engine.Events;
using Spectre.Console;

namespace ContainerOS.Cli.Views;

/// <summary>Creates the view of a run.</summary>
internal static class RunViews
{
    /// <summary>A live tree where the console supports it, plain lines otherwise.</summary>
    internal static IRunView Create(ConsoleOutput output, string stack)
    {
        var plain = new PlainView(output.Out, output.Style);
        return output.IsLive ? new LiveView(Console(output), plain, stack, TimeProvider.System) : plain;
    }

    internal static IAnsiConsole Console(ConsoleOutput output) =>
        AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                ColorSystem = output.Style.IsEnabled ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                // The library writes escape sequences; the texts that it draws are made safe by the view.
                Out = new AnsiConsoleOutput(output.Out.Unfiltered),
            }
        );
}

/// <summary>Shows a deployment or preview while it runs.</summary>
internal interface IRunView : IEngineObserver
{
    /// <summary>Whether planned steps are shown; false while a plan that was shown before is deployed.</summary>
    bool ShowsPlan { get; set; }

    /// <summary>Shows an operation from start to end.</summary>
    Task<DeploymentResult> ShowAsync(Func<Task<DeploymentResult>> run);
}
