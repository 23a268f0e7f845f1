using System.Text.RegularExpressions;

namespace ContainerOS.Architecture.Sources;

public sealed partial class SourceRulesTests
{
    [Fact]
    public void File_IsNamedLikeATypeItDeclares()
    {
        var misnamed = SourceFile.All.Where(file => file.TopLevelTypes is { Count: > 0 } types && !types.Contains(NameOf(file.Path)));

        Violations.None(misnamed.Select(file => file.Path));
    }

    [Fact]
    public void Name_OfFileOrProject_IsNotGeneric()
    {
        var parts = Repository.Files(".cs").Concat(Repository.Files(".csproj")).SelectMany(file => file.Split('/', '.'));

        Violations.None(parts.Where(part => GenericName().IsMatch(part)).Distinct());
    }

    [Fact]
    public void Name_OfType_IsNotGeneric()
    {
        var types = SourceFile.All.SelectMany(file => file.TopLevelTypes);

        Assert.DoesNotContain(types, type => GenericName().IsMatch(type));
    }

    /// <summary>SDK and emulator are left out: both use the names of the vendor's API, and share no code.</summary>
    [Fact]
    public void Name_OfType_IsUsedInOneProject()
    {
        var repeated = SourceFile
            .All.Where(file => file.Path.Split('/') is not (["tests", ..] or ["sdk", ..] or ["src", "ContainerOS.Emulator", ..]))
            .SelectMany(file => file.TopLevelTypes.Select(type => (Type: type, file.Path)))
            .GroupBy(found => found.Type)
            .Where(group => group.Select(found => string.Join('/', found.Path.Split('/').Take(2))).Distinct().Count() > 1);

        Violations.None(repeated.Select(group => $"{group.Key}: {string.Join(", ", group.Select(found => found.Path))}"));
    }

    [Fact]
    public void Line_FitsTheWidth() => Violations.None(SourceFile.All.SelectMany(SourceRules.LongLines));

    [Fact]
    public void Members_AreInOrder() => Violations.None(SourceFile.All.SelectMany(SourceRules.MisplacedMembers));

    [Fact]
    public void Discard_HidesNoControlFlow() => Violations.None(SourceFile.All.SelectMany(SourceRules.DiscardedControlFlow));

    [Fact]
    public void Test_DoesNotSleepOnTheRealClock()
    {
        var sleeping = SourceFile.All.Where(file =>
            file.Path.StartsWith("tests/", StringComparison.Ordinal) && RealSleep().IsMatch(file.Text)
        );

        Violations.None(sleeping.Select(file => file.Path));
    }

    [Theory]
    [InlineData("public sealed record Pool(string Name);", "Pool")]
    [InlineData("internal static partial class Names\n{\n    internal class Inner;\n}", "Names")]
    [InlineData("internal readonly record struct Point(int X);", "Point")]
    [InlineData("public delegate void Ring(int times);", "Ring")]
    [InlineData("public enum Colour\n{\n}", "Colour")]
    [InlineData("namespace A\n{\n    file class B;\n}", "B")]
    public void TopLevelTypes_AreFound(string source, string name) => Assert.Equal([name], Parse(source).TopLevelTypes);

    [Theory]
    [InlineData("class A { int f; const int C = 1; }", false)]
    [InlineData("class A { int f; static int s; }", false)]
    [InlineData("class A { A() { } int f; }", false)]
    [InlineData("class A { int P => 1; event System.Action E; }", false)]
    [InlineData("class A { void M() { } int P => 1; }", false)]
    [InlineData("class A { static int s = 1; static int P { get; } = 1; A() { } }", false)]
    [InlineData("class A { enum B { C } void M() { } }", false)]
    [InlineData("class A { class B { void M() { } int f; } }", false)]
    [InlineData(
        "class A { const int C = 1; static int s; int f; A() { } delegate void D(); event D E; int P => 1; void M() { } class B; }",
        true
    )]
    public void MemberOrder_IsChecked(string source, bool ordered) =>
        Assert.Equal(ordered, !SourceRules.MisplacedMembers(Parse(source)).Any());

    [Theory]
    [InlineData("_ = ok ? 1 : throw new();", true)]
    [InlineData("_ = value ?? throw new();", true)]
    [InlineData("_ = (ok && Act());", true)]
    [InlineData("_ = kind switch { 1 => Act(), _ => throw new() };", true)]
    [InlineData("System.Action a = () => _ = ok || Act();", true)]
    [InlineData("_ = Act();", false)]
    [InlineData("_ = await ActAsync(ok ? 1 : 2);", false)]
    [InlineData("(_, var rest) = Act();", false)]
    public void DiscardedControlFlow_IsFound(string statement, bool found) =>
        Assert.Equal(found, SourceRules.DiscardedControlFlow(Parse(statement)).Any());

    [Theory]
    [InlineData(140, false)]
    [InlineData(141, true)]
    public void LongLine_IsFound(int length, bool found) =>
        Assert.Equal(found, SourceRules.LongLines(Parse("\n//" + new string('x', length - 2) + "\n")).Contains("test.cs:2"));

    [Theory]
    [InlineData("src/ContainerOS.UserData/Format/Script.cs", false)]
    [InlineData("test.cs", true)]
    public void LongLineOfARawString_IsAllowedInTheFrozenFormatOnly(string path, bool found)
    {
        var file = new SourceFile(path, $"class A {{ const string Text = \"\"\"\n    {new string('x', 150)}\n    \"\"\"; }}");

        Assert.Equal(found, SourceRules.LongLines(file).Any());
    }

    [Theory]
    [InlineData("PoolManager", true)]
    [InlineData("StringUtils", true)]
    [InlineData("TopologyManagerPolicyIsKnownRule", false)]
    [InlineData("ScriptsDoNotCallPackageManagersRule", false)]
    public void GenericName_IsFound(string name, bool found) => Assert.Equal(found, GenericName().IsMatch(name));

    [Theory]
    [InlineData("Thread" + ".Sleep(5)", true)]
    [InlineData("await Task" + ".Delay(5, ct)", true)]
    [InlineData("await Task" + ".Delay(wait, time, ct)", false)]
    public void RealSleep_DiffersFromFakeTime(string source, bool real) => Assert.Equal(real, RealSleep().IsMatch(source));

    private static SourceFile Parse(string source) => new("test.cs", source);

    private static string NameOf(string file) => Path.GetFileName(file).Split('.', '{')[0];

    /// <summary>The kubelet's memory and topology managers and package managers are terms of the field.</summary>
    [GeneratedRegex("(?:^|[a-z0-9])(?:Utils?|Utilities|Helpers?|(?<!Memory|Topology|Package)Managers?|Common)(?:$|[A-Z.])")]
    private static partial Regex GenericName();

    /// <summary>A delay with a clock argument runs on fake time. The character classes keep this pattern from matching itself.</summary>
    [GeneratedRegex(@"Thread[.]Sleep\s*\(|Task[.]Delay\s*\((?![^;\n]*\b[tT]ime\b)")]
    private static partial Regex RealSleep();
}
