using System.Text.RegularExpressions;

namespace ContainerOS.Architecture.Sources;

public sealed partial class SourceShapeTests
{
    [Fact]
    public void File_IsNamedLikeATypeItHolds()
    {
        var strays = Repository
            .Files(".cs")
            .Where(file => TopLevelTypes.In(Repository.Read(file)) is { Count: > 0 } types && !types.Contains(NameOf(file)));

        Assert.Empty(strays);
    }

    [Fact]
    public void Name_SaysWhatAThingIs()
    {
        var parts = Repository
            .Files(".cs")
            .Concat(Repository.Files(".csproj"))
            .SelectMany(file => file.Split(Path.DirectorySeparatorChar, '.'));

        Assert.Empty(parts.Where(part => EmptyName().IsMatch(part)).Distinct());
    }

    [Fact]
    public void Type_SaysWhatItIs()
    {
        var types = Repository.Files(".cs").SelectMany(file => TopLevelTypes.In(Repository.Read(file)));

        Assert.DoesNotContain(types, type => EmptyName().IsMatch(type));
    }

    [Fact]
    public void Test_NeverSleepsOnTheRealClock()
    {
        var sleepers = Repository
            .Files(".cs")
            .Where(file => file.StartsWith("tests", StringComparison.Ordinal))
            .Where(file => RealSleep().IsMatch(Repository.Read(file)));

        Assert.Empty(sleepers);
    }

    [Theory]
    [InlineData("public sealed record Pool(string Name);", "Pool")]
    [InlineData("internal static partial class Names\n{\n    internal class Inner;\n}", "Names")]
    [InlineData("internal readonly record struct Point(int X);", "Point")]
    [InlineData("public delegate void Ring(int times);", "Ring")]
    [InlineData("public enum Colour\n{\n}", "Colour")]
    public void TopLevelTypes_AreFound(string source, string name) => Assert.Equal([name], TopLevelTypes.In(source));

    [Theory]
    [InlineData("Thread" + ".Sleep(5)", true)]
    [InlineData("await Task" + ".Delay(5, ct)", true)]
    [InlineData("await Task" + ".Delay(wait, time, ct)", false)]
    public void RealSleep_IsTold_FromTheFakeClocks(string source, bool real) => Assert.Equal(real, RealSleep().IsMatch(source));

    private static string NameOf(string file) => Path.GetFileName(file).Split('.', '{')[0];

    [GeneratedRegex("(?:^|[a-z0-9])(?:Utils?|Utilities|Helpers?|Managers?|Common)(?:$|[A-Z.])")]
    private static partial Regex EmptyName();

    /// <summary>A delay that takes a clock is on the fake one; the pattern is written so that it does not find itself.</summary>
    [GeneratedRegex(@"Thread[.]Sleep\s*\(|Task[.]Delay\s*\((?![^;\n]*\b[tT]ime\b)")]
    private static partial Regex RealSleep();
}
