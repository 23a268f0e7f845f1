using System.Collections;
using System.Globalization;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Json;

/// <summary>
/// JSON as nested dictionaries, lists and plain values, which is the form that the models of the vendor's C# client are made of and
/// become (<c>TeaModel.ToObject</c> and <c>ToMap</c>).
/// </summary>
internal static class PlainValues
{
    /// <summary>Copies an object; fields that are null are left out, as the vendor's models leave them out.</summary>
    internal static Dictionary<string, object?> From(JObject fields) =>
        fields
            .Properties()
            .Where(field => field.Value.Type is not JTokenType.Null)
            .ToDictionary(field => field.Name, field => From(field.Value), StringComparer.Ordinal);

    /// <summary>Reads an object; values that are null are left out.</summary>
    /// <exception cref="ArgumentException">A value is of a type that JSON does not have.</exception>
    internal static JObject ToTree(IReadOnlyDictionary<string, object?> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return ToTree(fields, string.Empty);
    }

    private static JObject ToTree(IEnumerable<KeyValuePair<string, object?>> fields, string path)
    {
        var tree = new JObject();
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                tree[name] = ToToken(value, path.Length == 0 ? name : $"{path}.{name}");
            }
        }

        return tree;
    }

    // Not Cast: the enumerators of generic dictionaries return other entries than those of IDictionary.
    private static IEnumerable<KeyValuePair<string, object?>> Entries(IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
        {
            yield return new((string)entry.Key, entry.Value);
        }
    }

    private static object? From(JToken token) =>
        token switch
        {
            JObject fields => From(fields),
            JArray items => items.Select(From).ToList(),
            JValue value => value.Value,
            _ => throw new ArgumentException($"JSON of the type {token.Type} has no plain value"),
        };

    private static JToken ToToken(object value, string path) =>
        value switch
        {
            string or bool => new JValue(value),
            int or long or short or byte or uint => new JValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            float or double or decimal => new JValue(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            IDictionary entries => ToTree(Entries(entries), path),
            IEnumerable items => new JArray(
                items.Cast<object?>().Select((item, index) => item is null ? JValue.CreateNull() : ToToken(item, $"{path}[{index}]"))
            ),
            _ => throw new ArgumentException($"{path} is a {value.GetType().Name}, which JSON does not have", nameof(value)),
        };
}
