using System.Text.RegularExpressions;

namespace ContainerOS.Architecture.Sources;

/// <summary>Text reaches the screen by one way: the writers of <c>CommandEnvironment</c>, which filter it.</summary>
public sealed partial class ScreenTests
{
    private const string Folder = "src/ContainerOS.Cli/";
    private const string Environment = Folder + "Terminal/CommandEnvironment.cs";
    private const string Output = Folder + "Terminal/ConsoleOutput.cs"; // Scripts and patches that are piped, byte for byte.
    private const string Writer = Folder + "Terminal/SafeWriter.cs";
    private const string Views = Folder + "Views/RunViews.cs"; // The library of the live view; its texts are made safe before.

    private static IEnumerable<SourceFile> Sources => SourceFile.All.Where(file => file.Path.StartsWith(Folder, StringComparison.Ordinal));

    [Fact]
    public void Console_IsUsedByTheCommandEnvironmentOnly() => Assert.Equal([Environment], FilesWith(ConsoleMembers()));

    [Fact]
    public void UnfilteredWriters_AreUsedForPipesAndTheLiveViewOnly() => Assert.Equal([Output, Writer, Views], FilesWith(Unfiltered()));

    /// <summary>
    /// A text that keeps its line breaks is a whole document. All other texts are lines, and a value in one cannot add a line.
    /// </summary>
    [Fact]
    public void Documents_AreWrittenByTheVerbsThatPrintOne() =>
        Assert.Equal(
            [
                Folder + "CommandLine.cs", // the help, which System.CommandLine formats
                Folder + "Commands/Emulators/ScenarioVerbs.cs", // a scenario, and the difference of two
                Folder + "Commands/Pins/PinsDiffCommand.cs", // a table in Markdown
                Folder + "Commands/UserData/ConvertCommand.cs", // the steps as YAML
                Output,
                Writer,
            ],
            FilesWith(Documents())
        );

    /// <summary>JSON is printed with its strings escaped, not as a text.</summary>
    [Fact]
    public void Json_IsWrittenEscaped() => Assert.Empty(FilesWith(PlainJson()));

    private static IEnumerable<string> FilesWith(Regex pattern) =>
        Sources.Where(file => pattern.IsMatch(file.Text)).Select(file => file.Path).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\bConsole\.(Out|Error|In|Write|WriteLine|Read|Open)")]
    private static partial Regex ConsoleMembers();

    [GeneratedRegex(@"\bUnfiltered\b")]
    private static partial Regex Unfiltered();

    [GeneratedRegex(@"\b(WriteDocumentAsync|Layout)\b")]
    private static partial Regex Documents();

    [GeneratedRegex(@"(?<!SafeText\.Json\()\b(?:Json|SarifLog\.Write|RunReportJson\.Write|ToJson)\([^()\n]*\)\.ToString\(\)")]
    private static partial Regex PlainJson();
}
