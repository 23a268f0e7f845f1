using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Schema;

/// <summary>Reads checked inputs as model values. Values that are not set are null.</summary>
/// <remarks>Unknown values stay unknown. Secret values stay secret, and so does everything inside a secret.</remarks>
/// <param name="inputs">Inputs that passed the schema check.</param>
/// <param name="isSecret">Whether the inputs are inside a secret.</param>
internal sealed class InputReader(PropertyMap inputs, bool isSecret = false)
{
    /// <summary>Reads a string.</summary>
    internal Value<string>? Text(string name) => Read(name, text => ((PropertyString)text).Value);

    /// <summary>Reads a string and parses it. The schema check has verified its format.</summary>
    internal Value<T>? Parsed<T>(string name, Func<string, T?> parse)
        where T : struct => Read(name, text => parse(((PropertyString)text).Value)!.Value);

    /// <summary>Reads an integer.</summary>
    internal Value<int>? Integer(string name) => Read(name, number => checked((int)((PropertyNumber)number).Value));

    /// <summary>Reads a 64-bit integer.</summary>
    internal Value<long>? LongInteger(string name) => Read(name, number => checked((long)((PropertyNumber)number).Value));

    /// <summary>Reads a boolean.</summary>
    internal Value<bool>? Boolean(string name) => Read(name, ReadBoolean);

    /// <summary>Reads an enum value.</summary>
    internal Value<T>? Enum<T>(string name, Terms<T> terms)
        where T : struct, Enum => Parsed(name, terms.Find);

    /// <summary>Reads an object.</summary>
    internal Value<T>? Object<T>(string name, Func<InputReader, T> bind) =>
        Find(name) is { } value ? Wrap(value, ForObject(bind), isSecret) : null;

    /// <summary>Reads a list of strings.</summary>
    internal ValueList<string>? Texts(string name) => List(name, ForScalar(text => ((PropertyString)text).Value));

    /// <summary>Reads a list of objects.</summary>
    internal ValueList<T>? Objects<T>(string name, Func<InputReader, T> bind) => List(name, ForObject(bind));

    /// <summary>Reads a map of strings.</summary>
    internal ValueMap<string>? TextMap(string name) => Map(name, text => ((PropertyString)text).Value);

    /// <summary>Reads a map of numbers.</summary>
    internal ValueMap<double>? NumberMap(string name) => Map(name, number => ((PropertyNumber)number).Value);

    /// <summary>Reads a map of booleans.</summary>
    internal ValueMap<bool>? BooleanMap(string name) => Map(name, ReadBoolean);

    private static Func<PropertyValue, bool, T> ForObject<T>(Func<InputReader, T> bind) =>
        (map, isSecret) => bind(new InputReader((PropertyMap)map, isSecret));

    private static Func<PropertyValue, bool, T> ForScalar<T>(Func<PropertyValue, T> read) => (value, _) => read(value);

    private static bool ReadBoolean(PropertyValue value) => ((PropertyBool)value).Value;

    private ValueList<T>? List<T>(string name, Func<PropertyValue, bool, T> read) =>
        Find(name) switch
        {
            null => null,
            { Unwrapped: PropertyArray array } whole => ValueList<T>.Of(
                array.Items.Select(item => Wrap(item, read, isSecret || whole is PropertySecret))
            ),
            _ => ValueList<T>.Unknown,
        };

    private ValueMap<T>? Map<T>(string name, Func<PropertyValue, T> read) =>
        Find(name) switch
        {
            null => null,
            { Unwrapped: PropertyMap map } whole => ValueMap<T>.Of(
                map.Select(pair => KeyValuePair.Create(pair.Key, Wrap(pair.Value, ForScalar(read), isSecret || whole is PropertySecret)))
            ),
            _ => ValueMap<T>.Unknown,
        };

    private Value<T>? Read<T>(string name, Func<PropertyValue, T> read) =>
        Find(name) is { } value ? Wrap(value, ForScalar(read), isSecret) : null;

    private PropertyValue? Find(string name) => inputs.Find(name);

    private static Value<T> Wrap<T>(PropertyValue value, Func<PropertyValue, bool, T> read, bool withinSecret)
    {
        var hides = withinSecret || value is PropertySecret;
        return value.Unwrapped is PropertyUnknown ? Value<T>.Unknown(hides) : Value<T>.Known(read(value.Unwrapped, hides), hides);
    }
}
