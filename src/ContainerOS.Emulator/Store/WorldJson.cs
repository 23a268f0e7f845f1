using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ContainerOS.Emulator.Chaos;
using ContainerOS.Emulator.Conditions;
using ContainerOS.Emulator.Ecs;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Nodes;
using ContainerOS.Emulator.Tasks;

namespace ContainerOS.Emulator.Store;

/// <summary>
/// The written form of the records of a world. The compiler derives it from the records, so that a new public property of a record is
/// written and read without a line of code here.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true,
    Converters = [typeof(FieldMapConverter), typeof(ConditionsConverter)]
)]
[JsonSerializable(typeof(WorldDocument))]
[JsonSerializable(typeof(KeptWorld))]
internal sealed partial class WorldJson : JsonSerializerContext;

/// <summary>Writes and reads records of a world. Instances share templates, which are written once, under their hash.</summary>
internal sealed class WorldCodec
{
    /// <summary>A record of each type without a value, for the defaults of properties that a text leaves out.</summary>
    private static readonly FrozenDictionary<Type, object> Blanks = new[]
    {
        Blank<World>(),
        Blank<NodePool>(),
        Blank<PoolSettings>(),
        Blank<PoolInfo>(),
        Blank<ScalingGroup>(),
        Blank<DataDisk>(),
        Blank<Pair>(),
        Blank<Taint>(),
        Blank<KubernetesConfig>(),
        Blank<AutoScaling>(),
        Blank<Management>(),
        Blank<NodeConfig>(),
        Blank<NodeComponent>(),
        Blank<Node>(),
        Blank<ClusterTask>(),
        Blank<NodeEffect>(),
        Blank<TaskFaults>(),
        Blank<Invocation>(),
        Blank<CommandResult>(),
        Blank<WorldDocument>(),
    }.ToFrozenDictionary(blank => blank.GetType());

    private readonly JsonSerializerOptions options;

    internal WorldCodec()
    {
        options = new JsonSerializerOptions(WorldJson.Default.Options)
        {
            TypeInfoResolver = WorldJson.Default.WithAddedModifier(ReferToTemplates),
            WriteIndented = false,
        };
        options.MakeReadOnly();
    }

    internal TemplateTable Templates { get; } = new();

    /// <summary>The types of the records that have properties with defaults, in the written form.</summary>
    internal static bool HasDefaultsOf(Type type) => Blanks.ContainsKey(type);

