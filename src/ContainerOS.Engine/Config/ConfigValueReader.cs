using System.Globalization;
using ContainerOS.Engine.Programs;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Config;

/// <summary>Converts and decrypts config values.</summary>
internal sealed class ConfigValueReader(Func<string, string> decrypt, DiagnosticBag bag)
{
    /// <summary>The value of an entry in its declared type. It is secret when it is declared or written as secret.</summary>
    public PropertyValue Read(ConfigEntry entry)
    {
        var value = ReadTyped(entry);
        return entry.DeclaredSecret && value is not PropertySecret ? new PropertySecret(value) : value;
    }

    /// <summary>The text for a provider: scalars as written, lists and maps as JSON (pulumi/pulumi <c>config.Value</c>).</summary>
    public PropertyValue ReadText(ConfigEntry entry)
    {
        var value = entry.Node is SyntaxScalar scalar ? scalar.Text : Plain(entry.Node);
        PropertyValue text = value.Unwrapped is PropertyString written ? written : PropertyJson.Text(value);
        return entry.IsSecret ? new PropertySecret(text) : text;
    }

    private PropertyValue ReadTyped(ConfigEntry entry)
    {
        if (SecureValue.CiphertextOf(entry.Node) is { } cipher)
        {
            return new PropertySecret(Convert(entry, new SyntaxScalar(entry.Node.Location, decrypt(cipher), IsPlain: true)));
        }
        return Convert(entry, entry.Node);
    }

    private PropertyValue Convert(ConfigEntry entry, SyntaxNode node) =>
        (entry.Type, node) switch
        {
            (null, _) => Plain(node),
            ("string", SyntaxScalar scalar) => scalar.Text,
            ("boolean", SyntaxScalar { Text: "true" or "True" or "TRUE" }) => true,
            ("boolean", SyntaxScalar { Text: "false" or "False" or "FALSE" }) => false,
            ("integer", SyntaxScalar scalar) when Number(scalar) is { } number && double.IsInteger(number) => number,
            ("number", SyntaxScalar scalar) when Number(scalar) is { } number => number,
            ("array", SyntaxSequence list) => Plain(list),
            ("object", SyntaxMapping map) => Plain(map),
            ("array" or "object", SyntaxScalar scalar) => ParseYaml(entry, scalar),
            _ => ReportWrongType(entry, node),
        };

    private PropertyValue ParseYaml(ConfigEntry entry, SyntaxScalar scalar)
    {
        var parsed = YamlReader.Read(scalar, bag);
        return parsed is SyntaxSequence or SyntaxMapping ? Convert(entry, parsed) : ReportWrongType(entry, scalar);
    }

    private PropertyNull ReportWrongType(ConfigEntry entry, SyntaxNode node)
    {
        var found = node is SyntaxScalar scalar && !entry.IsSecret ? $"'{scalar.Text}'" : node.Kind;
        bag.Error(node.Location, $"the config value '{entry.Key}' is declared as {entry.Type}, but its value is {found}");
        return PropertyNull.Instance;
    }

    private PropertyValue Plain(SyntaxNode node) =>
        node switch
        {
            _ when SecureValue.CiphertextOf(node) is { } cipher => new PropertySecret(decrypt(cipher)),
            SyntaxScalar scalar => scalar.Value,
            SyntaxSequence list => PropertyArray.Of(list.Items.Select(Plain)),
            SyntaxMapping map => PropertyMap.Of(map.Entries.Select(entry => KeyValuePair.Create(entry.Name, Plain(entry.Value)))),
            _ => PropertyNull.Instance,
        };

    private static double? Number(SyntaxScalar scalar) =>
        double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;
}
