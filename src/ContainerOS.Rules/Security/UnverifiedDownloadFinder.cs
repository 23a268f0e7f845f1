using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Security;

/// <summary>Finds downloads that are run without verification: piped into a shell, or run by command substitution.</summary>
internal static class UnverifiedDownloadFinder
{
    private static readonly HashSet<string> Interpreters = ["sh", "bash", "dash", "ash", "zsh", "eval", "source", "."];

    private static readonly HashSet<string> Downloaders = ["curl", "wget"];

    internal static IEnumerable<ShellPosition> Find(ShellScript script)
    {
        var downloads = CommandsThatCall(Downloaders, script);
        return downloads.Count > 0 ? FindAll(script, downloads, CommandsThatCall(Interpreters, script)) : [];
    }

    private static IEnumerable<ShellPosition> FindAll(ShellScript script, HashSet<ShellCommand> downloads, HashSet<ShellCommand> runs)
    {
        foreach (var pipeline in script.Nodes.OfType<ShellPipeline>().Where(pipeline => pipeline.Commands.Count > 1))
        {
            var download = pipeline.Commands.Index().FirstOrDefault(command => downloads.Contains(command.Item), (-1, null!)).Index;
            if (download >= 0 && pipeline.Commands.Skip(download + 1).Any(runs.Contains))
            {
                yield return pipeline.At;
            }
        }

        foreach (var command in script.Nodes.OfType<SimpleCommand>())
        {
            if (
                runs.Contains(command)
                && command.Words.Any(word => word.Parts.OfType<CommandSubstitution>().Any(part => Holds(part, downloads)))
            )
            {
                yield return command.At;
            }
        }
    }

    private static bool Holds(CommandSubstitution part, HashSet<ShellCommand> downloads)
    {
        var nodes = new List<ShellNode>();
        part.Body.Flatten(nodes);
        return nodes.OfType<SimpleCommand>().Any(downloads.Contains);
    }

    /// <summary>The commands that call one of the programs, collected once: a script may have as many pipelines as calls.</summary>
    private static HashSet<ShellCommand> CommandsThatCall(HashSet<string> programs, ShellScript script) =>
        script
            .Calls.Where(call => programs.Contains(call.Program))
            .Select(call => call.Command)
            .ToHashSet<ShellCommand>(ReferenceEqualityComparer.Instance);
}
