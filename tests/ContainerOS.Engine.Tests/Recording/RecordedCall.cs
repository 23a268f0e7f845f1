using System.Reflection;
using ContainerOS.Protocol.Values;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.Tests.Recording;

/// <summary>A call of a provider, as a real engine made it or as this engine makes it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Urn">The URN of the resource or provider.</param>
/// <param name="Arguments">The arguments by their name on the wire; those that are empty are left out.</param>
internal sealed record RecordedCall(string Method, string Urn, IReadOnlyDictionary<string, PropertyValue> Arguments)
{
    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>The arguments that are compared. Seeds, addresses and tokens are random.</summary>
    private static readonly string[] Compared =
    [
        "id",
        "olds",
        "news",
        "oldInputs",
        "args",
        "properties",
        "inputs",
        "preview",
        "ignoreChanges",
    ];

    /// <summary>The answer of the plugin.</summary>
    public JObject Response { get; init; } = [];

    /// <summary>The calls of a recorded run about custom resources of the stack and their provider, in the order of their start.</summary>
    public static IReadOnlyList<RecordedCall> Of(string run)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(run)!;
        using var reader = new StreamReader(stream);
        var log = (JArray)JObject.Parse(reader.ReadToEnd())["calls"]!;
        var answers = log.Where(entry => entry["response"] is not null).ToLookup(Key);
        return
        [
            .. log.Where(entry => (bool?)entry["started"] == true)
                .Where(entry => ((string)entry["method"]!).StartsWith("ResourceProvider/", StringComparison.Ordinal))
                .Where(entry => (string?)entry["request"]!["urn"] is { } urn && !urn.Contains('$', StringComparison.Ordinal))
                .Select(entry => Read(entry, (JObject)(answers[Key(entry)].FirstOrDefault()?["response"] ?? new JObject()))),
        ];
    }

    public static PropertyValue Value(JToken token) =>
        token switch
        {
            JObject map when (string?)map[Signature] == Secret => new PropertySecret(Value(map["value"]!)),
            JObject map => PropertyMap.Of(map.Properties().Select(field => KeyValuePair.Create(field.Name, Value(field.Value)))),
            JArray list => PropertyArray.Of(list.Select(Value)),
            JValue { Type: JTokenType.Boolean } flag => (bool)flag,
            JValue { Type: JTokenType.Integer or JTokenType.Float } number => (double)number,
            JValue { Value: Unknown } => PropertyUnknown.Instance,
            JValue { Value: string text } => text,
            _ => PropertyNull.Instance,
        };

    public override string ToString() =>
        $"{Method} {Urn} "
        + string.Join(
            ", ",
            Arguments
                .Where(argument => Compared.Contains(argument.Key) && !IsEmpty(argument.Value))
                .Where(argument => !(Method == "Configure" && argument.Key == "id"))
                .OrderBy(argument => argument.Key, StringComparer.Ordinal)
                .Select(argument => $"{argument.Key}={RecordingProvider.Text(argument.Value)}")
        );

    private static bool IsEmpty(PropertyValue value) =>
        value
            is PropertyMap { Count: 0 }
                or PropertyArray { Items.Length: 0 }
                or PropertyString { Value: "" }
                or PropertyBool { Value: false };

    private static string Key(JToken entry) => $"{entry["method"]} {entry["request"]}";

    private static RecordedCall Read(JToken entry, JObject response)
    {
        var request = (JObject)entry["request"]!;
        return new RecordedCall(
            ((string)entry["method"]!)["ResourceProvider/".Length..],
            (string)request["urn"]!,
            request.Properties().ToDictionary(field => field.Name, field => Value(field.Value))
        )
        {
            Response = response,
        };
    }
}
