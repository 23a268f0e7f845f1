using ContainerOS.Cli.Runs;
using Spectre.Console;

namespace ContainerOS.Cli.Views;

/// <summary>Draws the rows of a run as a tree below its stack.</summary>
internal static class LiveTree
{
    private static readonly string[] SpinnerFrames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧"];

    internal static Tree Draw(string stack, IReadOnlyCollection<LiveStep> rows, TimeProvider time)
    {
        var tree = new Tree(new Markup($"[bold]{Markup.Escape(stack)}[/]")) { Guide = TreeGuide.Line };
        var width = rows.Select(row => row.Step.Name.Length).DefaultIfEmpty(0).Max();
        foreach (var row in rows)
        {
            var node = tree.AddNode(new Markup(Line(row, width, row.Elapsed(time))) { Overflow = Overflow.Ellipsis });
            node.AddNodes(row.Messages.Select(text => new Markup($"[dim]{Markup.Escape(text)}[/]")));
        }

        return tree;
    }

    private static string Line(LiveStep row, int width, TimeSpan elapsed)
    {
        var (sign, says) = row.State switch
        {
            LiveStepState.Done => ("[green]✓[/]", StepOpText.Completed(row.Step.Op)),
            LiveStepState.Failed => ("[red]✗[/]", "failed"),
            _ => (
                $"[cyan]{SpinnerFrames[(int)(elapsed.TotalMilliseconds / 120) % SpinnerFrames.Length]}[/]",
                StepOpText.InProgress(row.Step.Op)
            ),
        };
        var progress = row.Progress.Length > 0 ? $"  {Markup.Escape(row.Progress)}" : string.Empty;
        return $"{sign} [bold]{Markup.Escape(row.Step.Name.PadRight(width))}[/]  {says} [dim]{elapsed.TotalSeconds:0} s[/]{progress}";
    }
}
