using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Tests.Values;

/// <summary>Values are compared by content, and know whether anything in them is secret or not known yet.</summary>
public sealed class PropertyValueTests
{
    private static readonly PropertySecret Secret = new("s");
    private static readonly PropertyOutput Output = new("o", false, ["urn:a"]);

    [Fact]
    public void ContainsSecrets_WhereverTheyAre()
    {
        PropertyValue[] secret =
        [
            Secret,
            PropertyArray.Of("a", Secret),
            PropertyMap.Of(("a", "b"), ("c", Secret)),
            new PropertyOutput("a", true, []),
            new PropertyOutput(Secret, false, []),
            new PropertyOutput(null, true, []),
        ];
        PropertyValue[] plain =
        [
            "a",
            PropertyArray.Of("a"),
            PropertyArray.Empty,
            PropertyMap.Of(("a", "b")),
            Output,
            PropertyUnknown.Instance,
        ];

        Assert.All(secret, value => Assert.True(value.ContainsSecrets));
        Assert.All(plain, value => Assert.False(value.ContainsSecrets));
        Assert.False(new PropertyOutput(null, false, []).ContainsSecrets);
    }

    [Fact]
    public void ContainsUnknowns_WhereverTheyAre()
    {
        var unknown = PropertyUnknown.Instance;
        PropertyValue[] unknowns =
        [
            unknown,
            PropertyArray.Of("a", unknown),
            PropertyMap.Of(("a", "b"), ("c", unknown)),
            new PropertySecret(unknown),
            new PropertyOutput(null, false, []),
            new PropertyOutput(unknown, false, []),
            new PropertyReference("urn:a", unknown, null),
        ];
        PropertyValue[] known =
        [
            "a",
            PropertyArray.Of("a"),
            PropertyMap.Of(("a", "b")),
            Secret,
            Output,
            new PropertyReference("urn:a", "id", null),
            new PropertyReference("urn:a", null, null),
        ];

        Assert.All(unknowns, value => Assert.True(value.ContainsUnknowns));
        Assert.All(known, value => Assert.False(value.ContainsUnknowns));
    }

    [Fact]
    public void Unwrapped_IsTheValueInAllWrappersAroundIt()
    {
        Assert.Equal("s", new PropertyOutput(new PropertySecret(Secret), true, []).Unwrapped);
        Assert.Same(PropertyUnknown.Instance, new PropertyOutput(null, false, []).Unwrapped);
        var list = PropertyArray.Of(Secret);
        Assert.Same(list, list.Unwrapped);
    }

    [Fact]
    public void Values_OfTheSameContent_AreEqualAndHaveOneHashCode()
    {
        (PropertyValue, PropertyValue)[] same =
        [
            (PropertyMap.Of(("a", 1), ("b", 2)), PropertyMap.Of(("b", 2), ("a", 1))),
            (PropertyArray.Of(1, "a"), PropertyArray.Of(1, "a")),
            (new PropertyOutput("o", true, ["urn:a"]), new PropertyOutput("o", true, new List<string> { "urn:a" })),
            (PropertyMap.Of(("a", 1), ("a", 2)), PropertyMap.Of(("a", 2))),
            (PropertyMap.Empty.With("a", 1).With("a", 2), PropertyMap.Of(("a", 2))),
            (PropertyMap.Of(("a", 1)).Without("a"), PropertyMap.Empty),
        ];

        Assert.All(same, pair => Assert.Equal((pair.Item1, pair.Item1.GetHashCode()), (pair.Item2, pair.Item2.GetHashCode())));
    }

    [Fact]
    public void Values_OfDifferentContent_AreNotEqual_AndHashCodesDiffer()
    {
        (PropertyValue, PropertyValue)[] different =
        [
            (PropertyMap.Of(("a", 1)), PropertyMap.Of(("a", 2))),
            (PropertyMap.Of(("a", 1)), PropertyMap.Of(("b", 1))),
            (PropertyMap.Of(("a", 1)), PropertyMap.Empty),
            (PropertyArray.Of(1), PropertyArray.Of(2)),
            (PropertyArray.Of(1), PropertyArray.Empty),
            (Output, Output with { IsSecret = true }),
            (Output, Output with { Element = "p" }),
            (Output, Output with { Element = null }),
            (Output, Output with { Dependencies = [] }),
        ];

        Assert.All(
            different,
            pair =>
            {
                Assert.NotEqual(pair.Item1, pair.Item2);
                Assert.NotEqual(pair.Item1.GetHashCode(), pair.Item2.GetHashCode());
            }
        );
        Assert.NotEqual(Output, Output with { Dependencies = ["urn:b"] });
        Assert.False(PropertyMap.Empty.Equals(null));
        Assert.False(PropertyArray.Empty.Equals(null));
        Assert.False(Output.Equals(null));
    }

    [Fact]
    public void Map_IsADictionaryInOrdinalOrder()
    {
        var map = PropertyMap.Of(("b", 1), ("B", 2), ("a", 3));

        Assert.Equal(["B", "a", "b"], map.Keys);
        Assert.Equal([2, 3, 1], map.Values);
        Assert.Equal(3, map.Count);
        Assert.True(map.ContainsKey("a"));
        Assert.False(map.ContainsKey("A"));
        Assert.True(map.TryGetValue("a", out var value));
        Assert.Equal(3, value);
        Assert.Null(map.Find("c"));
        Assert.Throws<KeyNotFoundException>(() => map["c"]);
        Assert.Equal(
            ["B", "a", "b"],
            ((System.Collections.IEnumerable)map).Cast<KeyValuePair<string, PropertyValue>>().Select(pair => pair.Key)
        );
    }

    [Theory]
    [InlineData("{a: [[], []], b: [secret]}", "map")]
    [InlineData("[]", "empty")]
    [InlineData("output(PropertyNumber { Value = 1 })", "output")]
    [InlineData("output(unknown)", "unknown")]
    [InlineData("[secret]", "secret output")]
    public void Text_HasTheContentAndNoSecret(string text, string which)
    {
        PropertyValue value = which switch
        {
            "map" => PropertyMap.Of(("b", Secret), ("a", PropertyArray.Of(PropertyArray.Empty, PropertyArray.Empty))),
            "empty" => PropertyArray.Empty,
            "output" => new PropertyOutput(1, false, []),
            "unknown" => new PropertyOutput(null, false, []),
            _ => new PropertyOutput(Secret, false, []),
        };

        Assert.Equal(text, value.ToString());
    }
}
