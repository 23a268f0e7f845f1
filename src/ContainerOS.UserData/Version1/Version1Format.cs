using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;

namespace ContainerOS.UserData.Version1;

/// <summary>Format version 1. It is frozen: it is read from live pools, and never written any more.</summary>
internal static class Version1Format
{
    /// <summary>The containers of a script of version 1; null when version 1 did not write exactly this text.</summary>
    internal static IReadOnlyList<BootstrapContainer>? Read(string script, BootstrapPhase phase)
    {
        if (!script.StartsWith(Version1Markers.Head, StringComparison.Ordinal))
        {
            return null;
        }

        var containers = new Version1Reader(script, phase).Read();
        return Write(containers) == script ? containers : null;
    }

    /// <summary>The script that version 1 wrote for these containers. It is used to detect edited scripts.</summary>
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
