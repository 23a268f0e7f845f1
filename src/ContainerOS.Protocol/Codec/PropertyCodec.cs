using System.Collections.Immutable;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;
using Google.Protobuf.WellKnownTypes;

namespace ContainerOS.Protocol.Codec;

/// <summary>Translates property values from and to <c>google.protobuf.Struct</c>.</summary>
internal static class PropertyCodec
{
    /// <summary>Encodes a map.</summary>
    public static Struct ToStruct(PropertyMap map, PropertyCodecOptions? options = null) =>
        new PropertyEncoder(options ?? PropertyCodecOptions.Default).WriteMap(map);

    /// <summary>Encodes one value.</summary>
    public static Value ToValue(PropertyValue value, PropertyCodecOptions? options = null) =>
        new PropertyEncoder(options ?? PropertyCodecOptions.Default).Write(value);

    /// <summary>Decodes a map; null is an empty map.</summary>
    /// <exception cref="MalformedPropertyException">An object with a signature is not valid.</exception>
    public static PropertyMap FromStruct(Struct? fields) => PropertyDecoder.ReadMap(fields, Paths.PropertyPath.Whole);

    /// <summary>Decodes one value.</summary>
    /// <exception cref="MalformedPropertyException">An object with a signature is not valid.</exception>
    public static PropertyValue FromValue(Value value) => PropertyDecoder.Read(value, Paths.PropertyPath.Whole);
}

/// <summary>What the receiver of encoded values accepts.</summary>
/// <param name="KeepSecrets">Whether it accepts secrets; if not, they are sent in plain text, as the protocol requires.</param>
/// <param name="KeepOutputs">Whether it accepts outputs; if not, plain, secret or unknown values are sent.</param>
/// <param name="KeepResources">Whether it accepts references; if not, the id (for a component: the URN) is sent.</param>
internal sealed record PropertyCodecOptions(bool KeepSecrets = true, bool KeepOutputs = false, bool KeepResources = true)
{
    /// <summary>A receiver that accepts everything.</summary>
    public static PropertyCodecOptions Everything { get; } = new(KeepOutputs: true);

    /// <summary>A receiver that accepts secrets and references but no outputs, as calls for custom resources do.</summary>
    public static PropertyCodecOptions Default { get; } = new();
}

/// <summary>Decodes property values.</summary>
internal static class PropertyDecoder
{
    /// <summary>
    /// The maximum number of objects and lists in each other, including those of secrets and outputs. Pulumi has no such limit. What goes
    /// through a value calls itself for each level, and a state file is read to a depth of 256.
    /// </summary>
    public const int MaxDepth = 200;

    /// <summary>How much of the path of a value that is nested too deeply is shown.</summary>
    private const int ShownSegments = 10;

    public static PropertyMap ReadMap(Struct? fields, PropertyPath path) =>
        fields is null
            ? PropertyMap.Empty
            : PropertyMap.Of(fields.Fields.Select(field => KeyValuePair.Create(field.Key, Read(field.Value, path.Child(field.Key)))));

    public static PropertyValue Read(Value value, PropertyPath path) =>
        value.KindCase switch
        {
            Value.KindOneofCase.NullValue => PropertyNull.Instance,
            Value.KindOneofCase.BoolValue => new PropertyBool(value.BoolValue),
            Value.KindOneofCase.NumberValue => new PropertyNumber(value.NumberValue),
            Value.KindOneofCase.StringValue => ReadText(value.StringValue),
            Value.KindOneofCase.ListValue or Value.KindOneofCase.StructValue when path.Segments.Length > MaxDepth =>
                throw new MalformedPropertyException(
                    $"{new PropertyPath(path.Segments[..ShownSegments])}...",
                    $"it is nested more than {MaxDepth} deep"
                ),
            Value.KindOneofCase.ListValue => PropertyArray.Of(
                value.ListValue.Values.Select((item, index) => Read(item, path.Child(index)))
            ),
            Value.KindOneofCase.StructValue => ReadObject(value.StructValue, path),
            _ => throw new MalformedPropertyException(path.ToString(), "the value has no kind"),
        };

