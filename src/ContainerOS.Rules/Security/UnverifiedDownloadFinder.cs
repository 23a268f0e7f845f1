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
        var (downloads, runs) = (CommandsThatCall(Downloaders, script), CommandsThatCall(Interpreters, script));
        if (runs.Count == 0)
        {
            yield break;
        }

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
    private static HashSet<ShellCommand> CommandsThatCall(HashSet<string> programs, ShellScript script)
    {
        var found = new HashSet<ShellCommand>(ReferenceEqualityComparer.Instance);
        foreach (var call in script.Calls)
        {
            if (programs.Contains(call.Program))
            {
                found.Add(call.Command);
            }
        }

        return found;
    }
}
