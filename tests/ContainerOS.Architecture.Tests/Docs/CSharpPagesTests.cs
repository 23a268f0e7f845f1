using System.Text.RegularExpressions;

namespace ContainerOS.Architecture.Docs;

/// <summary>The C# code of the pages is part of programs that are compiled and run where the package Pulumi can be restored.</summary>
public sealed partial class CSharpPagesTests
{
    private static readonly string[] Programs =
    [
        "examples/quickstart-csharp",
        "examples/component-csharp",
        "examples/unit-tests-csharp",
        "sdk/dotnet/ContainerOS.Infra.Templates/templates",
    ];

    [Theory]
    [InlineData("docs/start-csharp.md")]
    [InlineData("docs/testing-stacks.md")]
    public void Code_IsPartOfAProgram(string page)
    {
        var sources = Programs.SelectMany(folder => Repository.Files(folder, "*.cs")).Select(file => Plain(Repository.Read(file))).ToList();
        var blocks = CodeBlock().Matches(Repository.Read(page)).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.Contains(sources, source => source.Contains(Plain(block), StringComparison.Ordinal)));
    }

    /// <summary>The code without the white space, which depends on where it is written.</summary>
    private static string Plain(string code) => Space().Replace(code, "");

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
