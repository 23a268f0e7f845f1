using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Tests.Json;

public sealed class ParsedDocumentTests
{
    public static TheoryData<string> Documents { get; } =
    [
        "{}",
        "[]",
        "null",
        "1",
        "\"text\"",
        """{"a":{"b":[1,2.5,true,null,"x",{}]},"c":[],"d":[[1],[]]}""",
        """{"a":1,"b":2,"a":{"c":3}}""",
        """{"big":123456789012345678901234567890}""",
        """{ /* said */ "a": 1 /* again */, "b": [ /* here */ 2 ] } // end""",
        $$"""{"many":[{{string.Join(',', Enumerable.Range(0, 1000))}}]}""",
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Tree_OfAnyDocument_EqualsTheTreeOfTheLibrary(string text)
    {
        var document = Parse(text);

        Assert.Equal(JToken.Parse(text), document.Root.Tree, JToken.EqualityComparer);
        Assert.Equal(JToken.Parse(text).ToString(Formatting.None), document.Copy(0).ToString(Formatting.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("""{"a":1""")]
    [InlineData("""{"a":""")]
    [InlineData("""{"a"}""")]
    [InlineData("[1,2")]
    [InlineData("\"half")]
    [InlineData("{} {}")]
    [InlineData("{}]")]
    [InlineData("<html>")]
    [InlineData("""{"a":new Date(1)}""")]
    [InlineData("""{"a":undefined}""")]
    public void Parse_NotACompleteDocument_Throws(string text) => Assert.ThrowsAny<JsonException>(() => Parse(text));

    [Fact]
    public void Parse_NestedTooDeeply_Throws() => Assert.ThrowsAny<JsonException>(() => Parse(new string('[', 100_000)));

    [Fact]
    public void Field_Repeated_LastOneCounts()
    {
        var pool = new NodePool(Parse("""{"nodepool_info":{"name":"first","name":"last"}}""").Root.Fields!);

        Assert.Equal("last", pool.Name);
        Assert.Equal("last", (string?)pool.ToJson()["nodepool_info"]!["name"]);
    }

    [Fact]
    public void With_KeepsFieldsWithoutAMember_AndDoesNotChangeTheOriginal()
    {
        var disk = new DataDisk(Parse("""{"category":"cloud_essd","size":200,"of_next_year":{"x":1}}""").Root.Fields!);

        var larger = disk with { Size = 400 };

        Assert.Equal((200, 400, 1), (disk.Size!.Value, larger.Size!.Value, (int)larger.ToJson()["of_next_year"]!["x"]!));
        Assert.NotEqual(disk, larger);
        Assert.Equal(disk, larger with { Size = 200 });
    }

    [Fact]
    public void Part_AfterTheTreeIsBuilt_ReadsTheSame()
    {
        var pool = new NodePool(
            Parse(
                """{"status":{"state":"active","total_nodes":"3"},"kubernetes_config":{"labels":[{"key":"a","value":"1"}]}}"""
            ).Root.Fields!
        );
        var before = (pool.Status?.State, pool.Status?.TotalNodes, pool.KubernetesConfig?.Labels?[0].Key);

        Assert.Equal(pool, new NodePool(pool.ToTree()));
        Assert.Equal(before, (pool.Status?.State, pool.Status?.TotalNodes, pool.KubernetesConfig?.Labels?[0].Key));
        Assert.Equal(("active", 3, "a"), before);
    }

    [Fact]
    public void Parse_APoolWithLongUserData_AllocatesLittleBesidesItsTexts()
    {
        var text = PoolOf(userData: new string('A', 4000), labels: 10);
        _ = Parse(text); // Fills the pools.

        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = Parse(text);

        // The user data itself is 8 KB. A tree of tokens takes 20 KB more.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 8000, 16 * 1024);
    }

    private static ParsedDocument Parse(string text) => JsonText.Parse(new StringReader(text));

    private static string PoolOf(string userData, int labels) =>
        new JObject
        {
            ["nodepool_info"] = new JObject
            {
                ["name"] = "p",
                ["nodepool_id"] = "np1",
                ["region_id"] = "cn-hangzhou",
            },
            ["kubernetes_config"] = new JObject
            {
                ["user_data"] = userData,
                ["labels"] = new JArray(
                    Enumerable.Range(0, labels).Select(number => new JObject { ["key"] = $"label-{number}", ["value"] = "value" })
                ),
            },
        }.ToString(Formatting.None);
}
