using System.Collections.Frozen;
using System.Collections.Immutable;
using ContainerOS.Emulator.Catalogue;

namespace ContainerOS.Emulator.Fields;

/// <summary>The fields that the API has for a request or a reply, with their types.</summary>
internal sealed class ApiModel
{
    private static readonly FrozenDictionary<string, ApiModel> All = Load("api-models.json");

    // They are large, and read only when someone asks for fields that replies should not have.
    private static readonly Lazy<FrozenDictionary<string, ApiModel>> Replies = new(() => Load("reply-models.json"));

    private readonly FrozenDictionary<string, FieldType> fields;

    private ApiModel(FieldMap data) => fields = data.Fields.ToFrozenDictionary(field => field.Key, field => FieldType.Of(field.Value));

    /// <summary>The reply of DescribeClusterNodePoolDetail.</summary>
    internal static ApiModel NodePoolDetail { get; } = All["DescribeClusterNodePoolDetailResponseBody"];

    /// <summary>The body of an operation's request; null for an operation without one.</summary>
    internal static ApiModel? RequestOf(string action) => All.GetValueOrDefault(action + "Request");

    /// <summary>
    /// The paths of fields that the API does not have for a reply, and what is wrong with a value of another type than the API's; nothing
    /// for an operation whose model is not known.
    /// </summary>
    internal static IEnumerable<string> FindInvented(string action, FieldValue reply)
    {
        if (!Replies.Value.TryGetValue(action + "ResponseBody", out var model))
        {
            return [];
        }

        List<string> unknown = [];
        foreach (var item in (reply is ListValue list ? list.Items : [reply]).OfType<FieldMap>())
        {
            try
            {
                model.Keep(item, unknown);
            }
            catch (ApiException exception)
            {
                unknown.Add(exception.Message);
            }
        }

        return unknown.Distinct();
    }

    /// <summary>The fields that the API has; the paths of the others are added to a list.</summary>
    /// <exception cref="ApiException">A value has another type than the API's.</exception>
    internal FieldMap Keep(FieldMap value, List<string>? unknown = null) => Keep(value, string.Empty, unknown);

    private static FrozenDictionary<string, ApiModel> Load(string file) =>
        EmbeddedData.Read(file).Map("models")!.Fields.ToFrozenDictionary(model => model.Key, model => new ApiModel((FieldMap)model.Value));

    private FieldMap Keep(FieldMap value, string path, List<string>? unknown)
    {
        var kept = ImmutableArray.CreateBuilder<KeyValuePair<string, FieldValue>>(value.Fields.Count);
        foreach (var (name, field) in value.Fields)
        {
            if (fields.TryGetValue(name, out var type) || fields.TryGetValue("*", out type))
            {
                kept.Add(KeyValuePair.Create(name, type.Keep(field, path + name, unknown)));
            }
            else
            {
                unknown?.Add(path + name);
            }
        }

        return FieldMap.Of(kept.DrainToImmutable());
    }

    /// <summary>The type of a field.</summary>
    /// <param name="Name">Its name in the messages of the service; null for any type.</param>
    /// <param name="Model">The fields of an object.</param>
    /// <param name="Item">The type of a list's items.</param>
    private sealed record FieldType(string? Name, ApiModel? Model = null, FieldType? Item = null)
    {
        internal static FieldType Of(FieldValue data) =>
            data switch
            {
                FieldMap fields => new("object", Model: new ApiModel(fields)),
                ListValue list => new("array", Item: Of(list.Items[0])),
                TextValue { Text: "any" } => new((string?)null),
                TextValue { Text: "boolean" } => new("bool"),
                TextValue text => new(text.Text),
                _ => throw new InvalidOperationException("A type of api-models.json is not known."),
            };

        internal FieldValue Keep(FieldValue value, string path, List<string>? unknown) =>
            (value, Model, Item) switch
            {
                (FieldMap map, { } model, _) => model.Keep(map, path + ".", unknown),
                (ListValue list, _, { } item) => ListValue.Of(list.Items.Select(entry => item.Keep(entry, path, unknown))),
                _ when Name is null || Name == value.TypeName => value,
                _ => throw Mismatch(value, path),
            };

        /// <summary>The form of the message was seen in records of the real service; its code is inferred.</summary>
        private ApiException Mismatch(FieldValue value, string path) =>
            new(
                400,
                "InvalidParameter",
                $"Unmarshal type error: expected={(Name == "number" ? "int64" : Name)}, got={value.TypeName}, field={path}."
            );
    }
}
