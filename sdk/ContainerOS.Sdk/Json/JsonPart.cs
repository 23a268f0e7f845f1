using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Json;

/// <summary>
/// A typed view on a JSON object of the API. Members that were never set are not sent, and fields of a reply
/// that no member names are kept. Values are immutable: <c>with</c> copies.
/// </summary>
public abstract partial record JsonPart
{
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

    /// <summary>The vendor's id of the request whose reply this was read from, whichever casing it came in; null for what the program made.</summary>
    public string? RequestId => Fields.Origin?.RequestId;

    internal JsonFields Fields { get; }

    /// <summary>All fields, those no member names among them, as a copy. It may hold user data: do not log it.</summary>
    public JObject ToJson() => Fields.Copy();

    /// <summary>Two values are equal when their fields are.</summary>
    /// <param name="other">The value to compare with.</param>
    public virtual bool Equals(JsonPart? other) =>
        other is not null && EqualityContract == other.EqualityContract && JToken.DeepEquals(Fields.Tree, other.Fields.Tree);

    /// <inheritdoc/>
    public override int GetHashCode() => new JTokenEqualityComparer().GetHashCode(Fields.Tree);

    /// <summary>The names of the fields, never their values: values may be secret.</summary>
    public sealed override string ToString() =>
        $"{GetType().Name} {{ {string.Join(", ", Fields.Tree.Properties().Select(field => field.Name))} }}";
}
