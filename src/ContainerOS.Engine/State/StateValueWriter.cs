using System.Globalization;
using ContainerOS.Engine.Config;
using ContainerOS.Protocol.Values;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.State;

/// <summary>Values as state JSON; secrets are encrypted.</summary>
internal sealed class StateValueWriter(CiphertextMemory memory, Func<string, string> encrypt)
{
    public JObject WriteMap(PropertyMap map, string place) =>
        new(map.Select(entry => new JProperty(entry.Key, Write(entry.Value, $"{place}.{entry.Key}"))));

    private JToken Write(PropertyValue value, string place) =>
        value switch
        {
            PropertySecret secret => Seal(secret, place),
            PropertyOutput output => Write(output.IsSecret ? new PropertySecret(output.Unwrapped) : output.Unwrapped, place),
            PropertyMap map => WriteMap(map, place),
            PropertyArray list => new JArray(list.Items.Select((item, index) => Write(item, $"{place}[{index}]"))),
            PropertyReference reference => WriteReference(reference),
            PropertyAsset asset => new JObject(
                WriteMap(asset.Fields, place).Properties().Append(new JProperty(Marks.Key, asset.Signature))
            ),
            PropertyUnknown => new JValue(Marks.Unknown),
            PropertyNumber { Value: var number } when !double.IsFinite(number) => WriteFloat(number),
            _ => PlainJson.Write(value),
        };

    private JObject Seal(PropertySecret secret, string place)
    {
        var text = Write(WithoutMarks(secret), place).ToString(Formatting.None);
        return new JObject { [Marks.Key] = Marks.Secret, ["ciphertext"] = memory.Recall(place, text, encrypt) };
    }

    /// <summary>The value without secret marks inside: what lies in a secret is secret anyway.</summary>
    private static PropertyValue WithoutMarks(PropertyValue value) =>
        value switch
        {
            PropertySecret secret => WithoutMarks(secret.Element),
            PropertyArray list => PropertyArray.Of(list.Items.Select(WithoutMarks)),
            PropertyMap map => PropertyMap.Of(map.Select(entry => KeyValuePair.Create(entry.Key, WithoutMarks(entry.Value)))),
            _ => value,
        };

    private static JObject WriteReference(PropertyReference reference)
    {
        var written = new JObject
        {
            [Marks.Key] = Marks.Reference,
            ["urn"] = reference.Urn,
            ["packageVersion"] = reference.PackageVersion ?? string.Empty,
        };
        if (reference.Id is { } id)
        {
            written["id"] = id is PropertyString text ? text.Value : string.Empty;
        }
        return written;
    }

    private static JObject WriteFloat(double number) =>
        new()
        {
            [Marks.Key] = Marks.Float,
            ["value"] = BitConverter.DoubleToInt64Bits(number).ToString("x16", CultureInfo.InvariantCulture),
        };
}
