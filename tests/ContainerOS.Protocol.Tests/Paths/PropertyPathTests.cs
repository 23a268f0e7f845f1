using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Tests.Paths;

public sealed class PropertyPathTests
{
    private static readonly PropertyMap Tree = PropertyMap.Of(
        ("name", "n"),
        ("disks", PropertyArray.Of(PropertyMap.Of(("size", 40)), PropertyMap.Of(("size", 80), ("x.y", true)))),
        ("login", new PropertySecret(PropertyMap.Of(("password", "hush")))),
        ("output", new PropertyOutput(PropertyMap.Of(("a", "b")), false, ["urn:a"])),
        ("unknown", new PropertyOutput(null, false, []))
    );

    [Theory]
    [InlineData("root", "root")]
    [InlineData("a.b[0][\"x.y\"]", "a.b[0][\"x.y\"]")]
    [InlineData("a[\"b\"].c", "a.b.c")]
    [InlineData("a.[0]", "a[0]")]
    [InlineData("[\"root key\"][100]", "[\"root key\"][100]")]
    [InlineData("a[\"q\\\"q\"]", "a[\"q\\\"q\"]")]
    [InlineData("foo-bar", "[\"foo-bar\"]")]
    [InlineData("a[*].b", "a[\"*\"].b")]
    [InlineData("", "")]
    public void ParseAndToString_MatchPulumi(string text, string written) => Assert.Equal(written, PropertyPath.Parse(text).ToString());

    [Theory]
    [InlineData(".a", "a path must start with a name or an index (at character 1)")]
    [InlineData("a.", "a path must end with a name or an index (at character 3)")]
    [InlineData("a[0", "an index has no closing bracket (at character 3)")]
    [InlineData("a[", "an index has no closing bracket (at character 3)")]
    [InlineData("a[x]", "'x' is not an index (at character 5)")]
    [InlineData("a[ 1]", "' 1' is not an index (at character 6)")]
    [InlineData("a[\"x]", "a quoted name has no closing quote (at character 7)")]
    [InlineData("a[\"x\\\"", "a quoted name has no closing quote (at character 8)")]
    [InlineData("a[\"x\\", "a quoted name has no closing quote (at character 7)")]
    [InlineData("a[\"x\"", "a quoted name has no closing bracket (at character 6)")]
    [InlineData("a[\"x\"x", "a quoted name has no closing bracket (at character 7)")]
    public void InvalidPath_ThrowsWithTheReason(string text, string why) =>
        Assert.Equal($"'{text}' is not a property path: {why}", Assert.Throws<FormatException>(() => PropertyPath.Parse(text)).Message);

    [Theory]
    [InlineData("a.b[0]", "a")]
    [InlineData("[3].b", "[3]")]
    [InlineData("", "")]
    public void Root_IsTheTopLevelProperty(string path, string root) => Assert.Equal(root, PropertyPath.Parse(path).Root);

    [Fact]
    public void Child_AddsASegment() => Assert.Equal("a[2][\"x.y\"]", PropertyPath.Whole.Child("a").Child(2).Child("x.y").ToString());

    [Theory]
    [InlineData("", "[\"\"]")]
    [InlineData("a b", "[\"a b\"]")]
    [InlineData("a_1", "a_1")]
    public void Name_ThatIsNotPlain_IsQuoted(string name, string text)
    {
        var path = PropertyPath.Whole.Child(name);

        Assert.Equal(text, path.ToString());
        Assert.Equal(path, PropertyPath.Parse(text));
        Assert.Equal(path.GetHashCode(), PropertyPath.Parse(text).GetHashCode());
    }

    [Fact]
    public void Paths_OfDifferentSegments_AreNotEqual()
    {
        Assert.NotEqual(PropertyPath.Parse("a[0]"), PropertyPath.Parse("a[1]"));
        Assert.NotEqual(PropertyPath.Parse("a").GetHashCode(), PropertyPath.Parse("b").GetHashCode());
        Assert.False(PropertyPath.Whole.Equals(null));
    }

