using System.Globalization;
using System.Text.Json.Nodes;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Transport;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Json;

/// <summary>
/// A typed view of a JSON object of the API. Members that were never set are not sent, and fields of a reply without a member are kept.
/// Values are immutable: <c>with</c> copies them.
/// </summary>
public abstract record JsonPart
{
    private const string StageTime = "yyyy-MM-dd HH:mm:ss";
    private static readonly TimeSpan ChinaStandardTime = TimeSpan.FromHours(8);

    private protected JsonPart()
        : this(new JObject()) { }

    private protected JsonPart(JsonFields fields) => Fields = fields;

    /// <summary>Copies a value with all its fields.</summary>
    /// <param name="original">The value to copy.</param>
    protected JsonPart(JsonPart original)
    {
        ArgumentNullException.ThrowIfNull(original);
        Fields = original.Fields.Copy();
    }

    /// <summary>
    /// The vendor's id of the request that this value was read from; null for a value that the program created.
    /// </summary>
    public string? RequestId => Fields.Origin?.RequestId;

    internal JsonFields Fields { get; }

    /// <summary>Copies all fields, including those without a member, to JSON. It may hold user data, so it should not be logged.</summary>
    /// <returns>The fields.</returns>
    public JsonObject ToJson() => JsonNode.Parse(Fields.Copy().ToString(Formatting.None))!.AsObject();

    /// <summary>
    /// Copies all fields, including those without a member, to nested dictionaries, lists and plain values with the vendor's names: what
    /// <c>TeaModel.ToObject</c> of the vendor's C# client makes a request of. Whole numbers are <see cref="long"/>. It may hold user data,
    /// so it should not be logged.
    /// </summary>
    /// <returns>The fields.</returns>
    public Dictionary<string, object?> ToDictionary() => PlainValues.From(Fields.Copy());

    /// <summary>Copies all fields, including those without a member, to the representation that requests are built with.</summary>
    internal JObject ToTree() => Fields.Copy();

    /// <summary>Compares two values by their fields.</summary>
    /// <param name="other">The value to compare with.</param>
    /// <returns>Whether both have the same type and equal fields.</returns>
    public virtual bool Equals(JsonPart? other) =>
        other is not null && EqualityContract == other.EqualityContract && JToken.DeepEquals(Fields.Tree, other.Fields.Tree);

    /// <inheritdoc/>
    public override int GetHashCode() => new JTokenEqualityComparer().GetHashCode(Fields.Tree);

    /// <summary>The names of the fields, but not their values, which may be secret.</summary>
    /// <returns>The type and the names.</returns>
    public sealed override string ToString() =>
        $"{GetType().Name} {{ {string.Join(", ", Fields.Tree.Properties().Select(field => field.Name))} }}";

    internal void PutToken(string name, JToken? token)
    {
        if (token is null)
        {
            Fields.Tree.Remove(name);
        }
        else
        {
            Fields.Tree[name] = token;
        }
    }

    private protected string? Text(string name) => Scalar(name)?.Text;

    /// <summary>A text that every reply has.</summary>
    /// <exception cref="UnexpectedFieldException">It is missing or empty.</exception>
    private protected string RequiredText(string name) =>
        Text(name) is { Length: > 0 } text ? text : throw ReplyOrigin.Unexpected(Fields.Tree, name, "a text that is not empty");

    /// <summary>
    /// A point in time: ISO 8601, where a time without a zone is UTC, milliseconds since the Unix epoch, or the format of task stages,
    /// which is China Standard Time [inferred from samples that are eight hours ahead of their events]. An empty text and the zero time
    /// of Go (year 1), which services written in Go send for "never", count as missing.
    /// </summary>
    private protected DateTimeOffset? Instant(string name)
    {
        if (Text(name) is not { Length: > 0 } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        }

        if (DateTime.TryParseExact(text, StageTime, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return new DateTimeOffset(local, ChinaStandardTime);
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            throw ReplyOrigin.Unexpected(Fields.Tree, name, "a time in ISO 8601");
        }

        return time.Year > 1 ? time : null;
    }

    private protected void Put(string name, DateTimeOffset? value) =>
        PutToken(
            name,
            value is { } time
                ? new JValue(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture))
                : null
        );

