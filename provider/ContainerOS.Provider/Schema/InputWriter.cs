using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Schema;

/// <summary>Writes model values as inputs, the reverse of <see cref="InputReader"/>. Values that are not set are left out.</summary>
internal sealed class InputWriter
{
    private PropertyMap map = PropertyMap.Empty;

    /// <summary>Adds a string.</summary>
    internal InputWriter Text(string name, Value<string>? text) => Value(name, text, content => content);

    /// <summary>Adds a value that is formatted as a string, such as a version.</summary>
    internal InputWriter Formatted<T>(string name, Value<T>? value)
        where T : struct => Value(name, value, content => content.ToString()!);

    /// <summary>Adds an integer.</summary>
    internal InputWriter Integer(string name, Value<int>? number) => Value(name, number, content => (double)content);

    /// <summary>Adds a 64-bit integer.</summary>
    internal InputWriter LongInteger(string name, Value<long>? number) => Value(name, number, content => (double)content);

    /// <summary>Adds a boolean.</summary>
    internal InputWriter Boolean(string name, Value<bool>? truth) => Value(name, truth, content => content);

    /// <summary>Adds an enum value.</summary>
    internal InputWriter Enum<T>(string name, Value<T>? choice, Terms<T> terms)
        where T : struct, Enum => Value(name, choice, content => terms.Of(content));

    /// <summary>Adds an object.</summary>
    internal InputWriter Object<T>(string name, Value<T>? whole, Func<T, InputWriter> write) =>
        Value(name, whole, content => write(content).map);

    /// <summary>Adds a list of strings.</summary>
    internal InputWriter Texts(string name, ValueList<string>? list) => List(name, list, content => content);

    /// <summary>Adds a list of objects.</summary>
    internal InputWriter Objects<T>(string name, ValueList<T>? list, Func<T, InputWriter> write) =>
        List(name, list, content => write(content).map);

    /// <summary>Adds a map of strings.</summary>
    internal InputWriter TextMap(string name, ValueMap<string>? entries) => Map(name, entries, content => content);

    /// <summary>Adds a map of numbers.</summary>
    internal InputWriter NumberMap(string name, ValueMap<double>? entries) => Map(name, entries, content => content);

    /// <summary>Adds a map of booleans.</summary>
    internal InputWriter BooleanMap(string name, ValueMap<bool>? entries) => Map(name, entries, content => content);

    /// <summary>The inputs.</summary>
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
        value is { } present ? Put(name, Wrap(present, write)) : this;

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
