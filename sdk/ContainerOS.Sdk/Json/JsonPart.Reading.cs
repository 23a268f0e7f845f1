using System.Globalization;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Transport;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Json;

public abstract partial record JsonPart
{
    private protected string? Text(string name) => Scalar(name) is { } value ? AsText(value) : null;

    private protected int? Integer(string name) => Long(name) is not { } value ? null
        : value is >= int.MinValue and <= int.MaxValue ? (int)value : throw Unexpected(name, "a whole number of 32 bits");

    private protected long? Long(string name) => Scalar(name) is not { } value ? null
        : long.TryParse(AsText(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : Number(name) is { } real && double.IsInteger(real) ? (long)real : throw Unexpected(name, "a whole number");

    private protected double? Number(string name) => Scalar(name) is not { } value ? null
        : double.TryParse(AsText(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw Unexpected(name, "a number");

    // The API writes some truth values as text (data_disks[].encrypted), so both forms are read.
    private protected bool? Truth(string name) => Scalar(name) is not { } value ? null
        : bool.TryParse(AsText(value), out var truth) ? truth : throw Unexpected(name, "true or false");

    private protected IReadOnlyList<string>? Texts(string name) =>
        Items(name)?.Select(item => item is JValue value ? AsText(value) : throw Unexpected(name, "a list of texts")).ToArray();

    private protected IReadOnlyDictionary<string, string>? TextMap(string name) =>
        Object(name)?.Properties().ToDictionary(
            field => field.Name, field => field.Value is JValue value ? AsText(value) : throw Unexpected(name, "a map of texts"));

    private protected IReadOnlyDictionary<string, bool>? TruthMap(string name) =>
        TextMap(name)?.ToDictionary(
            pair => pair.Key, pair => bool.TryParse(pair.Value, out var truth) ? truth : throw Unexpected(name, "a map of true or false"));

    private protected T? Part<T>(string name, Func<JObject, T> view) where T : JsonPart =>
        Object(name) is { } fields ? view(fields) : null;

    private protected IReadOnlyList<T>? Parts<T>(string name, Func<JObject, T> view) where T : JsonPart =>
        Items(name)?.Select(item => item is JObject fields ? view(fields) : throw Unexpected(name, "a list of objects")).ToArray();

    private static string AsText(JValue value) =>
        value.Type == JTokenType.Boolean ? ((bool)value ? "true" : "false") : value.ToString(CultureInfo.InvariantCulture);

    private JToken? Find(string name) => Fields[name] is { Type: not JTokenType.Null } token ? token : null;

    private JValue? Scalar(string name) => Find(name) is not { } token ? null
        : token as JValue ?? throw Unexpected(name, "a single value");

    private JObject? Object(string name) => Find(name) is not { } token ? null
        : token as JObject ?? throw Unexpected(name, "an object");

    private JArray? Items(string name) => Find(name) is not { } token ? null
        : token as JArray ?? throw Unexpected(name, "a list");

    private UnexpectedFieldException Unexpected(string name, string expected) => ReplyOrigin.Unexpected(Fields, name, expected);
}