    [Theory]
    [InlineData("disks[1][\"x.y\"]", true)]
    [InlineData("disks[2]", false)]
    [InlineData("disks[-1]", false)]
    [InlineData("disks.size", false)]
    [InlineData("login.password", true)]
    [InlineData("login.user", false)]
    [InlineData("name.x", false)]
    [InlineData("no.way", false)]
    [InlineData("name[0]", false)]
    [InlineData("disks[\"0\"]", false)]
    [InlineData("output.a", true)]
    [InlineData("", true)]
    public void Get_FindsExistingValues(string path, bool found) => Assert.Equal(found, PropertyPath.Parse(path).Get(Tree) is not null);

    [Fact]
    public void Set_ThroughASecret_KeepsTheSecret()
    {
        var edited = PropertyPath.Parse("login.password").Set(Tree, "new");
        Assert.Equal(Tree.With("login", new PropertySecret(PropertyMap.Of(("password", "new")))), edited);
    }

    [Fact]
    public void Set_AddsANameButNoItem()
    {
        Assert.Equal(Tree.With("more", 1), PropertyPath.Parse("more").Set(Tree, 1));
        Assert.Null(PropertyPath.Parse("disks[2]").Set(Tree, 1));
        Assert.Null(PropertyPath.Parse("disks[-1]").Set(Tree, 1));
        Assert.Null(PropertyPath.Parse("disks.a").Set(Tree, 1));
        Assert.Null(PropertyPath.Parse("[0]").Set(Tree, 1));
        Assert.Null(PropertyPath.Parse("no.way").Set(Tree, 1));
        Assert.Null(PropertyPath.Parse("name.a").Set(Tree, 1));
        Assert.Null(PropertyPath.Parse("login.no.way").Set(Tree, 1));
        Assert.Null(PropertyPath.Parse("disks[0].no.way").Set(Tree, 1));
        Assert.Null(PropertyPath.Parse("unknown.a").Set(Tree, 1));
        Assert.Equal(1, PropertyPath.Whole.Set(Tree, 1));
    }

    [Fact]
    public void Set_InAList_ReplacesTheItem()
    {
        var edited = PropertyPath.Parse("disks[1].size").Set(Tree, 90)!;

        Assert.Equal(90, PropertyPath.Parse("disks[1].size").Get(edited));
        Assert.Equal(40, PropertyPath.Parse("disks[0].size").Get(edited));
        Assert.Equal(true, PropertyPath.Parse("disks[1][\"x.y\"]").Get(edited));
        Assert.Equal("x", PropertyPath.Parse("disks[0]").Get(PropertyPath.Parse("disks[0]").Set(Tree, "x")!));
    }

    [Fact]
    public void Set_ThroughAnOutput_KeepsItsDependencies()
    {
        var edited = Assert.IsType<PropertyMap>(PropertyPath.Parse("output.a").Set(Tree, "new"));

        Assert.Equal(new PropertyOutput(PropertyMap.Of(("a", "new")), false, ["urn:a"]), edited["output"]);
        Assert.Null(PropertyPath.Parse("output.no.way").Set(Tree, 1));
    }

    [Fact]
    public void Delete_RemovesAName_AndSetsAnItemToNull()
    {
        Assert.Equal(Tree.Without("name"), PropertyPath.Parse("name").Delete(Tree));
        var disks = Assert.IsType<PropertyMap>(PropertyPath.Parse("disks[0]").Delete(Tree))["disks"];
        Assert.Equal(PropertyNull.Instance, ((PropertyArray)disks).Items[0]);
        Assert.Null(PropertyPath.Parse("no.way").Delete(Tree));
        Assert.Null(PropertyPath.Whole.Delete(Tree));
    }

    [Theory]
    [InlineData("a", "a.b[0]", true)]
    [InlineData("a[*].b", "a[3].b.c", true)]
    [InlineData("*", "anything[0]", true)]
    [InlineData("a.b", "a.b", true)]
    [InlineData("a.b", "a", false)]
    [InlineData("a[0]", "a[1]", false)]
    [InlineData("a[0]", "a[\"0\"]", false)]
    public void Contains_IncludesDescendants(string path, string other, bool contains) =>
        Assert.Equal(contains, PropertyPath.Parse(path).Contains(PropertyPath.Parse(other)));
}
