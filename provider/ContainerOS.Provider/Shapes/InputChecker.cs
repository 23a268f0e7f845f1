using System.Globalization;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Shapes;

/// <summary>Checks inputs against a schema, and normalises them.</summary>
internal sealed class InputChecker
{
    private readonly List<Diagnostic> findings = [];

    // The place of the value that is checked. It is written only for a finding: most inputs have none.
    private readonly List<(string? Name, int Index)> steps = [];
    private Dictionary<ObjectType, string>? listed;
    private int secrets;

    private InputChecker() { }

    private string Place =>
        steps.Aggregate(string.Empty, (path, step) => step.Name is { } name ? Join(path, name) : $"{path}[{step.Index}]");

    /// <summary>Checks the inputs of a resource, a function or the provider.</summary>
    internal static CheckedInputs Check(ObjectType schema, PropertyMap inputs)
    {
        var checker = new InputChecker();
        var plain = checker.Object(schema, inputs);
        return new CheckedInputs(plain, checker.findings);
    }

    private PropertyMap Object(ObjectType schema, PropertyMap value)
    {
        var given = IsOf(schema, value)
            ? value
            : PropertyMap.Of(value.Where(pair => pair.Value is not PropertyNull).Select(pair => Meant(schema, pair, value)));
        foreach (var property in schema.Properties)
        {
            if (property.Required && !given.ContainsKey(property.Name))
            {
                findings.Add(SchemaDiagnostics.MissingProperty(Join(Place, property.Name), property, schema));
            }
        }

        var changed = given;
        foreach (var (name, item) in given.Entries)
        {
            steps.Add((name, 0));
            changed = Replace(changed, name, item, Property(schema, name, item));
            steps.RemoveAt(steps.Count - 1);
        }

        return changed;
    }

    /// <summary>Whether all properties are of the schema, and none is null.</summary>
    private static bool IsOf(ObjectType schema, PropertyMap value)
    {
        foreach (var (name, item) in value.Entries)
        {
            if (item is PropertyNull || schema.Find(name) is null)
            {
                return false;
            }
        }

        return true;
    }

    // Values that are as they should be are kept, so that a map without any other is not copied.
    private static PropertyMap Replace(PropertyMap map, string name, PropertyValue old, PropertyValue now) =>
        ReferenceEquals(old, now) ? map : map.With(name, now);

    /// <summary>
    /// A misspelt property counts as the one that is probably meant, with an unknown value, so that it is not reported as missing too.
    /// </summary>
    private KeyValuePair<string, PropertyValue> Meant(ObjectType schema, KeyValuePair<string, PropertyValue> pair, PropertyMap all)
    {
        if (schema.Find(pair.Key) is not null)
        {
            return pair;
        }

        var (place, nearest) = (
            Join(Place, pair.Key),
            SpellingSuggestion.Find(pair.Key, schema.Properties.Select(property => property.Name))
        );
        listed ??= [];
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

    private PropertyValue Property(ObjectType schema, string name, PropertyValue value)
    {
        if (schema.Find(name) is not { } property)
        {
            return value;
        }

        if (property.Unavailable is { } reason)
        {
            return Refuse(SchemaDiagnostics.Unavailable(Place, reason));
        }

        var checkedValue = Value(property.Type, value);
        return property.Range is { IsChecked: true } range && SizeOf(checkedValue.Unwrapped) is { } size && !range.Contains(size)
            ? Refuse(SchemaDiagnostics.OutOfRange(Place, range, checkedValue.Unwrapped is PropertyNumber))
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

    private PropertyValue Value(PropertyType type, PropertyValue value) =>
        value switch
        {
            PropertySecret secret => Secret(type, secret.Element),
            PropertyOutput { IsSecret: true } output => Secret(type, output.Element ?? PropertyUnknown.Instance),
            PropertyOutput { Element: null } => PropertyUnknown.Instance,
            PropertyOutput output => Value(type, output.Element),
            PropertyUnknown => value,
            _ => Known(type, value),
        };

    private PropertySecret Secret(PropertyType type, PropertyValue value)
    {
        secrets++;
        var inner = Value(type, value);
        secrets--;
        return new PropertySecret(inner);
    }

    private PropertyValue Known(PropertyType type, PropertyValue value) =>
        (type, value) switch
        {
            (ObjectType schema, PropertyMap map) => Object(schema, map),
            (ListType list, PropertyArray array) => Items(list, array),
            (MapType map, PropertyMap entries) => Entries(map, entries),
            (TextType text, PropertyString content) => Text(text, content),
            (EnumType choice, PropertyString content) => Choice(choice, content),
            (IntegerType, PropertyNumber number) when double.IsInteger(number.Value) => value,
            (NumberType, PropertyNumber) or (BooleanType, PropertyBool) => value,
            _ => Refuse(SchemaDiagnostics.WrongType(Place, type, value)),
        };

    private PropertyArray Items(ListType list, PropertyArray array)
    {
        PropertyValue[]? changed = null;
        for (var index = 0; index < array.Items.Length; index++)
        {
            steps.Add((null, index));
            var item = Value(list.Item, array.Items[index]);
            steps.RemoveAt(steps.Count - 1);
            if (!ReferenceEquals(item, array.Items[index]))
            {
                (changed ??= [.. array.Items])[index] = item;
            }
        }

        return changed is null ? array : PropertyArray.Of(changed);
    }

    private PropertyMap Entries(MapType map, PropertyMap entries)
    {
        var changed = entries;
        foreach (var (name, item) in entries.Entries)
        {
            if (item is PropertyNull)
            {
                changed = changed.Without(name);
                continue;
            }

            steps.Add((name, 0));
            changed = Replace(changed, name, item, Value(map.Value, map.Value is TextType ? AsText(item) : item));
            steps.RemoveAt(steps.Count - 1);
        }

        return changed;
    }

    // YAML reads `vm.max_map_count: 262144` as a number. In a map of strings, the string is meant.
    private static PropertyValue AsText(PropertyValue value) =>
        value switch
        {
            PropertyNumber number => number.Value.ToString("R", CultureInfo.InvariantCulture),
            PropertyBool truth => truth.Value ? "true" : "false",
            PropertySecret secret => new PropertySecret(AsText(secret.Element)),
            _ => value,
        };

    private PropertyValue Text(TextType type, PropertyString content) =>
        type.Format is null || type.Format.Matches(content.Value)
            ? (PropertyValue)content
            : Refuse(SchemaDiagnostics.InvalidText(Place, type, Shown(content), null));

    private PropertyValue Choice(EnumType type, PropertyString content) =>
        type.Values.Contains(content.Value) ? (PropertyValue)content
        : secrets == 0 && type.Refused.TryGetValue(content.Value, out var refusal)
            ? Refuse(SchemaDiagnostics.Refused(Place, Shown(content), type, refusal))
        : Refuse(
            SchemaDiagnostics.InvalidText(
                Place,
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