    private protected int? Integer(string name) =>
        Long(name) is not { } value ? null
        : value is >= int.MinValue and <= int.MaxValue ? (int)value
        : throw Unexpected(name, "a whole number of 32 bits");

    private protected long? Long(string name) =>
        Scalar(name) is not { } value ? null
        : value.Value is long whole ? whole
        : long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : Number(name) is { } real && double.IsInteger(real) ? (long)real
        : throw Unexpected(name, "a whole number");

    private protected double? Number(string name) =>
        Scalar(name) is not { } value ? null
        : double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw Unexpected(name, "a number");

    // The API writes some booleans as text (data_disks[].encrypted), so both forms are read.
    private protected bool? Boolean(string name) =>
        Scalar(name) is not { } value ? null
        : bool.TryParse(value.Text, out var flag) ? flag
        : throw Unexpected(name, "true or false");

    private protected IReadOnlyList<string>? Texts(string name) =>
        Items(name)?.Each(item => item.IsScalar ? item.Text : throw Unexpected(name, "a list of texts"));

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
                pair => bool.TryParse(pair.Value, out var flag) ? flag : throw Unexpected(name, "a map of true or false")
            );

    private protected T? Part<T>(string name, Func<JsonFields, T> view)
        where T : JsonPart => Object(name) is { } fields ? view(fields) : null;

    private protected IReadOnlyList<T>? Parts<T>(string name, Func<JsonFields, T> view)
        where T : JsonPart =>
        Items(name)?.Each(item => item.Fields is { } fields ? view(fields) : throw Unexpected(name, "a list of objects"));

    private JsonItem? Find(string name) => Fields.Find(name) is { Type: not JTokenType.Null } item ? item : null;

    private JsonItem? Scalar(string name) =>
        Find(name) is not { } item ? null
        : item.IsScalar ? item
        : throw Unexpected(name, "a single value");

    private JsonFields? Object(string name) => Find(name) is not { } item ? null : item.Fields ?? throw Unexpected(name, "an object");

    private JsonItem? Items(string name) =>
        Find(name) is not { } item ? null
        : item.Type == JTokenType.Array ? item
        : throw Unexpected(name, "a list");

    private UnexpectedFieldException Unexpected(string name, string expected) => ReplyOrigin.Unexpected(Fields.Tree, name, expected);

    private protected void Put(string name, string? value) => PutToken(name, value is null ? null : new JValue(value));

    private protected void Put(string name, int? value) => PutToken(name, value is { } number ? new JValue((long)number) : null);

    private protected void Put(string name, long? value) => PutToken(name, value is { } number ? new JValue(number) : null);

    private protected void Put(string name, double? value) => PutToken(name, value is { } number ? new JValue(number) : null);

    private protected void Put(string name, bool? value) => PutToken(name, value is { } flag ? new JValue(flag) : null);

    private protected void Put(string name, JsonPart? value) => PutToken(name, value?.ToTree());

    private protected void Put(string name, IReadOnlyList<string>? values) =>
        PutToken(name, values is null ? null : new JArray(values.Select(value => new JValue(value))));

    private protected void Put(string name, IReadOnlyList<JsonPart>? values) =>
        PutToken(name, values is null ? null : new JArray(values.Select(value => value.ToTree())));

    private protected void Put(string name, IReadOnlyDictionary<string, string>? values) =>
        PutToken(name, values is null ? null : new JObject(values.Select(pair => new JProperty(pair.Key, new JValue(pair.Value)))));

    private protected void Put(string name, IReadOnlyDictionary<string, bool>? values) =>
        PutToken(name, values is null ? null : new JObject(values.Select(pair => new JProperty(pair.Key, new JValue(pair.Value)))));
}
