using System.Globalization;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Transport;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Json;

public abstract partial record JsonPart
{
    private protected string? Text(string name) => Single(name)?.Text;

    private protected int? Integer(string name) =>
        Long(name) is not { } value ? null
        : value is >= int.MinValue and <= int.MaxValue ? (int)value
        : throw Unexpected(name, "a whole number of 32 bits");

    private protected long? Long(string name) =>
        Single(name) is not { } value ? null
        : value.Value is long whole ? whole
        : long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : Number(name) is { } real && double.IsInteger(real) ? (long)real
        : throw Unexpected(name, "a whole number");

    private protected double? Number(string name) =>
        Single(name) is not { } value ? null
        : double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw Unexpected(name, "a number");

    // The API writes some truth values as text (data_disks[].encrypted), so both forms are read.
    private protected bool? Boolean(string name) =>
        Single(name) is not { } value ? null
        : bool.TryParse(value.Text, out var truth) ? truth
        : throw Unexpected(name, "true or false");

    private protected IReadOnlyList<string>? Texts(string name) =>
        Items(name)?.Each(item => item.IsSingle ? item.Text : throw Unexpected(name, "a list of texts"));

    private protected IReadOnlyDictionary<string, string>? TextMap(string name) =>
        Object(name)
            ?.Tree.Properties()
            .ToDictionary(
                field => field.Name,
                field => field.Value is JValue value ? new JsonItem(value).Text : throw Unexpected(name, "a map of texts")
            );

    private protected IReadOnlyDictionary<string, bool>? BooleanMap(string name) =>
        TextMap(name)
            ?.ToDictionary(
                pair => pair.Key,
                pair => bool.TryParse(pair.Value, out var truth) ? truth : throw Unexpected(name, "a map of true or false")
            );

    private protected T? Part<T>(string name, Func<JsonFields, T> view)
        where T : JsonPart => Object(name) is { } fields ? view(fields) : null;

    private protected IReadOnlyList<T>? Parts<T>(string name, Func<JsonFields, T> view)
        where T : JsonPart =>
        Items(name)?.Each(item => item.Fields is { } fields ? view(fields) : throw Unexpected(name, "a list of objects"));

    private JsonItem? Find(string name) => Fields.Find(name) is { Type: not JTokenType.Null } item ? item : null;

    private JsonItem? Single(string name) =>
        Find(name) is not { } item ? null
        : item.IsSingle ? item
        : throw Unexpected(name, "a single value");

    private JsonFields? Object(string name) => Find(name) is not { } item ? null : item.Fields ?? throw Unexpected(name, "an object");

    private JsonItem? Items(string name) =>
        Find(name) is not { } item ? null
        : item.Type == JTokenType.Array ? item
        : throw Unexpected(name, "a list");

    private UnexpectedFieldException Unexpected(string name, string expected) => ReplyOrigin.Unexpected(Fields.Tree, name, expected);
}
