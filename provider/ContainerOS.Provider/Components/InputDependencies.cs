using System.Collections.Immutable;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Components;

/// <summary>The resources that the inputs of a component depend on.</summary>
/// <remarks>
/// An engine that sends outputs says it for each value. For an input without outputs, what it says about the whole input holds for every
/// value in it.
/// </remarks>
/// <param name="request">The request.</param>
internal sealed class InputDependencies(ConstructRequest request)
{
    // Looked for once: every input of every pool asks.
    private readonly HashSet<string> withOutputs = [.. request.Inputs.Where(input => HasOutputs(input.Value)).Select(input => input.Key)];
    private readonly bool isEmpty =
        request.Options.PropertyDependencies.Values.All(urns => urns.IsEmpty) && !request.Inputs.Values.Any(HasOutputs);

    /// <summary>The resources that the input of a pool depends on.</summary>
    /// <param name="property">The name of the input.</param>
    /// <param name="places">The ways to the objects of the component that may set it, such as <c>pools</c>, <c>a</c>.</param>
    internal ImmutableArray<string> Of(string property, params IEnumerable<object[]> places)
    {
        if (isEmpty)
        {
            return [];
        }

        var urns = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            var root = (string)place[0];
            if (request.Inputs.Find(root) is not { } input)
            {
                continue;
            }

            if (!withOutputs.Contains(root))
            {
                urns.UnionWith(request.Options.PropertyDependencies.GetValueOrDefault(root, []));
                continue;
            }

            PropertyValue? value = input;
            foreach (var step in place.Skip(1).Append(property))
            {
                Collect(value, urns, isDeep: false);
                value = Step(value?.Unwrapped, step);
            }

            Collect(value, urns, isDeep: true);
        }

        return [.. urns];
    }

    /// <summary>The resources that an input of the component depends on, with everything in it.</summary>
    internal ImmutableArray<string> OfInput(string name)
    {
        var urns = AllIn(request.Inputs.Find(name));
        return urns.IsEmpty ? request.Options.PropertyDependencies.GetValueOrDefault(name, []) : urns;
    }

    /// <summary>The resources that a value and everything in it depend on, in order.</summary>
    internal static ImmutableArray<string> AllIn(PropertyValue? value)
    {
        var urns = new SortedSet<string>(StringComparer.Ordinal);
        Collect(value, urns, isDeep: true);
        return [.. urns];
    }

    private static PropertyValue? Step(PropertyValue? value, object step) =>
        (value, step) switch
        {
            (PropertyMap map, string name) => map.Find(name),
            (PropertyArray list, int index) when index < list.Items.Length => list.Items[index],
            _ => null,
        };

    private static bool HasOutputs(PropertyValue value) =>
        value switch
        {
            PropertyOutput => true,
            PropertySecret secret => HasOutputs(secret.Element),
            PropertyArray list => list.Items.Any(HasOutputs),
            PropertyMap map => map.Values.Any(HasOutputs),
            _ => false,
        };

    private static void Collect(PropertyValue? value, SortedSet<string> urns, bool isDeep)
    {
        switch (value)
        {
            case PropertyOutput output:
                urns.UnionWith(output.Dependencies);
                Collect(output.Element, urns, isDeep);
                break;
            case PropertySecret secret:
                Collect(secret.Element, urns, isDeep);
                break;
            case PropertyArray list when isDeep:
                foreach (var item in list.Items)
                {
                    Collect(item, urns, isDeep);
                }

                break;
            case PropertyMap map when isDeep:
                foreach (var entry in map.Values)
                {
                    Collect(entry, urns, isDeep);
                }

                break;
        }
    }
}