    internal JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));

    internal string Write<T>(T record) => JsonSerializer.Serialize(record, TypeOf<T>());

    internal JsonNode ToNode<T>(T record) => JsonSerializer.SerializeToNode(record, TypeOf<T>())!;

    /// <summary>Reads a record. A property that the text leaves out has its default.</summary>
    /// <exception cref="WorldFormatException">The text is not JSON, or not such a record.</exception>
    internal T Read<T>(string text) => Read(text, Read<T>);

    /// <summary>Reads a document: the templates first, to which the instances refer.</summary>
    /// <exception cref="WorldFormatException">The text is not JSON, or not such a document.</exception>
    internal WorldDocument ReadDocument(string text) =>
        Read(
            text,
            node =>
            {
                if (
                    node is not JsonObject document
                    || document["format"] is not JsonValue format
                    || !format.TryGetValue<int>(out var number)
                )
                {
                    throw new WorldFormatException(
                        "$.format",
                        "the number of the format is expected, as in a scenario that the emulator saved"
                    );
                }

                if (number != WorldDocument.Number)
                {
                    throw new WorldFormatException(
                        "$.format",
                        $"the format {number} is not supported: it is of another version; this version reads {WorldDocument.Number}"
                    );
                }

                foreach (var (id, template) in document["templates"] as JsonObject ?? [])
                {
                    Templates.Add(
                        id,
                        template is null
                            ? throw new WorldFormatException($"$.templates.{id}", "an object is expected")
                            : Read<ScalingGroup>(template)
                    );
                }

                return Read<WorldDocument>(node);
            }
        );

    private static T Read<T>(string text, Func<JsonNode, T> read)
    {
        try
        {
            return read(JsonNode.Parse(text) ?? throw new WorldFormatException("$", "an object is expected"));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw WorldFormatException.Of(exception, text);
        }
        catch (WorldFormatException exception)
        {
            throw exception.In(text);
        }
    }

    private T Read<T>(JsonNode node)
    {
        Complete(node, options.GetTypeInfo(typeof(T)));
        return node.Deserialize(TypeOf<T>())!;
    }

    private static object Blank<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>()
        where T : class => Activator.CreateInstance<T>();

    /// <summary>Adds the defaults of properties that are missing: the reader itself would set them to null or zero.</summary>
    private void Complete(JsonNode node, JsonTypeInfo type)
    {
        if (Nullable.GetUnderlyingType(type.Type) is { } underlying)
        {
            type = options.GetTypeInfo(underlying);
        }

        switch (node)
        {
            case JsonObject map when type.Kind == JsonTypeInfoKind.Object:
                Complete(map, type);
                break;
            case JsonObject map when type is { Kind: JsonTypeInfoKind.Dictionary, ElementType: { } element }:
                Complete(map.Select(pair => pair.Value), element);
                break;
            case JsonArray list when type is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element }:
                Complete(list, element);
                break;
            default:
                break;
        }
    }

    private void Complete(IEnumerable<JsonNode?> nodes, Type element)
    {
        var type = options.GetTypeInfo(element);
        foreach (var node in nodes)
        {
            if (node is not null)
            {
                Complete(node, type);
            }
        }
    }

    private void Complete(JsonObject map, JsonTypeInfo type)
    {
        var blank = Blanks.GetValueOrDefault(type.Type);
        foreach (var property in type.Properties)
        {
            if (map[property.Name] is { } given)
            {
                if (property.CustomConverter is null)
                {
                    Complete(given, options.GetTypeInfo(property.PropertyType));
                }
            }
            else if (
                blank is not null
                && !property.IsRequired
                && !map.ContainsKey(property.Name)
                && property.Get?.Invoke(blank) is { } value
            )
            {
                map[property.Name] = JsonSerializer.SerializeToNode(value, options.GetTypeInfo(property.PropertyType));
            }
        }
    }

    private void ReferToTemplates(JsonTypeInfo type)
    {
        if (type.Type == typeof(Node))
        {
            type.Properties.Single(property => property.PropertyType == typeof(ScalingGroup)).CustomConverter = new TemplateConverter(this);
        }
    }

    /// <summary>Writes the template of an instance as its hash.</summary>
    private sealed class TemplateConverter(WorldCodec codec) : JsonConverter<ScalingGroup>
    {
        public override ScalingGroup Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var id =
                reader.TokenType == JsonTokenType.String
                    ? reader.GetString()!
                    : throw new JsonException("the id of a template is expected");
            return codec.Templates.Find(id) ?? throw new JsonException($"the template '{id}' is missing");
        }

        public override void Write(Utf8JsonWriter writer, ScalingGroup value, JsonSerializerOptions options) =>
            writer.WriteStringValue(codec.Templates.IdOf(value, codec));
    }
}

/// <summary>A text is not the written form of a world.</summary>
/// <param name="path">The JSON path of the value, such as <c>$.nodes[3].stage</c>.</param>
/// <param name="problem">What is wrong, without the path.</param>
/// <param name="cause">The underlying error; null for none.</param>
internal sealed class WorldFormatException(string path, string problem, Exception? cause = null) : Exception($"{path}: {problem}", cause)
{
    private readonly string problem = problem;

    internal string Path { get; } = path;

    /// <summary>An error of the reader, with its place in the text.</summary>
    internal static WorldFormatException Of(Exception exception, string text)
    {
        if (exception is not JsonException { Path: { } path } || path == "$" && exception.InnerException is JsonException)
        {
            // Not JSON at all: the reader says where it stopped.
            var (line, column) = exception is JsonException { LineNumber: { } at } json
                ? (at + 1, (json.BytePositionInLine ?? 0) + 1)
                : (1, 1);
            return new(string.Create(CultureInfo.InvariantCulture, $"line {line}, column {column}"), Shorten(exception.Message), exception);
        }

        return new WorldFormatException(path, Shorten(exception.Message), exception).In(text);
    }

    /// <summary>This error with the line and column of its path.</summary>
    internal WorldFormatException In(string text) =>
        JsonPlace.Find(text, Path) is var (line, column)
            ? new(string.Create(CultureInfo.InvariantCulture, $"line {line}, column {column} ({Path})"), problem, InnerException)
            : this;

    /// <summary>The message without what the reader says of a place, which is that of a shortened text.</summary>
    private static string Shorten(string message)
    {
        foreach (var mark in new[] { " Path: ", " LineNumber: " })
        {
            message = message.IndexOf(mark, StringComparison.Ordinal) is var at and >= 0 ? message[..at] : message;
        }

        return message.TrimEnd('.', ' ').Replace("ContainerOS.Emulator.", string.Empty, StringComparison.Ordinal);
    }
}