    private static PropertyValue ReadText(string text) => Signatures.IsUnknown(text) ? PropertyUnknown.Instance : new PropertyString(text);

    private static PropertyValue ReadObject(Struct fields, PropertyPath path)
    {
        var map = ReadMap(fields, path);
        return map.Find(Signatures.Key) is not { } signature ? map
            : signature is PropertyString { Value: var mark } ? new SignedObjectDecoder(map, path).Read(mark)
            : throw new MalformedPropertyException(path.ToString(), "its signature is not a string");
    }
}

/// <summary>Decodes an object with a signature.</summary>
internal sealed class SignedObjectDecoder(PropertyMap fields, PropertyPath path)
{
    public PropertyValue Read(string signature) =>
        signature switch
        {
            Signatures.Secret => new PropertySecret(fields.Find("value") ?? throw Malformed("a secret has no value")),
            Signatures.Output => new PropertyOutput(fields.Find("value"), ReadSecretFlag(), ReadDependencies()),
            Signatures.Reference => ReadReference(),
            Signatures.Asset or Signatures.Archive => new PropertyAsset(signature, fields.Without(Signatures.Key)),
            Signatures.ByteString => ReadByteString(),
            _ => throw Malformed($"the signature {signature} is unknown"),
        };

    private bool ReadSecretFlag() =>
        fields.Find("secret") switch
        {
            null => false,
            PropertyBool flag => flag.Value,
            _ => throw Malformed("the field 'secret' of an output is not a Boolean"),
        };

    private ImmutableArray<string> ReadDependencies() =>
        fields.Find("dependencies") switch
        {
            null => [],
            PropertyArray urns => [.. urns.Items.Select(urn => Text(urn, "a dependency of an output"))],
            _ => throw Malformed("the field 'dependencies' of an output is not a list"),
        };

    private PropertyReference ReadReference() =>
        new(Text(fields.Find("urn"), "the field 'urn' of a reference"), ReadId(), OptionalText("packageVersion"))
        {
            Name = OptionalText("name"),
            Type = OptionalText("type"),
        };

    // Go SDKs send an unknown id as an empty string, Node as the unknown sentinel.
    private PropertyValue? ReadId() =>
        fields.Find("id") switch
        {
            null => null,
            PropertyString { Value: "" } => PropertyUnknown.Instance,
            PropertyOutput { Element: PropertyString known } => known,
            PropertyUnknown or PropertyOutput { Element: null } => PropertyUnknown.Instance,
            PropertyString text => text,
            _ => throw Malformed("the field 'id' of a reference is not a string"),
        };

    private PropertyAsset ReadByteString()
    {
        var value = Text(fields.Find("value"), "the value of a byte string");
        return Convert.TryFromBase64String(value, new byte[value.Length], out _)
            ? new PropertyAsset(Signatures.ByteString, fields.Without(Signatures.Key))
            : throw Malformed("the value of a byte string is not base64");
    }

    private string? OptionalText(string name) => fields.Find(name) is { } value ? Text(value, $"the field '{name}' of a reference") : null;

    private string Text(PropertyValue? value, string what) =>
        value is PropertyString text ? text.Value : throw Malformed($"{what} is not a string");

    private MalformedPropertyException Malformed(string problem) => new(path.ToString(), problem);
}

/// <summary>Encodes property values for a receiver.</summary>
internal sealed class PropertyEncoder(PropertyCodecOptions options)
{
    public Struct WriteMap(PropertyMap map)
    {
        var fields = new Struct();
        foreach (var (name, value) in map)
        {
            fields.Fields.Add(name, Write(value));
        }
        return fields;
    }

