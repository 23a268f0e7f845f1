using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Schema;

/// <summary>Collects model values as inputs: the way back of <see cref="InputReader"/>. What is not given is left out, what is unknown or secret stays so.</summary>
internal sealed class InputWriter
{
    private PropertyMap map = PropertyMap.Empty;

    /// <summary>A text.</summary>
    internal InputWriter Text(string name, Value<string>? text) => Value(name, text, content => content);

    /// <summary>A value by its text, such as a version.</summary>
    internal InputWriter Formatted<T>(string name, Value<T>? value)
        where T : struct => Value(name, value, content => content.ToString()!);

    /// <summary>A whole number.</summary>
    internal InputWriter Integer(string name, Value<int>? number) => Value(name, number, content => (double)content);

    /// <summary>A whole number that may be large.</summary>
    internal InputWriter LongInteger(string name, Value<long>? number) => Value(name, number, content => (double)content);

    /// <summary>True or false.</summary>
    internal InputWriter Boolean(string name, Value<bool>? truth) => Value(name, truth, content => content);

    /// <summary>One of the terms.</summary>
    internal InputWriter Enum<T>(string name, Value<T>? choice, Terms<T> terms)
        where T : struct, Enum => Value(name, choice, content => terms.Of(content));

    /// <summary>An object.</summary>
    internal InputWriter Object<T>(string name, Value<T>? whole, Func<T, InputWriter> write) =>
        Value(name, whole, content => write(content).map);

    /// <summary>A list of texts.</summary>
    internal InputWriter Texts(string name, ValueList<string>? list) => List(name, list, content => content);

    /// <summary>A list of objects.</summary>
    internal InputWriter Objects<T>(string name, ValueList<T>? list, Func<T, InputWriter> write) =>
        List(name, list, content => write(content).map);

    /// <summary>A map of texts.</summary>
    internal InputWriter TextMap(string name, ValueMap<string>? entries) => Map(name, entries, content => content);

    /// <summary>A map of numbers.</summary>
    internal InputWriter NumberMap(string name, ValueMap<double>? entries) => Map(name, entries, content => content);

    /// <summary>A map of truth values.</summary>
    internal InputWriter BooleanMap(string name, ValueMap<bool>? entries) => Map(name, entries, content => content);

    /// <summary>What was collected.</summary>
    internal PropertyMap ToMap() => map;

    private InputWriter List<T>(string name, ValueList<T>? list, Func<T, PropertyValue> write) =>
        list is null
            ? this
            : Put(name, list.IsKnown ? PropertyArray.Of(list.Items.Select(item => Wrap(item, write))) : PropertyUnknown.Instance);

    private InputWriter Map<T>(string name, ValueMap<T>? entries, Func<T, PropertyValue> write) =>
        entries is null
            ? this
            : Put(
                name,
                entries.IsKnown
                    ? PropertyMap.Of(entries.Entries.Select(entry => KeyValuePair.Create(entry.Key, Wrap(entry.Value, write))))
                    : PropertyUnknown.Instance
            );

    private InputWriter Value<T>(string name, Value<T>? value, Func<T, PropertyValue> write) =>
        value is { } given ? Put(name, Wrap(given, write)) : this;

    private InputWriter Put(string name, PropertyValue value)
    {
        map = map.With(name, value);
        return this;
    }

    private static PropertyValue Wrap<T>(Value<T> value, Func<T, PropertyValue> write)
    {
        var plain = value.IsKnown ? write(value.Content) : PropertyUnknown.Instance;
        return value.IsSecret ? new PropertySecret(plain) : plain;
    }
}
