using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.Checking;

/// <summary>Checks inputs against their declared shape, and gives them back in their plain form.</summary>
internal sealed class ShapeChecker
{
    private readonly List<Diagnostic> findings = [];
    private int secrets;

    private ShapeChecker() { }

    /// <summary>Checks the inputs of a resource, or of the provider itself.</summary>
    internal static CheckedInputs Check(ObjectType shape, PropertyMap inputs)
    {
        var checker = new ShapeChecker();
        var plain = checker.Object(shape, inputs, string.Empty);
        return new CheckedInputs(plain, checker.findings);
    }

    private PropertyMap Object(ObjectType shape, PropertyMap value, string path)
    {
        var given = value.Where(pair => pair.Value is not PropertyNull).ToList();
        foreach (
            var missing in shape.Properties.Where(property => property.Required && given.TrueForAll(pair => pair.Key != property.Name))
        )
        {
            findings.Add(ShapeFindings.Missing(Join(path, missing.Name), missing, shape));
        }

        return PropertyMap.Of(given.Select(pair => KeyValuePair.Create(pair.Key, Property(shape, pair.Key, pair.Value, path))));
    }

    private PropertyValue Property(ObjectType shape, string name, PropertyValue value, string path) =>
        shape.Find(name) is { } property
            ? Value(property.Type, value, Join(path, name))
            : Refuse(ShapeFindings.UnknownProperty(Join(path, name), name, shape));

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
            (ObjectType shape, PropertyMap map) => Object(shape, map, path),
            (ListType list, PropertyArray array) => PropertyArray.Of(
                array.Items.Select((item, index) => Value(list.Item, item, $"{path}[{index}]"))
            ),
            (MapType map, PropertyMap entries) => Entries(map, entries, path),
            (TextType text, PropertyString content) => Text(text, content, path),
            (ChoiceType choice, PropertyString content) => Choice(choice, content, path),
            (WholeNumberType, PropertyNumber number) when double.IsInteger(number.Value) => value,
            (NumberType, PropertyNumber) or (TruthType, PropertyBool) => value,
            _ => Refuse(ShapeFindings.WrongType(path, type, value)),
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

    /// <summary>YAML reads <c>vm.max_map_count: 262144</c> as a number; in a map of texts the text was meant.</summary>
    private static PropertyValue AsText(PropertyValue value) =>
        value switch
        {
            PropertyNumber number => number.Value.ToString("R"),
            PropertyBool truth => truth.Value ? "true" : "false",
            PropertySecret secret => new PropertySecret(AsText(secret.Element)),
            _ => value,
        };

    private PropertyValue Text(TextType type, PropertyString content, string path) =>
        type.Form is null || type.Form.Matches(content.Value)
            ? (PropertyValue)content
            : Refuse(ShapeFindings.WrongText(path, type, Shown(content), null));

    private PropertyValue Choice(ChoiceType type, PropertyString content, string path) =>
        type.Choices.Contains(content.Value)
            ? (PropertyValue)content
            : Refuse(ShapeFindings.WrongText(path, type, Shown(content), secrets > 0 ? null : Nearest.To(content.Value, type.Choices)));

    private string Shown(PropertyString content) => secrets > 0 ? "the secret value" : $"'{content.Value}'";

    /// <summary>What is refused goes on as unknown, so that the rules can still look at everything else in the same run.</summary>
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
