using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;

namespace ContainerOS.UserData.Comparing;

/// <summary>A container with the key by which it is matched.</summary>
/// <param name="Index">Its index in its list.</param>
/// <param name="Key">Its name, and its number among the containers of the same name.</param>
/// <param name="Container">The container.</param>
/// <param name="IsSecret">Whether the whole container is secret.</param>
internal sealed record NamedContainer(int Index, (string Name, int Number) Key, BootstrapContainer Container, bool IsSecret)
{
    internal string Path => FormattableString.Invariant($"bootstrap[{Index}]");

    /// <summary>Its name as it may be displayed.</summary>
    internal string Shown => IsSecret ? "[secret]" : Container.Name?.ToString() ?? string.Empty;

    internal ValueList<BootstrapStep>? Steps =>
        Container.Steps is { IsKnown: true } steps && IsSecret
            ? ValueList<BootstrapStep>.Of(
                steps.Items.Select(step => step.IsKnown ? Value<BootstrapStep>.Known(step.Content, isSecret: true) : step)
            )
            : Container.Steps;

    internal static List<NamedContainer> Of(ValueList<BootstrapContainer> list)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        List<NamedContainer> named = [];
        foreach (var (index, item) in list.Items.Index().Where(pair => pair.Item.IsKnown))
        {
            var name = item.Content.Name is { IsKnown: true } known ? known.Content : string.Empty;
            seen[name] = seen.GetValueOrDefault(name) + 1;
            named.Add(new NamedContainer(index, (name, seen[name]), item.Content, item.IsSecret));
        }

        return named;
    }
}
