using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>Finds the steps that write the kubelet's flag file.</summary>
internal static class KubeletFlagFileFinder
{
    internal const string Path = "/etc/kubernetes/kubelet-customized-args.conf";

    /// <summary>The steps that write the file themselves, with their phase, and in a script also the position.</summary>
    internal static IEnumerable<(PoolPropertyPath Path, Value<BootstrapPhase>? Phase, TextSpan? At)> FindWrites(
        CheckedPool pool,
        RuleContext context
    )
    {
        foreach (var file in pool.Bootstrap.Files(context))
        {
            if (context.TryGetKnown(file.File.Path, file.PathProperty, out var path) && ShellPaths.Normalize(path) == Path)
            {
                yield return (file.PathProperty, file.Phase, null);
            }
        }

        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            if (
                Array.Find(script.Script.Writes, write => write.Path.IsComplete && ShellPaths.Normalize(write.Path.Text) == Path) is
                { Path.At: var at }
            )
            {
                yield return (script.Path, script.Phase, at);
            }
        }
    }
}
