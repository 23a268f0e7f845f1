using ContainerOS.Model.Values;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Authoring.Tests;

/// <summary>Inputs of a program, from the provider's values and from literals of a test.</summary>
internal static class ProgramInputs
{
    /// <summary>The values of the provider as a program has them.</summary>
    internal static IReadOnlyDictionary<string, Value<object?>> From(PropertyMap map) =>
        map.ToDictionary(pair => pair.Key, pair => From(pair.Value));

    /// <summary>Known values by name.</summary>
    internal static IReadOnlyDictionary<string, Value<object?>> Of(params (string Name, object? Value)[] values) =>
        values.ToDictionary(pair => pair.Name, pair => pair.Value is Value<object?> given ? given : Value<object?>.Known(pair.Value));

    /// <summary>A list of known values.</summary>
    internal static IReadOnlyList<Value<object?>> List(params object?[] items) => [.. items.Select(item => Value<object?>.Known(item))];

    private static Value<object?> From(PropertyValue value) =>
        value switch
        {
            PropertySecret secret => From(secret.Element) is { IsKnown: true } known
                ? Value<object?>.Known(known.Content, isSecret: true)
                : Value<object?>.Unknown(isSecret: true),
            PropertyUnknown => Value<object?>.Unknown(),
            PropertyString text => Value<object?>.Known(text.Value),
            PropertyNumber number => Value<object?>.Known(number.Value),
            PropertyBool truth => Value<object?>.Known(truth.Value),
            PropertyArray list => Value<object?>.Known(list.Items.Select(From).ToArray()),
            PropertyMap map => Value<object?>.Known(From(map)),
            _ => Value<object?>.Known(null),
        };
}
