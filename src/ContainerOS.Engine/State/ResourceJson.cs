using System.Collections.Immutable;
using System.Globalization;
using ContainerOS.Engine.Config;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.State;

/// <summary>
/// Converts a resource from and to state JSON. Names and order of the fields are those of pulumi/pulumi <c>apitype.ResourceV3</c>.
/// </summary>
internal static class ResourceJson
{
    private static readonly HashSet<string> KnownFields =
    [
        "urn",
        "custom",
        "delete",
        "id",
        "type",
        "inputs",
        "outputs",
        "parent",
        "protect",
        "taint",
        "external",
        "dependencies",
        "initErrors",
        "provider",
        "propertyDependencies",
        "pendingReplacement",
        "additionalSecretOutputs",
        "customTimeouts",
        "importID",
        "retainOnDelete",
        "deletedWith",
        "replaceWith",
        "created",
        "modified",
        "ignoreChanges",
        "replaceOnChanges",
    ];

    public static JObject Write(ResourceState state, StateValueWriter values)
    {
        var json = new JObject { ["urn"] = state.Urn, ["custom"] = state.Custom };
        json.Put("delete", state.Delete);
        json.Put("id", state.Id);
        json["type"] = state.Type;
        json.Put("inputs", values.WriteMap(state.Inputs, $"{state.Urn}|inputs"));
        json.Put("outputs", values.WriteMap(state.Outputs, $"{state.Urn}|outputs"));
        json.Put("parent", state.Parent);
        json.Put("protect", state.Protect);
        json.Put("taint", state.Taint);
        json.Put("external", state.External);
        json.Put("dependencies", state.Dependencies);
        json.Put("initErrors", state.InitErrors);
        json.Put("provider", state.Provider);
        json.Put(
            "propertyDependencies",
            new JObject(state.PropertyDependencies.Select(entry => new JProperty(entry.Key, new JArray(entry.Value))))
        );
        json.Put("pendingReplacement", state.PendingReplacement);
        json.Put("additionalSecretOutputs", state.AdditionalSecretOutputs);
        json.Put("customTimeouts", TimeoutsJson.Write(state.Timeouts));
        json.Put("importID", state.ImportId);
        json.Put("retainOnDelete", state.RetainOnDelete);
        json.Put("deletedWith", state.DeletedWith);
        json.Put("replaceWith", state.ReplaceWith);
        json.Put("created", state.Created);
        json.Put("modified", state.Modified);
        json.Put("ignoreChanges", state.IgnoreChanges);
        json.Put("replaceOnChanges", state.ReplaceOnChanges);
        foreach (var field in state.AdditionalFields)
        {
            json[field.Name] = field.Value.DeepClone();
        }
        return json;
    }

    public static ResourceState Read(JToken token, StateValueReader values)
    {
        if (token is not JObject json || (string?)json["urn"] is not { Length: > 0 } urn)
        {
            throw new FormatException("a resource has no 'urn'");
        }
        var type = (string?)json["type"] ?? throw new FormatException($"resource {urn} has no 'type'");
        return new ResourceState(urn, type)
        {
            Custom = StateFields.Boolean(json["custom"]),
            Delete = StateFields.Boolean(json["delete"]),
            Id = (string?)json["id"] ?? string.Empty,
            Inputs = values.ReadMap(json["inputs"], $"{urn}|inputs"),
            Outputs = values.ReadMap(json["outputs"], $"{urn}|outputs"),
            Parent = (string?)json["parent"],
            Protect = StateFields.Boolean(json["protect"]),
            Taint = StateFields.Boolean(json["taint"]),
            External = StateFields.Boolean(json["external"]),
            Dependencies = StateFields.Strings(json["dependencies"]),
            InitErrors = StateFields.Strings(json["initErrors"]),
            Provider = (string?)json["provider"],
            PropertyDependencies = ReadDependencies(json["propertyDependencies"]),
            PendingReplacement = StateFields.Boolean(json["pendingReplacement"]),
            AdditionalSecretOutputs = StateFields.Strings(json["additionalSecretOutputs"]),
            Timeouts = TimeoutsJson.Read(json["customTimeouts"]),
            ImportId = (string?)json["importID"] ?? string.Empty,
            RetainOnDelete = StateFields.Boolean(json["retainOnDelete"]),
            DeletedWith = (string?)json["deletedWith"],
            ReplaceWith = StateFields.Strings(json["replaceWith"]),
            Created = StateFields.Time(json["created"]),
            Modified = StateFields.Time(json["modified"]),
            IgnoreChanges = StateFields.Strings(json["ignoreChanges"]),
            ReplaceOnChanges = StateFields.Strings(json["replaceOnChanges"]),
            AdditionalFields = [.. json.Properties().Where(field => !KnownFields.Contains(field.Name))],
        };
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> ReadDependencies(JToken? token) =>
        (token as JObject ?? [])
            .Properties()
            .ToImmutableSortedDictionary(field => field.Name, field => StateFields.Strings(field.Value), StringComparer.Ordinal);
}

/// <summary>Converts time limits from and to state JSON, which has them in seconds (pulumi/pulumi <c>CustomTimeouts</c>).</summary>
internal static class TimeoutsJson
{
    public static JObject Write(CustomTimeouts timeouts)
    {
        var json = new JObject();
        void Put(string name, TimeSpan? limit)
        {
            if (limit is { } time)
            {
                json[name] = PropertyJson.Number(time.TotalSeconds);
            }
        }

        Put("create", timeouts.Create);
        Put("update", timeouts.Update);
        Put("delete", timeouts.Delete);
        Put("read", timeouts.Read);
        return json;
    }

    public static CustomTimeouts Read(JToken? token)
    {
        TimeSpan? Limit(string name) =>
            token is JObject && (double?)token[name] is { } seconds && seconds > 0 ? TimeSpan.FromSeconds(seconds) : null;
        return new CustomTimeouts(Limit("create"), Limit("update"), Limit("delete"), Limit("read"));
    }
}

/// <summary>Reads and writes simple fields of state JSON. Empty fields are omitted, as with <c>omitempty</c> in Go.</summary>
internal static class StateFields
{
    public static ImmutableArray<string> Strings(JToken? token) =>
        token is JArray list ? [.. list.Select(item => (string?)item ?? string.Empty)] : [];

    public static bool Boolean(JToken? token) => token is JValue { Value: true };

    public static DateTimeOffset? Time(JToken? token) =>
        (string?)token is { Length: > 0 } text
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : null;

    public static string Write(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    public static void Put(this JObject target, string name, bool value)
    {
        if (value)
        {
            target[name] = true;
        }
    }

    public static void Put(this JObject target, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            target[name] = value;
        }
    }

    public static void Put(this JObject target, string name, ImmutableArray<string> values)
    {
        if (values.Length > 0)
        {
            target[name] = new JArray(values);
        }
    }

    public static void Put(this JObject target, string name, DateTimeOffset? time)
    {
        if (time is { } at)
        {
            target[name] = Write(at);
        }
    }

    public static void Put(this JObject target, string name, JObject value)
    {
        if (value.Count > 0)
        {
            target[name] = value;
        }
    }
}
