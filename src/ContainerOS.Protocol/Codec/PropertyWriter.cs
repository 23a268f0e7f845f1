using ContainerOS.Protocol.Values;
using Google.Protobuf.WellKnownTypes;

namespace ContainerOS.Protocol.Codec;

/// <summary>Writes property values for a receiver that accepts what the options say.</summary>
internal sealed class PropertyWriter(PropertyCodecOptions options)
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
            _ => throw new NotSupportedException($"a {value.GetType().Name} has no form on the wire"),
        };

    private static Value Marked(string signature, params IEnumerable<(string Name, Value Value)> fields)
    {
        var marked = new Struct { Fields = { [Signatures.Key] = Value.ForString(signature) } };
        foreach (var (name, value) in fields)
        {
            marked.Fields[name] = value;
        }
        return Value.ForStruct(marked);
    }

    private Value WriteSecret(PropertyValue element) =>
        options.KeepSecrets ? Marked(Signatures.Secret, ("value", Write(element))) : Write(element);

    private Value WriteOutput(PropertyOutput output)
    {
        if (options.KeepOutputs)
        {
            return Marked(Signatures.Output, OutputFields(output));
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
        options.KeepResources ? Marked(Signatures.Reference, ReferenceFields(reference))
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

        // An empty text is how Go says "unknown id"; every peer reads it so.
        if (reference.Id is not null)
        {
            yield return ("id", reference.Id is PropertyUnknown ? Value.ForString(string.Empty) : Write(reference.Id));
        }
        if (reference.PackageVersion is not null)
        {
            yield return ("packageVersion", Value.ForString(reference.PackageVersion));
        }
    }

    private Value WriteAsset(PropertyAsset asset) => Marked(asset.Signature, asset.Fields.Select(field => (field.Key, Write(field.Value))));
}
