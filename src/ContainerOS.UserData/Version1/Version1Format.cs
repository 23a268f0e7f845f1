using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;

namespace ContainerOS.UserData.Version1;

/// <summary>Format version 1, frozen: it is read from live pools, and never written again.</summary>
internal static class Version1Format
{
    /// <summary>The containers of a script of version 1; null when version 1 would not have written it just so.</summary>
    internal static IReadOnlyList<BootstrapContainer>? Read(string script, BootstrapPhase phase)
    {
        if (!script.StartsWith(Version1Markers.Head, StringComparison.Ordinal))
        {
            return null;
        }

        var containers = new Version1Reader(script, phase).Read();
        return Write(containers) == script ? containers : null;
    }

    /// <summary>What version 1 wrote for these containers; kept to tell an edited script from an untouched one.</summary>
    internal static string Write(IEnumerable<BootstrapContainer> containers)
    {
        var script = new Version1Builder();
        foreach (var container in containers)
        {
            script.Container(container.Name?.Content ?? string.Empty);
            foreach (var step in container.Steps?.Items ?? [])
            {
                Version1StepWriter.Write(script, step.Content);
            }
        }

        return script.ToString();
    }
}
