using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Analysis;

/// <summary>Finds the paths a script writes: by redirection, and by the programs that write.</summary>
internal static class WriteFinder
{
    internal static ShellWrite[] FindAll(ShellScript script)
    {
        List<ShellWrite>? writes = null;
        foreach (var node in script.Nodes)
        {
            if (node is ShellRedirection { Writes: true } redirection)
            {
                (writes ??= []).Add(new ShellWrite(script.Variables.Resolve(redirection.Target), redirection.Operator));
            }
        }

        foreach (var call in script.Calls)
        {
            foreach (var path in WrittenPaths.Of(call))
            {
                (writes ??= []).Add(new ShellWrite(path, call.Program));
            }
        }

        return writes is null ? [] : [.. writes];
    }
}
