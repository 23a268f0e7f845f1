using System.Globalization;
using ContainerOS.Protocol.Values;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.State;

/// <summary>Values from state JSON; secrets are decrypted.</summary>
internal sealed class StateValueReader(CiphertextMemory memory, Func<string, string> decrypt)
{
    public PropertyMap ReadMap(JToken? token, string place) =>
        token switch
        {
            null or { Type: JTokenType.Null } => PropertyMap.Empty,
            JObject map => PropertyMap.Of(
                map.Properties().Select(field => KeyValuePair.Create(field.Name, Read(field.Value, $"{place}.{field.Name}")))
            ),
            _ => throw new FormatException($"{place} must be an object"),
        };

    private PropertyValue Read(JToken token, string place) =>
        token switch
        {
            JObject map => map[Marks.Key] is JValue { Value: string mark } ? ReadMarked(map, mark, place) : ReadMap(map, place),
            JArray list => PropertyArray.Of(list.Select((item, index) => Read(item, $"{place}[{index}]"))),
            JValue { Type: JTokenType.Boolean } flag => (bool)flag,
            JValue { Type: JTokenType.Integer or JTokenType.Float } number => (double)number,
            JValue { Value: Marks.Unknown } => PropertyUnknown.Instance,
            JValue { Value: string text } => text,
            _ => PropertyNull.Instance,
        };

    private PropertyValue ReadMarked(JObject map, string mark, string place) =>
        mark switch
        {
            Marks.Secret => ReadSecret(map, place),
            Marks.Reference => new PropertyReference(
                (string?)map["urn"] ?? throw new FormatException($"{place} is a reference without 'urn'"),
                (string?)map["id"] is { } id ? (PropertyValue)id : null,
                Optional(map, "packageVersion")
            ),
            Marks.Asset or Marks.Archive => new PropertyAsset(mark, ReadMap(map, place).Without(Marks.Key)),
            Marks.Float => BitConverter.Int64BitsToDouble(
                long.Parse((string?)map["value"] ?? string.Empty, NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            ),
            _ => throw new FormatException($"{place} is a value of a kind this engine does not know ({mark})"),
        };

    private PropertySecret ReadSecret(JObject map, string place)
    {
        if ((string?)map["plaintext"] is { } plain)
        {
            return new PropertySecret(Read(Parse(plain), place));
        }
        var ciphertext = (string?)map["ciphertext"] ?? throw new FormatException($"{place} is a secret without 'ciphertext'");
        var text = decrypt(ciphertext);
        memory.Remember(place, text, ciphertext);
        return new PropertySecret(new StateValueReader(new CiphertextMemory(), inner => inner).Read(Parse(text), place));
    }

    private static JToken Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }

    private static string? Optional(JObject map, string name) => (string?)map[name] is { Length: > 0 } text ? text : null;
}
