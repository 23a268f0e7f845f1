using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Shapes;

/// <summary>Completes the inputs of a program to what the cloud has to have.</summary>
internal static class Defaults
{
    /// <summary>
    /// The inputs with the values that removed properties go back to: their default, or nothing (an empty text, list or map).
    /// </summary>
    /// <param name="type">The properties.</param>
    /// <param name="inputs">The inputs of the program.</param>
    /// <param name="removed">The steps to each property that the program no longer sets.</param>
    internal static PropertyMap Restore(ObjectType type, PropertyMap inputs, IEnumerable<IReadOnlyList<string>> removed) =>
        removed.Aggregate(inputs, (all, steps) => Restore(type, all, steps, 0));

    private static PropertyMap Restore(ObjectType type, PropertyMap map, IReadOnlyList<string> steps, int index)
    {
        if (type.Find(steps[index]) is not { } property)
        {
            return map;
        }

        var present = map.Find(property.Name);
        if (property.Type is ObjectType inner && index + 1 < steps.Count)
        {
            var restored = Restore(inner, present?.Unwrapped as PropertyMap ?? PropertyMap.Empty, steps, index + 1);
            return map.With(property.Name, present is PropertySecret ? new PropertySecret(restored) : restored);
        }

        return present is null && (property.DefaultIn(map) ?? Nothing(property.Type)) is { } value ? map.With(property.Name, value) : map;
    }

    /// <summary>The value that means that nothing is set; null for types that have none.</summary>
    internal static PropertyValue? Nothing(PropertyType type) =>
        type switch
        {
            ObjectType or MapType => PropertyMap.Empty,
            ListType => PropertyArray.Empty,
            TextType => string.Empty,
            _ => null,
        };

    /// <summary>The inputs with the defaults that are sent although the program does not set the properties.</summary>
    /// <param name="type">The properties.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="isCreate">Whether they are for a create.</param>
    internal static PropertyMap Fill(ObjectType type, PropertyMap inputs, bool isCreate)
    {
        var filled = inputs;
        foreach (var property in type.Properties)
        {
            var isDue =
                property.SendsDefault is DefaultSending.WithObject || (isCreate && property.SendsDefault is DefaultSending.OnCreate);
            var value = filled.Find(property.Name);
            var complete = (property.Type, value?.Unwrapped) switch
            {
                (ObjectType inner, PropertyMap map) => Fill(inner, map, isCreate),
                (ObjectType inner, null) when isDue => Fill(inner, PropertyMap.Empty, isCreate),
                (ListType { Item: ObjectType item }, PropertyArray array) => PropertyArray.Of(
                    array.Items.Select(entry => entry.Unwrapped is PropertyMap map ? Wrapped(entry, Fill(item, map, isCreate)) : entry)
                ),
                (_, null) when isDue => property.SentDefaultIn(filled),
                _ => null,
            };
            filled = complete is null ? filled : filled.With(property.Name, Wrapped(value, complete));
        }

        return filled;
    }

    private static PropertyValue Wrapped(PropertyValue? original, PropertyValue value) =>
        original is PropertySecret ? new PropertySecret(value) : value;
}
