using System.Globalization;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;

namespace ContainerOS.UserData.Format;

/// <summary>Format version 2: what is written, and read back.</summary>
internal static class SecondFormat
{
    internal static string Write(IReadOnlyList<PlacedContainer> containers, BootstrapPhase phase)
    {
        var script = new ScriptText(phase);
        var steps = new StepText(script, containers.SelectMany(placed => Steps(placed.Container)).Count(step => step.KubeletArgs is not null));
        foreach (var (container, place) in containers)
        {
            script.Command(Verbs.Container, [container.Name?.Content, .. Attributes(container, place)]);
            foreach (var step in Steps(container))
            {
                steps.Write(step);
            }
        }

        return script.ToString();
    }

    /// <summary>The containers of a script of version 2; null when version 2 would not write it just so.</summary>
    internal static IReadOnlyList<PlacedContainer>? Read(string script, BootstrapPhase phase)
    {
        if (!script.StartsWith(Prelude.Mark, StringComparison.Ordinal))
        {
            return null;
        }

        var containers = new ScriptReader(script, phase).Read();
        return Write(containers, phase) == script ? containers : null;
    }

    private static IEnumerable<BootstrapStep> Steps(BootstrapContainer container) => container.Steps?.Items.Select(item => item.Content) ?? [];

    private static IEnumerable<string> Attributes(BootstrapContainer container, int? place) =>
    [
        .. place is { } index ? [$"at={index.ToString(CultureInfo.InvariantCulture)}"] : Array.Empty<string>(),
        .. container.Steps is null ? ["steps=none"] : Array.Empty<string>(),
    ];
}
