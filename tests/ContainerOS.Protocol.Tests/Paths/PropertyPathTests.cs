using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Tests.Paths;

public sealed class PropertyPathTests
{
    private static readonly PropertyMap Tree = PropertyMap.Of(
        ("name", "n"),
        ("disks", PropertyArray.Of(PropertyMap.Of(("size", 40)), PropertyMap.Of(("size", 80), ("x.y", true)))),
        ("login", new PropertySecret(PropertyMap.Of(("password", "hush"))))
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
    [InlineData(".a", "must start with a name")]
    [InlineData("a.", "must end with a name")]
    [InlineData("a[0", "no closing bracket")]
    [InlineData("a[x]", "'x' is not an index")]
    [InlineData("a[\"x]", "no closing quote")]
    [InlineData("a[\"x\"", "no closing bracket")]
    public void InvalidPath_ThrowsWithTheReason(string text, string why) =>
        Assert.Contains(why, Assert.Throws<FormatException>(() => PropertyPath.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("disks[1][\"x.y\"]", true)]
    [InlineData("disks[2]", false)]
    [InlineData("disks[-1]", false)]
    [InlineData("disks.size", false)]
    [InlineData("login.password", true)]
    [InlineData("name.x", false)]
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
        Assert.Null(PropertyPath.Parse("no.way").Set(Tree, 1));
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
    [InlineData("a.b", "a", false)]
    [InlineData("a[0]", "a[1]", false)]
    [InlineData("a[0]", "a[\"0\"]", false)]
    public void Contains_IncludesDescendants(string path, string other, bool contains) =>
        Assert.Equal(contains, PropertyPath.Parse(path).Contains(PropertyPath.Parse(other)));
}