    public Value Write(PropertyValue value) =>
        value switch
        {
            PropertyNull => Value.ForNull(),
            PropertyBool flag => Value.ForBool(flag.Value),
            PropertyNumber number => Value.ForNumber(number.Value),
            PropertyString text => Value.ForString(text.Value),
            PropertyUnknown => Value.ForString(Signatures.UnknownString),
            PropertyArray array => Value.ForList([.. array.Items.Select(Write)]),
            PropertyMap map => Value.ForStruct(WriteMap(map)),
            PropertySecret secret => WriteSecret(secret.Element),
            PropertyOutput output => WriteOutput(output),
            PropertyReference reference => WriteReference(reference),
            PropertyAsset asset => WriteAsset(asset),
            _ => throw new NotSupportedException($"a {value.GetType().Name} cannot be sent"),
        };

    private static Value WithSignature(string signature, params IEnumerable<(string Name, Value Value)> fields)
    {
        var signed = new Struct { Fields = { [Signatures.Key] = Value.ForString(signature) } };
        foreach (var (name, value) in fields)
        {
            signed.Fields[name] = value;
        }
        return Value.ForStruct(signed);
    }

    private Value WriteSecret(PropertyValue element) =>
        options.KeepSecrets ? WithSignature(Signatures.Secret, ("value", Write(element))) : Write(element);

    private Value WriteOutput(PropertyOutput output)
    {
        if (options.KeepOutputs)
        {
            return WithSignature(Signatures.Output, OutputFields(output));
        }
        var element = output.Element ?? PropertyUnknown.Instance;
        return output.IsSecret ? WriteSecret(element) : Write(element);
    }

    private IEnumerable<(string Name, Value Value)> OutputFields(PropertyOutput output)
    {
        if (output.Element is not null)
        {
            yield return ("value", Write(output.Element));
        }
        if (output.IsSecret)
        {
            yield return ("secret", Value.ForBool(true));
        }
        if (output.Dependencies.Count > 0)
        {
            yield return ("dependencies", Value.ForList([.. output.Dependencies.Select(Value.ForString)]));
        }
    }

    private Value WriteReference(PropertyReference reference) =>
        options.KeepResources ? WithSignature(Signatures.Reference, ReferenceFields(reference))
        : reference.Id is null ? Value.ForString(reference.Urn)
        : Write(reference.Id);

    private IEnumerable<(string Name, Value Value)> ReferenceFields(PropertyReference reference)
    {
        yield return ("urn", Value.ForString(reference.Urn));
        if (reference.Name is not null)
        {
            yield return ("name", Value.ForString(reference.Name));
        }
        if (reference.Type is not null)
        {
            yield return ("type", Value.ForString(reference.Type));
        }

        // An unknown id is sent as an empty string, as Go SDKs do; every receiver accepts it.
        if (reference.Id is not null)
        {
            yield return ("id", reference.Id is PropertyUnknown ? Value.ForString(string.Empty) : Write(reference.Id));
        }
        if (reference.PackageVersion is not null)
        {
            yield return ("packageVersion", Value.ForString(reference.PackageVersion));
        }
    }

    private Value WriteAsset(PropertyAsset asset) =>
        WithSignature(asset.Signature, asset.Fields.Select(field => (field.Key, Write(field.Value))));
}

/// <summary>Pulumi's signatures for special objects and its sentinels for unknown values (<c>sdk/go/common/resource/sig</c>).</summary>
internal static class Signatures
{
    public const string Key = "4dabf18193072939515e22adb298388d";
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    public const string Reference = "5cf8f73096256a8f31e491e813e4eb8e";
    public const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    public const string Asset = "c44067f5952c0a294b673a41bacd8c17";
    public const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";
    public const string ByteString = "803fd3297a5875dc03ca845dda5d2a98";

    /// <summary>The sentinel that is sent for unknown values of every type, as the Node SDK does; every receiver accepts it.</summary>
    public const string UnknownString = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private static readonly HashSet<string> Unknowns = new(StringComparer.Ordinal)
    {
        UnknownString,
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // Boolean
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // list
        "030794c1-ac77-496b-92df-f27374a8bd58", // asset
        "e48ece36-62e2-4504-bad9-02848725956a", // archive
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
    };

    public static bool IsUnknown(string text) => Unknowns.Contains(text);
}
