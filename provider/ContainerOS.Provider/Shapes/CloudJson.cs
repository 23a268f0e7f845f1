using System.Globalization;
using System.Text.Json.Nodes;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Shapes;

/// <summary>Writes inputs to requests of the cloud and reads its replies, by the places that the definitions declare.</summary>
internal static class CloudJson
{
    /// <summary>Writes the properties of an object that a call carries.</summary>
    /// <param name="type">The object.</param>
    /// <param name="value">Its values, all known.</param>
    /// <param name="target">The request to add fields to.</param>
    /// <param name="call">The call.</param>
    /// <param name="includes">Whether a top-level property is sent.</param>
    internal static void Write(
        ObjectType type,
        PropertyMap value,
        JsonObject target,
        CloudCall call,
        Func<PropertyDefinition, bool>? includes = null
    )
    {
        foreach (var property in type.Properties)
        {
            if (
                property.Field is { IsComposed: false } field
                && value.Find(property.Name)?.Unwrapped is { } content
                && field.IsSentBy(call)
                && (call is CloudCall.Create || property.OnChange is not ChangeEffect.Replace)
                && includes?.Invoke(property) is not false
            )
            {
                WriteProperty(property, field, content, target, call);
            }
        }
    }

    private static void WriteProperty(PropertyDefinition property, CloudField field, PropertyValue value, JsonObject target, CloudCall call)
    {
        if (field.Switch is { } path)
        {
            Set(target, CloudField.Split(path), value is PropertyMap { Count: > 0 });
        }

        var steps = field.StepsIn(call);
        if (property.Type is ObjectType inner && field.Form is null && steps.Count == 0)
        {
            // The definitions of a group name the call themselves.
            Write(inner, (PropertyMap)value, target, call);
            return;
        }

        Set(target, steps, field.Form is { } form ? form.Write(property.Type, value, call) : WriteValue(property.Type, value, call));
    }

    /// <summary>A value in the form of its type.</summary>
    internal static JsonNode WriteValue(PropertyType type, PropertyValue value, CloudCall call) =>
        (type, value.Unwrapped) switch
        {
            (ObjectType inner, PropertyMap map) => WriteObject(inner, map, call),
            (ListType list, PropertyArray array) => new JsonArray([.. array.Items.Select(item => WriteValue(list.Item, item, call))]),
            (MapType map, PropertyMap entries) => new JsonObject(
                entries.Select(entry => KeyValuePair.Create<string, JsonNode?>(entry.Key, WriteValue(map.Value, entry.Value, call)))
            ),
            (IntegerType, PropertyNumber number) => JsonValue.Create((long)number.Value),
            (_, PropertyNumber number) => JsonValue.Create(number.Value),
            (_, PropertyBool truth) => JsonValue.Create(truth.Value),
            (_, PropertyString text) => JsonValue.Create(text.Value)!,
            _ => throw new InvalidOperationException($"a request needs a known value of {type.Describe()}"),
        };

    private static JsonObject WriteObject(ObjectType type, PropertyMap map, CloudCall call)
    {
        var target = new JsonObject();
        foreach (var property in type.Properties)
        {
            // Inside an object that a call carries, the call carries every field.
            if (property.Field is { IsComposed: false } field && map.Find(property.Name)?.Unwrapped is { } content)
            {
                Set(
                    target,
                    field.Steps,
                    field.Form is { } form ? form.Write(property.Type, content, call) : WriteValue(property.Type, content, call)
                );
            }
        }

        return target;
    }

    /// <summary>Reads the properties of an object. Those that are missing or empty are left out.</summary>
    /// <exception cref="Protocol.Faults.RpcFaultException">A field has another type than documented; the message names it.</exception>
    internal static PropertyMap Read(ObjectType type, JsonObject source, string path = "")
    {
        var map = PropertyMap.Empty.Entries.ToBuilder();
        foreach (var property in type.Properties)
        {
            if (property.Field is { IsComposed: false } field && ReadProperty(property, field, source, path) is { } value)
            {
                map[property.Name] = value;
            }
        }

        return new PropertyMap(map.ToImmutable());
    }

    private static PropertyValue? ReadProperty(PropertyDefinition property, CloudField field, JsonObject source, string path)
    {
        if ((field.IsIn is { } isIn && !isIn(source)) || (field.Switch is { } flag && !CloudField.IsOn(source, flag)))
        {
            return null;
        }

        var inner = path.Length == 0 || field.Path.Length == 0 ? path + field.Path : $"{path}.{field.Path}";
        if (Find(source, field.Steps) is not { } node)
        {
            return null;
        }

        try
        {
            var value =
                field.Form is { } form ? form.Read(property.Type, node)
                : property.Type is ObjectType nested ? Read(nested, node as JsonObject ?? throw new CloudValueException("an object"), inner)
                : ReadValue(property.Type, node);
            return value is PropertyMap { Count: 0 } or PropertyArray { Items.Length: 0 } ? null : value;
        }
        catch (CloudValueException error)
        {
            throw CloudValueException.At(inner, error);
        }
    }

    /// <summary>
    /// A value of the cloud in the form of its type; null for an empty text. ACK returns some numbers and booleans as text.
    /// </summary>
    /// <exception cref="CloudValueException">It has another type.</exception>
    internal static PropertyValue? ReadValue(PropertyType type, JsonNode node) =>
        (type, node) switch
        {
            (ObjectType inner, JsonObject map) => Read(inner, map),
            (ListType list, JsonArray items) => PropertyArray.Of(
                items.Where(item => item is not null).Select(item => ReadValue(list.Item, item!) ?? (PropertyValue)string.Empty)
            ),
            (MapType map, JsonObject entries) => PropertyMap.Of(
                entries
                    .Where(entry => entry.Value is not null)
                    .Select(entry => KeyValuePair.Create(entry.Key, ReadValue(map.Value, entry.Value!) ?? (PropertyValue)string.Empty))
            ),
            (ObjectType or ListType or MapType, _) => throw new CloudValueException(type.Describe()),
            (_, JsonValue scalar) => ReadScalar(type, scalar.ToString()),
            _ => throw new CloudValueException(type.Describe()),
        };

    private static PropertyValue? ReadScalar(PropertyType type, string text) =>
        (type, text) switch
        {
            (TextType or EnumType, "") => null,
            (TextType or EnumType, _) => text,
            (_, "") => null,
            (BooleanType, _) when bool.TryParse(text, out var truth) => truth,
            (IntegerType, _) when TryNumber(text, out var number) && double.IsInteger(number) => number,
            (NumberType, _) when TryNumber(text, out var number) => number,
            _ => throw new CloudValueException(type.Describe()),
        };

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    /// <summary>The field at a path; null if there is none or it is null.</summary>
    internal static JsonNode? Find(JsonObject source, IReadOnlyList<string> steps)
    {
        JsonNode? node = source;
        foreach (var step in steps)
        {
            node = (node as JsonObject)?[step];
        }

        return node;
    }

    /// <summary>Sets the field at a path; objects on the way are created.</summary>
    internal static void Set(JsonObject target, IReadOnlyList<string> steps, JsonNode? value)
    {
        var owner = target;
        for (var i = 0; i < steps.Count - 1; i++)
        {
            if (owner[steps[i]] is not JsonObject inner)
            {
                owner[steps[i]] = inner = [];
            }

            owner = inner;
        }

        if (value is JsonObject fields && owner[steps[^1]] is JsonObject present)
        {
            foreach (var (name, field) in fields.ToArray())
            {
                fields.Remove(name);
                present[name] = field;
            }

            return;
        }

        owner[steps[^1]] = value;
    }
}
