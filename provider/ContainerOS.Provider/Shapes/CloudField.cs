using System.Text.Json.Nodes;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using Grpc.Core;

namespace ContainerOS.Provider.Shapes;

/// <summary>Where a property is in the requests and replies of the cloud.</summary>
/// <param name="Path">
/// The vendor's names, separated by dots, from the field of the object that contains the property. Empty for an object that only groups
/// properties of a program.
/// </param>
internal sealed record CloudField(string Path)
{
    private readonly string[] steps = Split(Path);

    /// <summary>The place of an object that only groups properties of a program: each of them says where it is.</summary>
    internal static CloudField Group { get; } = new(string.Empty);

    /// <summary>How values are written in the cloud; null for the form of their type.</summary>
    internal CloudForm? Form { get; init; }

    /// <summary>The call that changes the property.</summary>
    internal CloudCall ChangedBy { get; init; } = CloudCall.Modify;

    /// <summary>The path in the request of the call that changes it, where that of the create and of replies is another one.</summary>
    internal string? ChangePath { get; init; }

    /// <summary>Whether the request of the create has the field; otherwise a second call sets it on the new pool.</summary>
    internal bool IsInCreate { get; init; } = true;

    /// <summary>The path of a switch that is on while the object is set. Only for objects.</summary>
    internal string? Switch { get; init; }

    /// <summary>Whether a reply has the property; null for all that have the field.</summary>
    internal Func<JsonObject, bool>? IsIn { get; init; }

    /// <summary>
    /// The value of another property of the object that it belongs to, such as a level of one disk category: when that becomes another
    /// one, what the pool has is not kept.
    /// </summary>
    internal (string Property, string Value)? Needs { get; init; }

    /// <summary>
    /// Whether its requests are composed from more than its value, and its value from more than the field, by code beside the definitions.
    /// </summary>
    internal bool IsComposed { get; init; }

    /// <summary>The steps of the path in a reply.</summary>
    internal IReadOnlyList<string> Steps => steps;

    /// <summary>The place with these vendor's names.</summary>
    public static implicit operator CloudField(string path) => new(path);

    /// <summary>The steps of the path in a request.</summary>
    internal IReadOnlyList<string> StepsIn(CloudCall call) =>
        ChangePath is null || call is CloudCall.Create || call != ChangedBy ? steps : Split(ChangePath);

    /// <summary>Whether the request of a call has the field.</summary>
    internal bool IsSentBy(CloudCall call) => call is CloudCall.Create ? IsInCreate : call == ChangedBy;

    /// <summary>The value of a switch in a reply.</summary>
    internal static bool IsOn(JsonObject whole, string path) =>
        CloudJson.Find(whole, Split(path)) is JsonValue flag && flag.ToString() is "true" or "True";

    internal static string[] Split(string path) => path.Length == 0 ? [] : path.Split('.');
}

/// <summary>A call that carries properties to the cloud.</summary>
internal enum CloudCall
{
    /// <summary>CreateClusterNodePool.</summary>
    Create,

    /// <summary>ModifyClusterNodePool.</summary>
    Modify,

    /// <summary>ModifyNodePoolNodeConfig, which restarts components of live nodes in batches.</summary>
    NodeConfig,
}

/// <summary>How the values of a property are written in the cloud.</summary>
internal abstract class CloudForm
{
    /// <summary>The value as the cloud takes it.</summary>
    internal abstract JsonNode? Write(PropertyType type, PropertyValue value, CloudCall call);

    /// <summary>A value of the cloud as an input; null if it means that nothing is set.</summary>
    /// <exception cref="CloudValueException">The value has another type than the API documents.</exception>
    internal abstract PropertyValue? Read(PropertyType type, JsonNode value);
}

/// <summary>A value of a reply that has another type than the API documents.</summary>
/// <param name="expected">The type, with its article.</param>
internal sealed class CloudValueException(string expected) : Exception($"expected {expected}")
{
    /// <summary>The expected type, with its article.</summary>
    internal string Expected => expected;

    /// <summary>The same error at a place, for the user: a call that failed, so that the state keeps what was done before it.</summary>
    internal static RpcFaultException At(string path, CloudValueException error) =>
        new(
            StatusCode.FailedPrecondition,
            $"the reply of ACK has a field {path} that cannot be read: expected {error.Expected}. "
                + "The service may be newer than this version of the provider: update it, and run up again."
        );
}

