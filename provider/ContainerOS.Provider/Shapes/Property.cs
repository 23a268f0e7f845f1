using System.Diagnostics.CodeAnalysis;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Shapes;

/// <summary>
/// Defines properties of an object of the model: how each is got says where it is in the model, and how its values are read and written.
/// </summary>
/// <remarks>The property of the model has the name of the definition, with a capital: <c>keyPair</c> is <c>KeyPair</c>.</remarks>
/// <typeparam name="TOwner">The type of the object.</typeparam>
internal static class Property<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TOwner>
{
    /// <summary>Defines a property with a single value.</summary>
    internal static PropertyDefinition<TOwner> Value<T>(string name, Kind<T> kind, string doc, Func<TOwner, Value<T>?> get)
    {
        var set = SetterOf<Value<T>?>(name);
        return new(
            name,
            kind.Type,
            doc,
            (owner, value, isSecret) => set.Value(owner, kind.ReadValue(value, isSecret)),
            owner => get(owner) is { } value ? kind.WriteValue(value) : null
        );
    }

    /// <summary>Defines a list.</summary>
    internal static PropertyDefinition<TOwner> List<T>(string name, Kind<T> item, string doc, Func<TOwner, ValueList<T>?> get)
    {
        var set = SetterOf<ValueList<T>?>(name);
        return new(
            name,
            PropertyType.ListOf(item.Type),
            doc,
            (owner, value, isSecret) => set.Value(owner, item.ReadList(value, isSecret)),
            owner => get(owner) is { } list ? item.WriteList(list) : null
        );
    }

    /// <summary>Defines a map.</summary>
    internal static PropertyDefinition<TOwner> Map<T>(string name, Kind<T> entry, string doc, Func<TOwner, ValueMap<T>?> get)
    {
        var set = SetterOf<ValueMap<T>?>(name);
        return new(
            name,
            PropertyType.MapOf(entry.Type),
            doc,
            (owner, value, isSecret) => set.Value(owner, entry.ReadMap(value, isSecret)),
            owner => get(owner) is { } map ? entry.WriteMap(map) : null
        );
    }

    // The properties of the model can be set only while an object is initialised. Reading an object is that: nothing else has it yet.
    // A copy with each property would take ten times the memory of the pool. Found at the first use, because most are never read.
    private static Lazy<Action<TOwner, TValue>> SetterOf<TValue>(string name) =>
        new(() =>
            typeof(TOwner).GetProperty(char.ToUpperInvariant(name[0]) + name[1..])?.SetMethod?.CreateDelegate<Action<TOwner, TValue>>()
            ?? throw new InvalidOperationException($"{typeof(TOwner).Name} has no property for the definition '{name}'")
        );
}

/// <summary>A kind of value: its type in the schema, and how it is converted between inputs and the model.</summary>
/// <remarks>Unknown values stay unknown. Secret values stay secret, and so does everything inside a secret.</remarks>
/// <typeparam name="T">The type of the value in the model.</typeparam>
/// <param name="Type">The type in the schema.</param>
/// <param name="Read">Reads an input that was checked; the last argument is whether it is inside a secret.</param>
/// <param name="Write">Writes a value as an input.</param>
internal sealed record Kind<T>(PropertyType Type, Func<PropertyValue, bool, T> Read, Func<T, PropertyValue> Write)
{
    /// <summary>Reads a single value.</summary>
    internal Value<T> ReadValue(PropertyValue value, bool isSecret)
    {
        var hides = isSecret || value is PropertySecret;
        var plain = value.Unwrapped;
        return plain is PropertyUnknown ? Value<T>.Unknown(hides) : Value<T>.Known(Read(plain, hides), hides);
    }

    /// <summary>Writes a single value.</summary>
    internal PropertyValue WriteValue(Value<T> value)
    {
        var plain = value.IsKnown ? Write(value.Content) : PropertyUnknown.Instance;
        return value.IsSecret ? new PropertySecret(plain) : plain;
    }

    /// <summary>Reads a list.</summary>
    internal ValueList<T> ReadList(PropertyValue value, bool isSecret = false)
    {
        if (value.Unwrapped is not PropertyArray array)
        {
            return ValueList<T>.Unknown;
        }

        var items = new Value<T>[array.Items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = ReadValue(array.Items[i], isSecret || value is PropertySecret);
        }

        return ValueList<T>.Of(items);
    }

    /// <summary>Writes a list.</summary>
    internal PropertyValue WriteList(ValueList<T> list) =>
        list.IsKnown ? PropertyArray.Of(list.Items.Select(WriteValue)) : PropertyUnknown.Instance;

    /// <summary>Reads a map.</summary>
    internal ValueMap<T> ReadMap(PropertyValue value, bool isSecret) =>
        value.Unwrapped is PropertyMap map
            ? ValueMap<T>.Of(map.Select(pair => KeyValuePair.Create(pair.Key, ReadValue(pair.Value, isSecret || value is PropertySecret))))
            : ValueMap<T>.Unknown;

    /// <summary>Writes a map.</summary>
    internal PropertyValue WriteMap(ValueMap<T> map) =>
        map.IsKnown
            ? PropertyMap.Of(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, WriteValue(entry.Value))))
            : PropertyUnknown.Instance;
}

/// <summary>The kinds of values.</summary>
internal static class Kinds
{
    /// <summary>A string.</summary>
    internal static Kind<string> Text { get; } = new(PropertyType.Text, (value, _) => ((PropertyString)value).Value, text => text);

    /// <summary>An integer.</summary>
    internal static Kind<int> Integer { get; } =
        new(PropertyType.Integer, (value, _) => checked((int)((PropertyNumber)value).Value), number => (double)number);

    /// <summary>A 64-bit integer, exact up to 2^53.</summary>
    internal static Kind<long> LongInteger { get; } =
        new(PropertyType.Integer, (value, _) => checked((long)((PropertyNumber)value).Value), number => (double)number);

    /// <summary>A limit: a number of nodes or a percentage.</summary>
    internal static Kind<string> Limit { get; } = Text with { Type = new TextType(TextFormats.Limit) };

    /// <summary>A number.</summary>
    internal static Kind<double> Number { get; } = new(PropertyType.Number, (value, _) => ((PropertyNumber)value).Value, number => number);

    /// <summary>A boolean.</summary>
    internal static Kind<bool> Boolean { get; } = new(PropertyType.Boolean, (value, _) => ((PropertyBool)value).Value, truth => truth);

    /// <summary>A string of a format, parsed. The schema check verifies the format.</summary>
    internal static Kind<T> Parsed<T>(TextFormat format, Func<string, T?> parse)
        where T : struct =>
        new(new TextType(format), (value, _) => parse(((PropertyString)value).Value)!.Value, value => value.ToString()!);

    /// <summary>One of the terms of an enum.</summary>
    internal static Kind<T> Enum<T>(Terms<T> terms, IReadOnlyDictionary<string, (string Why, string Fix)>? refused = null)
        where T : struct, Enum =>
        new(
            refused is null ? EnumType.Of(terms) : EnumType.Of(terms) with { Refused = refused },
            (value, _) => terms.Find(((PropertyString)value).Value)!.Value,
            choice => terms.Of(choice)
        );

    /// <summary>An object.</summary>
    internal static Kind<T> Object<T>(ObjectType<T> type)
        where T : class, new() => new(type, (value, isSecret) => type.Read((PropertyMap)value, isSecret), type.Write);
}
