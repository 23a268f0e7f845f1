using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContainerOS.Emulator.Store;

namespace ContainerOS.Emulator;

/// <summary>What is different between two scenarios: pools, instances, tasks and commands that were added, removed or changed.</summary>
public sealed class ScenarioDiff
{
    private static readonly (string List, string Kind)[] Kinds =
    [
        ("pools", "pool"),
        ("nodes", "node"),
        ("tasks", "task"),
        ("invocations", "invocation"),
    ];

    private readonly List<Change> changes = [];

    private ScenarioDiff() { }

    /// <summary>Whether nothing is different.</summary>
    public bool IsEmpty => changes.Count == 0;

    /// <summary>Compares two scenarios.</summary>
    /// <param name="before">The JSON of the first one.</param>
    /// <param name="after">The JSON of the second one.</param>
    /// <exception cref="ScenarioException">One of them is not a scenario.</exception>
    public static ScenarioDiff Of(string before, string after) =>
        Compare(Read(before, "the first scenario"), Read(after, "the second scenario"));

    /// <summary>Compares two files.</summary>
    /// <param name="before">The first file.</param>
    /// <param name="after">The second file.</param>
    /// <exception cref="ScenarioException">One of them cannot be read as a scenario.</exception>
    public static ScenarioDiff OfFiles(string before, string after) => Compare(ReadFile(before), ReadFile(after));

    private static ScenarioDiff Compare(JsonObject left, JsonObject right)
    {
        var diff = new ScenarioDiff();
        foreach (var (list, kind) in Kinds)
        {
            diff.Compare(kind, ById(left, list), ById(right, list));
        }

        var fields = new List<FieldChange>();
        foreach (var name in new[] { "clock", "world", "chaos" })
        {
            Compare(name, left[name], right[name], fields);
        }

        if (fields.Count > 0)
        {
            diff.changes.Add(new("account", string.Empty, null, ChangeKind.Changed, fields));
        }

        return diff;
    }

    /// <summary>The differences as text: a line for each record, and a line for each field that changed.</summary>
    public override string ToString()
    {
        if (IsEmpty)
        {
            return "no difference\n";
        }

        var text = new StringBuilder();
        foreach (var change in changes)
        {
            text.Append(
                    change.Kind switch
                    {
                        ChangeKind.Added => "+ ",
                        ChangeKind.Removed => "- ",
                        _ => "~ ",
                    }
                )
                .Append(change.What)
                .Append(change.Id.Length > 0 ? " " + change.Id : string.Empty)
                .AppendLine(change.Name is { } name ? $" ({name})" : string.Empty);
            foreach (var field in change.Fields)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"    {field.Path}: {Short(field.Before)} -> {Short(field.After)}");
            }
        }

        return text.ToString();
    }

    /// <summary>The differences as JSON: <c>changes</c> with <c>kind</c>, <c>id</c>, <c>change</c> and <c>fields</c>.</summary>
    public string ToJson()
    {
        using var written = new MemoryStream();
        using (var writer = new Utf8JsonWriter(written, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("changes");
            foreach (var change in changes)
            {
                writer.WriteStartObject();
                writer.WriteString("kind", change.What);
                writer.WriteString("id", change.Id);
                writer.WriteString("change", Lower(change.Kind));
                writer.WriteStartArray("fields");
                foreach (var field in change.Fields)
                {
                    writer.WriteStartObject();
                    writer.WriteString("path", field.Path);
                    Write(writer, "before", field.Before);
                    Write(writer, "after", field.After);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(written.ToArray());
    }

    private static string Lower(ChangeKind kind) =>
        kind switch
        {
            ChangeKind.Added => "added",
            ChangeKind.Removed => "removed",
            _ => "changed",
        };

    private static void Write(Utf8JsonWriter writer, string name, JsonNode? value)
    {
        writer.WritePropertyName(name);
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    private static JsonObject ReadFile(string path)
    {
        try
        {
            return Read(File.ReadAllText(path), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException(path, exception.Message.TrimEnd('.'), exception);
        }
    }

    private static JsonObject Read(string text, string name)
    {
        try
        {
            WorldDocument.Read(text).ToWorld();
            return (JsonObject)JsonNode.Parse(text)!;
        }
        catch (WorldFormatException exception)
        {
            throw new ScenarioException(name, exception.In(text).Message, exception);
        }
    }

    private static Dictionary<string, JsonObject> ById(JsonObject scenario, string list) =>
        (scenario[list] as JsonArray ?? []).OfType<JsonObject>().ToDictionary(item => (string)item["id"]!);

    private static void Compare(string path, JsonNode? before, JsonNode? after, List<FieldChange> changes)
    {
        if (JsonNode.DeepEquals(before, after))
        {
            return;
        }

        if (before is JsonObject left && after is JsonObject right)
        {
            foreach (var name in left.Select(pair => pair.Key).Union(right.Select(pair => pair.Key)))
            {
                Compare($"{path}.{name}", left[name], right[name], changes);
            }

            return;
        }

        changes.Add(new(path, before, after));
    }

    private static string Short(JsonNode? value)
    {
        const int longest = 80;
        var text = value?.ToJsonString() ?? "none";
        return text.Length <= longest ? text : text[..longest] + "...";
    }

    private void Compare(string kind, Dictionary<string, JsonObject> before, Dictionary<string, JsonObject> after)
    {
        foreach (var (id, left) in before)
        {
            if (!after.TryGetValue(id, out var right))
            {
                changes.Add(new(kind, id, NameOf(left), ChangeKind.Removed, []));
                continue;
            }

            var fields = new List<FieldChange>();
            foreach (var name in left.Select(pair => pair.Key).Union(right.Select(pair => pair.Key)))
            {
                Compare(name, left[name], right[name], fields);
            }

            if (fields.Count > 0)
            {
                changes.Add(new(kind, id, NameOf(right), ChangeKind.Changed, fields));
            }
        }

        changes.AddRange(
            after
                .Where(pair => !before.ContainsKey(pair.Key))
                .Select(pair => new Change(kind, pair.Key, NameOf(pair.Value), ChangeKind.Added, []))
        );
    }

    /// <summary>What a person knows a record by: the name of a pool, the pool of an instance, the type of a task.</summary>
    private static string? NameOf(JsonObject record) =>
        (string?)(record["settings"]?["info"]?["name"] ?? record["poolId"] ?? record["type"]);

    private enum ChangeKind
    {
        Added,
        Removed,
        Changed,
    }

    private sealed record Change(string What, string Id, string? Name, ChangeKind Kind, IReadOnlyList<FieldChange> Fields);

    private sealed record FieldChange(string Path, JsonNode? Before, JsonNode? After);
}
