using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests.PluginWire;

/// <summary>Property values as an engine sends them, by their names.</summary>
/// <remarks>
/// The signatures and sentinels are those of <c>sdk/go/common/resource/sig</c> and <c>sdk/go/common/resource/plugin/rpc.go</c> of
/// pulumi/pulumi; the forms of an asset and of an unknown id are those that Node and Go were seen to send.
/// </remarks>
internal static class WireValues
{
    private const string Key = "4dabf18193072939515e22adb298388d";
    private const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    private const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    private const string Reference = "5cf8f73096256a8f31e491e813e4eb8e";
    private const string Asset = "c44067f5952c0a294b673a41bacd8c17";
    private const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";
    private const string ByteString = "803fd3297a5875dc03ca845dda5d2a98";
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>The sentinels of unknown values, by the type of the value.</summary>
    private static readonly (string Type, string Sentinel)[] Sentinels =
    [
        ("text", Unknown),
        ("boolean", "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7"),
        ("number", "3eeb2bf0-c639-47a8-9e75-3b44932eb421"),
        ("list", "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2"),
        ("asset", "030794c1-ac77-496b-92df-f27374a8bd58"),
        ("archive", "e48ece36-62e2-4504-bad9-02848725956a"),
        ("object", "dd056dcd-154b-4c76-9bd3-c8f88648b5ff"),
    ];

    /// <summary>The value as it is sent, and as it comes back to a caller that accepts secrets and references but no outputs.</summary>
    internal static IReadOnlyDictionary<string, (JToken Sent, JToken Returned)> All { get; } = Create();

    /// <summary>Values that a text may have, as they are sent and as they come back.</summary>
    internal static IReadOnlyDictionary<string, (JToken Sent, JToken Returned)> Texts { get; } =
        All.Where(value =>
                value.Key.StartsWith("text", StringComparison.Ordinal) || value.Key.StartsWith("unknown", StringComparison.Ordinal)
            )
            .ToDictionary(value => value.Key, value => value.Value);

    private static Dictionary<string, (JToken Sent, JToken Returned)> Create()
    {
        var all = new Dictionary<string, (JToken Sent, JToken Returned)>(StringComparer.Ordinal);
        foreach (var (type, sentinel) in Sentinels)
        {
            all[$"unknown {type}"] = (sentinel, Unknown);
        }

        Add("text", "web");
        Add("text, empty", "");
        Add("text, outside the basic plane", "узел \U0001F680 \u0000 \u2028");
        Add("text, a secret", Signed(Secret, ("value", "hush")));
        Add("text, a secret in a secret", Signed(Secret, ("value", Signed(Secret, ("value", "hush")))));
        Add("text, an unknown secret", Signed(Secret, ("value", Unknown)));
        all["text, an output"] = (Signed(Output, ("value", "web"), ("dependencies", new JArray("urn:a"))), "web");
        all["text, an output without dependencies"] = (Signed(Output, ("value", "web")), "web");
        all["text, an unknown output"] = (Signed(Output, ("dependencies", new JArray("urn:a", "urn:b"))), Unknown);
        all["text, a secret output"] = (Signed(Output, ("value", "hush"), ("secret", true)), Signed(Secret, ("value", "hush")));
        all["text, an unknown secret output"] = (Signed(Output, ("secret", true)), Signed(Secret, ("value", Unknown)));
        Add("null", JValue.CreateNull());
        Add("true", true);
        Add("false", false);
        Add("number, zero", 0.0);
        Add("number, negative", -1.5);
        Add("number, the greatest exact integer", 9007199254740991.0);
        Add("number, tiny", 5e-324);
        Add("list, empty", new JArray());
        Add("list, of everything", new JArray(1.0, "a", true, JValue.CreateNull(), new JObject(), new JArray("b")));
        Add("list, with an unknown", new JArray("a", Unknown));
        Add("object, empty", new JObject());
        Add("object, with null", new JObject { ["a"] = JValue.CreateNull() });
        Add(
            "object, with strange names",
            new JObject
            {
                [""] = 1.0,
                ["a.b"] = 2.0,
                ["[0]"] = 3.0,
                ["x\"y"] = 4.0,
                ["__proto"] = 5.0,
            }
        );
        Add("object, with a secret inside", new JObject { ["a"] = new JArray(Signed(Secret, ("value", new JObject { ["b"] = "hush" }))) });
        Add("object, deep", Enumerable.Range(0, 15).Aggregate((JToken)"end", (inner, _) => new JObject { ["a"] = new JArray(inner) }));
        Add("reference, with an id", Signed(Reference, ("urn", "urn:a"), ("id", "i-1"), ("packageVersion", "1.2.3")));
        Add("reference, to a component", Signed(Reference, ("urn", "urn:a")));
        Add("reference, with name and type", Signed(Reference, ("urn", "urn:a"), ("id", "i-1"), ("name", "a"), ("type", "x:y:Z")));
        Add("reference, unknown id of Go", Signed(Reference, ("urn", "urn:a"), ("id", "")));
        all["reference, unknown id of Node"] = (
            Signed(Reference, ("urn", "urn:a"), ("id", Unknown)),
            Signed(Reference, ("urn", "urn:a"), ("id", ""))
        );
        Add("asset, of text", Signed(Asset, ("text", "hello"), ("hash", "2cf24dba")));
        Add("asset, of a file", Signed(Asset, ("path", "./a.txt")));
        Add("asset, of an address", Signed(Asset, ("uri", "https://example.com/a"), ("__pulumiAsset", true)));
        Add("archive, of assets", Signed(Archive, ("assets", new JObject { ["a"] = Signed(Asset, ("text", "x")) })));
        Add("archive, of a file", Signed(Archive, ("path", "./a.zip")));
        Add("byte string", Signed(ByteString, ("value", "/wD+")));
        return all;

        void Add(string name, JToken value) => all[name] = (value, value);
    }

    private static JObject Signed(string signature, params (string Name, JToken Value)[] fields)
    {
        var signed = new JObject { [Key] = signature };
        foreach (var (name, value) in fields)
        {
            signed[name] = value;
        }

        return signed;
    }
}
