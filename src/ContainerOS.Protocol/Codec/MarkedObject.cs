using System.Collections.Immutable;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Codec;

/// <summary>An object that carries a signature, read as the value it stands for.</summary>
internal sealed class MarkedObject(PropertyMap fields, PropertyPath path)
{
    public PropertyValue Read(string signature) =>
        signature switch
        {
            Signatures.Secret => new PropertySecret(fields.Find("value") ?? throw Malformed("a secret has no value")),
            Signatures.Output => new PropertyOutput(fields.Find("value"), ReadSecretFlag(), ReadDependencies()),
            Signatures.Reference => ReadReference(),
            Signatures.Asset or Signatures.Archive => new PropertyAsset(signature, fields.Without(Signatures.Key)),
            Signatures.ByteString => ReadByteString(),
            _ => throw Malformed($"the signature {signature} is not one this version knows"),
        };

    private bool ReadSecretFlag() =>
        fields.Find("secret") switch
        {
            null => false,
            PropertyBool flag => flag.Value,
            _ => throw Malformed("an output's secret field is not a truth value"),
        };

    private ImmutableArray<string> ReadDependencies() =>
        fields.Find("dependencies") switch
        {
            null => [],
            PropertyArray urns => [.. urns.Items.Select(urn => Text(urn, "an output's dependency"))],
            _ => throw Malformed("an output's dependencies are not a list"),
        };

    private PropertyReference ReadReference() =>
        new(Text(fields.Find("urn"), "a reference's urn"), ReadId(), OptionalText("packageVersion"))
        {
            Name = OptionalText("name"),
            Type = OptionalText("type"),
        };

    // Go writes an unknown id as an empty text, Node as the unknown sentinel.
    private PropertyValue? ReadId() =>
        fields.Find("id") switch
        {
            null => null,
            PropertyString { Value: "" } => PropertyUnknown.Instance,
            PropertyOutput { Element: PropertyString known } => known,
            PropertyUnknown or PropertyOutput { Element: null } => PropertyUnknown.Instance,
            PropertyString text => text,
            _ => throw Malformed("a reference's id is not a text"),
        };

    private PropertyAsset ReadByteString() =>
        Convert.TryFromBase64String(
            Text(fields.Find("value"), "a byte string's value"),
            new byte[Text(fields.Find("value"), "value").Length],
            out _
        )
            ? new PropertyAsset(Signatures.ByteString, fields.Without(Signatures.Key))
            : throw Malformed("a byte string's value is not base64");

    private string? OptionalText(string name) => fields.Find(name) is { } value ? Text(value, $"a reference's {name}") : null;

    private string Text(PropertyValue? value, string what) =>
        value is PropertyString text ? text.Value : throw Malformed($"{what} is not a text");

    private MalformedPropertyException Malformed(string problem) => new(path.ToString(), problem);
}
