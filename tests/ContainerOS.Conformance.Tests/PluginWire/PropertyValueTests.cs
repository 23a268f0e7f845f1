using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests.PluginWire;

/// <summary>Every kind of value through every call that carries property bags, sent by Pulumi's own messages.</summary>
public sealed class PropertyValueTests(EngineProcess engine) : IClassFixture<EngineProcess>
{
    private const string Gate = "urn:pulumi:dev::shop::containeros:index:WaveGate::gate";

    public static TheoryData<string> Values { get; } = [.. WireValues.All.Keys];

    public static TheoryData<string> Texts { get; } = [.. WireValues.Texts.Keys];

    public static TheoryData<string> LabelTexts { get; } =
    [.. WireValues.Texts.Keys.Where(name => name != "text, outside the basic plane")];

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Read_State_ComesBack(string value)
    {
        var (sent, returned) = WireValues.All[value];

        var read = await engine.RespondAsync(
            "Read",
            new
            {
                id = "gate",
                urn = Gate,
                properties = Bag(sent),
                inputs = Bag("input"),
            }
        );

        Assert.Equal("gate", (string)read["id"]!);
        AssertSame(returned, read["properties"]!["x"]);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Read_Inputs_ComeBack(string value)
    {
        var (sent, returned) = WireValues.All[value];

        var read = await engine.RespondAsync(
            "Read",
            new
            {
                id = "gate",
                urn = Gate,
                name = "gate",
                type = "containeros:index:WaveGate",
                properties = Bag("state"),
                inputs = Bag(sent),
            }
        );

        AssertSame(returned, read["inputs"]!["x"]);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Create_PreviewOfInputs_ComesBack(string value)
    {
        var (sent, returned) = WireValues.All[value];

        var created = await engine.RespondAsync(
            "Create",
            new
            {
                urn = Gate,
                properties = Bag(sent),
                preview = true,
                timeout = 0.0,
            }
        );

        Assert.Equal(string.Empty, (string)created["id"]!);
        AssertSame(returned, created["properties"]!["x"]);
        Assert.Equal("04da6b54-80e4-46f7-96ec-b56ff0331ba9", (string)created["properties"]!["passedAt"]!);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Update_PreviewOfInputs_ComesBack(string value)
    {
        var (sent, returned) = WireValues.All[value];

        var updated = await engine.RespondAsync(
            "Update",
            new
            {
                id = "gate",
                urn = Gate,
                olds = Bag("old"),
                old_inputs = Bag("old"),
                news = Bag(sent),
                preview = true,
            }
        );

        AssertSame(returned, updated["properties"]!["x"]);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Check_Inputs_ComeBack(string value)
    {
        var (sent, returned) = WireValues.Texts[value];

        var check = await engine.RespondAsync(
            "Check",
            new
            {
                urn = Gate,
                olds = new JObject { ["$struct"] = new JObject() },
                news = new JObject
                {
                    ["$struct"] = new JObject
                    {
                        ["nodePoolIds"] = new JArray("c:np"),
                        ["triggers"] = new JObject { ["x"] = sent.DeepClone() },
                    },
                },
                randomSeed = new JObject { ["$bytes"] = "AAEC" },
            }
        );

        Assert.Empty(check["failuresList"]!);
        AssertSame(returned, check["inputs"]!["triggers"]!["x"]);
    }

    /// <summary>Values of a label, which may have no characters outside of the basic plane.</summary>
    [Theory]
    [MemberData(nameof(LabelTexts))]
    public async Task Construct_InputsOfAChild_AreThoseOfTheComponent(string value)
    {
        var (sent, returned) = WireValues.Texts[value];
        var inputs = PluginCallTests.Set();
        ((JObject)inputs["template"]!)["labels"] = new JObject { ["team"] = sent.DeepClone() };

        await engine.RespondAsync("$seen");
        await engine.RespondAsync("Construct", PluginCallTests.Construct(engine, "NodePoolSet", inputs));
        var seen = await engine.RespondAsync("$seen");

        var child = seen["registrations"]!.Single(registration => (string)registration["name"]! == "shop-a");
        AssertSame(returned, child["object"]!["labels"]!["team"]);
    }

    private static JObject Bag(JToken value) => new() { ["$struct"] = new JObject { ["x"] = value.DeepClone() } };

    private static void AssertSame(JToken expected, JToken? actual) =>
        Assert.True(JToken.DeepEquals(Normal(expected), Normal(actual)), $"expected {expected}, got {actual}");

    // JSON has one kind of numbers; the library has two.
    private static JToken? Normal(JToken? token) =>
        token switch
        {
            JObject fields => new JObject(
                fields
                    .Properties()
                    .OrderBy(field => field.Name, StringComparer.Ordinal)
                    .Select(field => new JProperty(field.Name, Normal(field.Value)))
            ),
            JArray items => new JArray(items.Select(Normal)),
            JValue { Type: JTokenType.Integer } number => new JValue((double)number),
            _ => token,
        };
}
