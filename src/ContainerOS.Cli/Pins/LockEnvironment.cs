using ContainerOS.Cli.Commands;
using ContainerOS.Engine;
using ContainerOS.Locks;

namespace ContainerOS.Cli.Pins;

/// <summary>
/// Passes the lock file of a program to the plugin. Programs can share one plugin process, whose working directory is that of the first, so
/// the path is absolute.
/// </summary>
internal static class LockEnvironment
{
    /// <summary>The variables of a plugin with those of the lock file.</summary>
    internal static IReadOnlyDictionary<string, string> AddTo(
        IReadOnlyDictionary<string, string> variables,
        ProgramSelection program,
        StackSettings stack
    )
    {
        var all = new Dictionary<string, string>(variables);
        var file = Path.GetFullPath(
            Path.Combine(program.Directory, stack.Config.GetValueOrDefault("containeros:lockFile") ?? LockFileReader.FileName)
        );
        if (File.Exists(file))
        {
            all["CONTAINEROS_LOCK_FILE"] = file;
        }

        if (program.IsFrozen)
        {
            all["CONTAINEROS_FROZEN"] = "1";
        }

        return all;
    }
}
