using System.CommandLine;
using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Validation;

namespace ContainerOS.Cli.Tests;

public sealed class EnumOptionTests
{
    private static readonly Option<ValidationFormat> Format = EnumOption.Create<ValidationFormat>("how", ValidationFormat.Text, "--format");

    [Theory]
    [InlineData("", ValidationFormat.Text)]
    [InlineData("--format sarif", ValidationFormat.Sarif)]
    [InlineData("--format JSON", ValidationFormat.Json)]
    internal void Parse_AWordInAnyCase_IsTaken(string line, ValidationFormat expected) =>
        Assert.Equal(expected, Read(line).GetValue(Format));

    [Theory]
    [InlineData("--format yaml")]
    [InlineData("--format 1")]
    public void Parse_AnotherWord_IsRefusedWithTheWordsThereAre(string line) =>
        Assert.Equal($"'{line.Split(' ')[1]}' is none of text, json, sarif, github", Assert.Single(Read(line).Errors).Message);

    private static ParseResult Read(string line) => new Command("x") { Format }.Parse(line);
}
