using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Security;

/// <summary>Finds downloads that are run without verification: piped into a shell, or run by command substitution.</summary>
internal static class UnverifiedDownloadFinder
{
    private static readonly HashSet<string> Interpreters = ["sh", "bash", "dash", "ash", "zsh", "eval", "source", "."];

    private static readonly HashSet<string> Downloaders = ["curl", "wget"];

    internal static IEnumerable<ShellPosition> Find(ShellScript script) =>
        script.Calls.Exists(call => Downloaders.Contains(call.Program)) ? FindAll(script) : [];

    private static IEnumerable<ShellPosition> FindAll(ShellScript script)
    {
        foreach (var pipeline in script.Nodes.OfType<ShellPipeline>().Where(pipeline => pipeline.Commands.Count > 1))
        {
            var download = pipeline.Commands.Index().FirstOrDefault(command => Downloads(script, command.Item), (-1, null!)).Index;
            if (download >= 0 && pipeline.Commands.Skip(download + 1).Any(command => Runs(script, command)))
            {
                yield return pipeline.At;
            }
        }

        foreach (var command in script.Nodes.OfType<SimpleCommand>())
        {
            if (
                command.Words.Any(word => word.Parts.OfType<CommandSubstitution>().Any(part => Holds(script, part)))
                && Runs(script, command)
            )
            {
                yield return command.At;
            }
        }
    }

    private static bool Holds(ShellScript script, CommandSubstitution part)
    {
        var nodes = new List<ShellNode>();
        part.Body.Flatten(nodes);
        return nodes.OfType<SimpleCommand>().Any(command => Downloads(script, command));
    }

    private static bool Downloads(ShellScript script, ShellCommand command) => Calls(script, command).Any(Downloaders.Contains);

    private static bool Runs(ShellScript script, ShellCommand command) => Calls(script, command).Any(Interpreters.Contains);

    private static IEnumerable<string> Calls(ShellScript script, ShellCommand command) =>
        script.Calls.Where(call => ReferenceEquals(call.Command, command)).Select(call => call.Program);
}
