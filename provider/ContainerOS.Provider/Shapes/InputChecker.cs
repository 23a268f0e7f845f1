using System.Globalization;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Shapes;

/// <summary>Checks inputs against a schema, and normalises them.</summary>
internal sealed class InputChecker
{
    private readonly List<Diagnostic> findings = [];
    private readonly Dictionary<ObjectType, string> listed = [];
    private int secrets;

    private InputChecker() { }

    /// <summary>Checks the inputs of a resource, a function or the provider.</summary>
    internal static CheckedInputs Check(ObjectType schema, PropertyMap inputs)
    {
        var checker = new InputChecker();
        var plain = checker.Object(schema, inputs, string.Empty);
        return new CheckedInputs(plain, checker.findings);
    }

    private PropertyMap Object(ObjectType schema, PropertyMap value, string path)
    {
        var given = PropertyMap.Of(value.Where(pair => pair.Value is not PropertyNull).Select(pair => Meant(schema, pair, value, path)));
        foreach (var missing in schema.Properties.Where(property => property.Required && !given.ContainsKey(property.Name)))
        {
            findings.Add(SchemaDiagnostics.MissingProperty(Join(path, missing.Name), missing, schema));
        }

        return PropertyMap.Of(given.Select(pair => KeyValuePair.Create(pair.Key, Property(schema, pair.Key, pair.Value, path))));
    }

    /// <summary>
    /// A misspelt property counts as the one that is probably meant, with an unknown value, so that it is not reported as missing too.
    /// </summary>
    private KeyValuePair<string, PropertyValue> Meant(
        ObjectType schema,
        KeyValuePair<string, PropertyValue> pair,
        PropertyMap all,
        string path
    )
    {
        if (schema.Find(pair.Key) is not null)
        {
            return pair;
        }

        var (place, nearest) = (
            Join(path, pair.Key),
            SpellingSuggestion.Find(pair.Key, schema.Properties.Select(property => property.Name))
        );
        findings.Add(SchemaDiagnostics.UnknownProperty(place, pair.Key, schema, nearest, listed.GetValueOrDefault(schema)));
        if (nearest is null)
        {
            listed.TryAdd(schema, place);
        }

        return KeyValuePair.Create(
            nearest is null || all.ContainsKey(nearest) ? pair.Key : nearest,
            (PropertyValue)PropertyUnknown.Instance
        );
    }

    private PropertyValue Property(ObjectType schema, string name, PropertyValue value, string path)
    {
        if (schema.Find(name) is not { } property)
        {
            return value;
        }

        if (property.Unavailable is { } reason)
        {
            return Refuse(SchemaDiagnostics.Unavailable(Join(path, name), reason));
        }

        var checkedValue = Value(property.Type, value, Join(path, name));
        return property.Range is { IsChecked: true } range && SizeOf(checkedValue.Unwrapped) is { } size && !range.Contains(size)
            ? Refuse(SchemaDiagnostics.OutOfRange(Join(path, name), range, checkedValue.Unwrapped is PropertyNumber))
            : checkedValue;
    }

    private static double? SizeOf(PropertyValue value) =>
        value switch
        {
            PropertyNumber number => number.Value,
            PropertyArray list => list.Items.Length,
            PropertyMap map => map.Count,
            _ => null,
        };

    private PropertyValue Value(PropertyType type, PropertyValue value, string path) =>
        value switch
        {
            PropertySecret secret => Secret(type, secret.Element, path),
            PropertyOutput { Element: null } => PropertyUnknown.Instance,
            PropertyOutput { IsSecret: true } output => Secret(type, output.Element, path),
            PropertyOutput output => Value(type, output.Element, path),
            PropertyUnknown => value,
            _ => Known(type, value, path),
        };

    private PropertySecret Secret(PropertyType type, PropertyValue value, string path)
    {
        secrets++;
        var inner = Value(type, value, path);
        secrets--;
        return new PropertySecret(inner);
    }

    private PropertyValue Known(PropertyType type, PropertyValue value, string path) =>
        (type, value) switch
        {
            (ObjectType schema, PropertyMap map) => Object(schema, map, path),
            (ListType list, PropertyArray array) => PropertyArray.Of(
                array.Items.Select((item, index) => Value(list.Item, item, $"{path}[{index}]"))
            ),
            (MapType map, PropertyMap entries) => Entries(map, entries, path),
            (TextType text, PropertyString content) => Text(text, content, path),
            (EnumType choice, PropertyString content) => Choice(choice, content, path),
            (IntegerType, PropertyNumber number) when double.IsInteger(number.Value) => value,
            (NumberType, PropertyNumber) or (BooleanType, PropertyBool) => value,
            _ => Refuse(SchemaDiagnostics.WrongType(path, type, value)),
        };

    private PropertyMap Entries(MapType map, PropertyMap entries, string path) =>
        PropertyMap.Of(
            entries
                .Where(pair => pair.Value is not PropertyNull)
                .Select(pair =>
                    KeyValuePair.Create(
                        pair.Key,
                        Value(map.Value, map.Value is TextType ? AsText(pair.Value) : pair.Value, Join(path, pair.Key))
                    )
                )
        );

    // YAML reads `vm.max_map_count: 262144` as a number. In a map of strings, the string is meant.
    private static PropertyValue AsText(PropertyValue value) =>
        value switch
        {
            PropertyNumber number => number.Value.ToString("R", CultureInfo.InvariantCulture),
            PropertyBool truth => truth.Value ? "true" : "false",
            PropertySecret secret => new PropertySecret(AsText(secret.Element)),
            _ => value,
        };

    private PropertyValue Text(TextType type, PropertyString content, string path) =>
        type.Format is null || type.Format.Matches(content.Value)
            ? (PropertyValue)content
            : Refuse(SchemaDiagnostics.InvalidText(path, type, Shown(content), null));

    private PropertyValue Choice(EnumType type, PropertyString content, string path) =>
        type.Values.Contains(content.Value)
            ? (PropertyValue)content
            : Refuse(
                SchemaDiagnostics.InvalidText(
                    path,
                    type,
                    Shown(content),
                    secrets > 0 ? null : SpellingSuggestion.Find(content.Value, type.Values)
                )
            );

    private string Shown(PropertyString content) => secrets > 0 ? "the secret value" : $"'{content.Value}'";

    // A rejected value becomes unknown, so that the rules can check all other values in the same run.
    private PropertyUnknown Refuse(Diagnostic finding)
    {
        findings.Add(finding);
        return PropertyUnknown.Instance;
    }

    private static string Join(string path, string name)
    {
        var isPlain = name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
        var step = isPlain ? name : $"[\"{name.Replace("\"", "\\\"", StringComparison.Ordinal)}\"]";
        return path.Length == 0 || step[0] == '[' ? path + step : $"{path}.{step}";
    }
}

/// <summary>The result of a schema check.</summary>
/// <param name="Inputs">The inputs without nulls. Numbers in maps of strings are strings, and rejected values are unknown.</param>
/// <param name="Diagnostics">The errors; empty if the inputs match the schema.</param>
internal sealed record CheckedInputs(PropertyMap Inputs, IReadOnlyList<Diagnostic> Diagnostics);
