using System.Collections.Concurrent;
using System.Globalization;
using ContainerOS.Engine.Config;
using ContainerOS.Protocol.Values;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.State;

/// <summary>Writes values as state JSON. Secrets are encrypted.</summary>
internal sealed class StateValueWriter(CiphertextCache ciphertexts, Func<string, string> encrypt)
{
    public JObject WriteMap(PropertyMap map, string path) =>
        new(map.Select(entry => new JProperty(entry.Key, Write(entry.Value, $"{path}.{entry.Key}"))));

    private JToken Write(PropertyValue value, string path) =>
        value switch
        {
            PropertySecret secret => WriteSecret(secret, path),
            PropertyOutput output => Write(output.IsSecret ? new PropertySecret(output.Unwrapped) : output.Unwrapped, path),
            PropertyMap map => WriteMap(map, path),
            PropertyArray list => new JArray(list.Items.Select((item, index) => Write(item, $"{path}[{index}]"))),
            PropertyReference reference => WriteReference(reference),
            PropertyUnknown => new JValue(StateSignatures.Unknown),
            PropertyNumber { Value: var number } when !double.IsFinite(number) => WriteFloat(number),
            _ => PropertyJson.Write(value),
        };

    private JObject WriteSecret(PropertySecret secret, string path)
    {
        var text = Write(WithoutSecrets(secret), path).ToString(Formatting.None);
        return new JObject
        {
            [StateSignatures.Key] = StateSignatures.Secret,
            ["ciphertext"] = ciphertexts.GetOrEncrypt(path, text, encrypt),
        };
    }

    /// <summary>The value without nested secrets, because everything in a secret is secret.</summary>
    private static PropertyValue WithoutSecrets(PropertyValue value) =>
        value switch
        {
            PropertySecret secret => WithoutSecrets(secret.Element),
            PropertyArray list => PropertyArray.Of(list.Items.Select(WithoutSecrets)),
            PropertyMap map => PropertyMap.Of(map.Select(entry => KeyValuePair.Create(entry.Key, WithoutSecrets(entry.Value)))),
            _ => value,
        };

    private static JObject WriteReference(PropertyReference reference)
    {
        var written = new JObject
        {
            [StateSignatures.Key] = StateSignatures.Reference,
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
            [StateSignatures.Key] = StateSignatures.Float,
            ["value"] = BitConverter.DoubleToInt64Bits(number).ToString("x16", CultureInfo.InvariantCulture),
        };
}

/// <summary>Reads values from state JSON. Secrets are decrypted.</summary>
internal sealed class StateValueReader(CiphertextCache ciphertexts, Func<string, string> decrypt)
{
    public PropertyMap ReadMap(JToken? token, string path) =>
        token switch
        {
            null or { Type: JTokenType.Null } => PropertyMap.Empty,
            JObject map => PropertyMap.Of(
                map.Properties().Select(field => KeyValuePair.Create(field.Name, Read(field.Value, $"{path}.{field.Name}")))
            ),
            _ => throw new FormatException($"{path} must be an object"),
        };

    private PropertyValue Read(JToken token, string path) =>
        token switch
        {
            JObject map => map[StateSignatures.Key] is JValue { Value: string signature }
                ? ReadSigned(map, signature, path)
                : ReadMap(map, path),
            JArray list => PropertyArray.Of(list.Select((item, index) => Read(item, $"{path}[{index}]"))),
            JValue { Type: JTokenType.Boolean } flag => (bool)flag,
            JValue { Type: JTokenType.Integer or JTokenType.Float } number => (double)number,
            JValue { Value: StateSignatures.Unknown } => PropertyUnknown.Instance,
            JValue { Value: string text } => text,
            _ => PropertyNull.Instance,
        };

    private PropertyValue ReadSigned(JObject map, string signature, string path) =>
        signature switch
        {
            StateSignatures.Secret => ReadSecret(map, path),
            StateSignatures.Reference => new PropertyReference(
                (string?)map["urn"] ?? throw new FormatException($"{path} is a reference without a 'urn'"),
                (string?)map["id"] is { } id ? (PropertyValue)id : null,
                Optional(map, "packageVersion")
            ),
            StateSignatures.Asset or StateSignatures.Archive => new PropertyAsset(
                signature,
                ReadMap(map, path).Without(StateSignatures.Key)
            ),
            StateSignatures.Float => BitConverter.Int64BitsToDouble(
                long.Parse((string?)map["value"] ?? string.Empty, NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            ),
            _ => throw new FormatException($"{path} has the unknown signature {signature}"),
        };

    private PropertySecret ReadSecret(JObject map, string path)
    {
        if ((string?)map["plaintext"] is { } plain)
        {
            return new PropertySecret(Read(Parse(plain), path));
        }
        var ciphertext = (string?)map["ciphertext"] ?? throw new FormatException($"{path} is a secret without a 'ciphertext'");
        var text = decrypt(ciphertext);
        ciphertexts.Add(path, text, ciphertext);
        return new PropertySecret(new StateValueReader(new CiphertextCache(), inner => inner).Read(Parse(text), path));
    }

    private static JToken Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text))
        {
            DateParseHandling = DateParseHandling.None,
            MaxDepth = StateFile.MaxDepth,
        };
        return JToken.ReadFrom(reader);
    }

    private static string? Optional(JObject map, string name) => (string?)map[name] is { Length: > 0 } text ? text : null;
}

/// <summary>The known ciphertexts by path, so that an unchanged secret keeps its ciphertext.</summary>
internal sealed class CiphertextCache
{
    private readonly ConcurrentDictionary<(string Path, string Text), string> known = new();

    public void Add(string path, string text, string ciphertext) => known[(path, text)] = ciphertext;

    public string GetOrEncrypt(string path, string text, Func<string, string> encrypt) =>
        known.GetOrAdd((path, text), key => encrypt(key.Text));
}

/// <summary>
/// The signatures of special values in state JSON (pulumi/pulumi <c>sdk/go/common/resource/sig</c> and
/// <c>pkg/resource/stack/deployment.go</c>).
/// </summary>
internal static class StateSignatures
{
    public const string Key = "4dabf18193072939515e22adb298388d";
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    public const string Reference = "5cf8f73096256a8f31e491e813e4eb8e";
    public const string Asset = "c44067f5952c0a294b673a41bacd8c17";
    public const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";
    public const string Float = "8ad145fe-0d11-4827-bfd7-1abcbf086f5c";
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
}
