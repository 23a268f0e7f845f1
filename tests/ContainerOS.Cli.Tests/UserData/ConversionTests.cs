using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.UserData;
using ContainerOS.Fuzz;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Versions;
using ContainerOS.Rules.Conversion;

namespace ContainerOS.Cli.Tests.UserData;

public sealed class ConversionTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Conversions");

    public static TheoryData<string> Scripts =>
        [.. Directory.GetFiles(Folder, "*.sh").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Convert_Script_HasTheApprovedResult(string name)
    {
        var found = Converted(File.ReadAllText(Path.Combine(Folder, name)), name);
        var approved = Path.Combine(Folder, Path.ChangeExtension(name, ".txt"));
        if (Environment.GetEnvironmentVariable("APPROVE_INTO") is { Length: > 0 } into)
        {
            File.WriteAllText(Path.Combine(into, Path.GetFileName(approved)), found);
            return;
        }

        Assert.Equal(File.ReadAllText(approved), found);
    }

    [Fact]
    public void Convert_HarmlessScripts_OmitNothing_AndTheirStepsHaveNoError()
    {
        var harmless = FuzzSeeds.All().Where(text => text.StartsWith("# expect nothing", StringComparison.Ordinal)).ToList();

        Assert.True(harmless.Count >= 30);
        Assert.Empty(
            harmless
                .Select(Convert)
                .SelectMany(conversion => conversion.Findings)
                .Where(found => found.Severity is Model.Diagnostics.Severity.Error)
                .Select(found => found.Message)
        );
    }

    [Fact]
    public void Convert_Secret_IsNotInTheFindings()
    {
        var conversion = Convert(
            "export API_TOKEN=s3cr3t-value-123\nyum install x --setopt=password=hunter2hunter2\ncurl -fsS https://a.example/b\n"
        );
        var listed = string.Join('\n', ConversionReport.Lines("a.sh", conversion, AnsiStyle.None));

        Assert.True(conversion.IsRefused);
        Assert.DoesNotContain("s3cr3t", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", listed, StringComparison.Ordinal);
        Assert.Contains("fn::secret:", BootstrapYaml.Write(conversion, "afterJoin"), StringComparison.Ordinal);
    }

    private static ScriptConversion Convert(string text) => ScriptConverter.Convert(text, new OsVersion(3, 6, 1), BootstrapPhase.AfterJoin);

    private static string Converted(string text, string name)
    {
        var conversion = Convert(text);
        return BootstrapYaml.Write(conversion, "afterJoin")
            + "\n"
            + string.Join('\n', ConversionReport.Lines(name, conversion, AnsiStyle.None))
            + "\n";
    }
}
