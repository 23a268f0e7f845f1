using System.Globalization;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.UserData.Packing;

namespace ContainerOS.UserData.Format;

/// <summary>Format version 2, the format that is written.</summary>
internal static class Version2Format
{
    /// <param name="containers">The containers, all of one phase.</param>
    /// <param name="phase">Their phase.</param>
    /// <param name="packer">Chooses the encoding of file contents.</param>
    /// <param name="recordSize">
    /// Called for each step with the container's index, the step's index in the container, and its size in bytes.
    /// </param>
    internal static string Write(
        IReadOnlyList<OrderedContainer> containers,
        BootstrapPhase phase,
        ContentPacker packer,
        Action<int, int, int>? recordSize = null
    )
    {
        var script = new Version2Builder(phase);
        var steps = new Version2StepWriter(
            script,
            containers.SelectMany(placed => Steps(placed.Container)).Count(step => step.KubeletArgs is not null),
            packer
        );
        foreach (var (index, (container, place)) in containers.Index())
        {
            script.Command(CommandNames.Container, [container.Name?.Content, .. Attributes(container, place)]);
            foreach (var (number, step) in Steps(container).Index())
            {
                var start = script.Length;
                steps.Write(step);
                recordSize?.Invoke(index, number, script.BytesFrom(start));
            }
        }

        return script.ToString();
    }

    /// <summary>The containers of a script of version 2; null when version 2 does not write exactly this text.</summary>
    internal static IReadOnlyList<OrderedContainer>? Read(string script, BootstrapPhase phase)
    {
        if (!script.StartsWith(Prelude.Mark, StringComparison.Ordinal))
        {
            return null;
        }

        var packer = new ContentPacker(ContentPacking.None);
        var containers = new Version2Reader(script, phase, packer).Read();
        return IsInOrder(containers) && Write(containers, phase, packer) == script ? containers : null;
    }

    /// <summary>
    /// Positions are written for all containers or for none, in ascending order. Reordered blocks would not run in that order.
    /// </summary>
    private static bool IsInOrder(IReadOnlyList<OrderedContainer> containers) =>
        containers.All(container => container.Index is null)
        || containers.Zip(containers.Skip(1)).All(pair => pair.First.Index < pair.Second.Index);

    private static IEnumerable<BootstrapStep> Steps(BootstrapContainer container) =>
        container.Steps?.Items.Select(item => item.Content) ?? [];

    private static IEnumerable<string> Attributes(BootstrapContainer container, int? place) =>
        [
            .. place is { } index ? [$"at={index.ToString(CultureInfo.InvariantCulture)}"] : Array.Empty<string>(),
            .. container.Steps is null ? ["steps=none"] : Array.Empty<string>(),
        ];
}