/// <summary>The forms of values in the cloud.</summary>
internal static class CloudForms
{
    /// <summary>A boolean as the text <c>true</c> or <c>false</c>.</summary>
    internal static CloudForm BooleanText { get; } = new TextOf(value => value is PropertyBool { Value: true } ? "true" : "false");

    /// <summary>An object as a list with this one item.</summary>
    internal static CloudForm OneItem { get; } = new SingleItem();

    /// <summary>A list of strings as one text with commas.</summary>
    internal static CloudForm CommaList { get; } = new Commas();

    /// <summary>Terms that the cloud spells differently.</summary>
    /// <param name="terms">The term of a program, and that of the cloud.</param>
    internal static CloudForm Terms(params (string Term, string Cloud)[] terms) => new Spellings(terms);

    /// <summary>A map as a list of objects with a key and a value.</summary>
    /// <param name="key">The field of the key.</param>
    /// <param name="value">The field of the value.</param>
    /// <param name="isOfOthers">Whether an entry with this key belongs to another system; null if none does.</param>
    internal static CloudForm Entries(string key, string value, Func<string, bool>? isOfOthers = null) =>
        new KeyValues(key, value, isOfOthers);

    private sealed class TextOf(Func<PropertyValue, string> write) : CloudForm
    {
        internal override JsonNode Write(PropertyType type, PropertyValue value, CloudCall call) => JsonValue.Create(write(value))!;

        internal override PropertyValue? Read(PropertyType type, JsonNode value) => CloudJson.ReadValue(type, value);
    }

    private sealed class SingleItem : CloudForm
    {
        internal override JsonNode Write(PropertyType type, PropertyValue value, CloudCall call) =>
            new JsonArray(CloudJson.WriteValue(type, value, call));

        internal override PropertyValue? Read(PropertyType type, JsonNode value) =>
            value is JsonArray items
                ? items is [{ } first, ..]
                    ? CloudJson.ReadValue(type, first)
                    : null
                : throw new CloudValueException("a list");
    }

    private sealed class Commas : CloudForm
    {
        internal override JsonNode Write(PropertyType type, PropertyValue value, CloudCall call) =>
            JsonValue.Create(string.Join(',', ((PropertyArray)value).Items.Select(item => ((PropertyString)item.Unwrapped).Value)))!;

        internal override PropertyValue? Read(PropertyType type, JsonNode value) =>
            CloudJson.ReadValue(PropertyType.Text, value) is PropertyString text
                ? PropertyArray.Of(
                    text.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                        .Select(item => (PropertyValue)item)
                )
                : null;
    }

    private sealed class Spellings((string Term, string Cloud)[] terms) : CloudForm
    {
        internal override JsonNode Write(PropertyType type, PropertyValue value, CloudCall call) =>
            JsonValue.Create(terms.First(pair => pair.Term == ((PropertyString)value).Value).Cloud)!;

        // A term that only a newer version of the service has is shown as it is.
        internal override PropertyValue? Read(PropertyType type, JsonNode value) =>
            CloudJson.ReadValue(PropertyType.Text, value) is PropertyString text
                ? (PropertyValue)(Array.Find(terms, pair => pair.Cloud == text.Value).Term ?? text.Value)
                : null;
    }

    private sealed class KeyValues(string key, string content, Func<string, bool>? isOfOthers) : CloudForm
    {
        internal override JsonNode Write(PropertyType type, PropertyValue value, CloudCall call) =>
            new JsonArray([
                .. ((PropertyMap)value).Select(entry => new JsonObject
                {
                    [key] = entry.Key,
                    [content] = entry.Value.Unwrapped is PropertyNumber number
                        ? FormattableString.Invariant($"{number.Value:R}")
                        : ((PropertyString)entry.Value.Unwrapped).Value,
                }),
            ]);

        internal override PropertyValue? Read(PropertyType type, JsonNode value)
        {
            var entry = ((MapType)type).Value;
            var items = value as JsonArray ?? throw new CloudValueException("a list");
            return PropertyMap.Of(
                from item in items.OfType<JsonObject>()
                let name = item[key]?.ToString() ?? string.Empty
                where isOfOthers is null || !isOfOthers(name)
                select KeyValuePair.Create(
                    name,
                    item[content] is { } found && CloudJson.ReadValue(entry, found) is { } read ? read : (PropertyValue)string.Empty
                )
            );
        }
    }
}
