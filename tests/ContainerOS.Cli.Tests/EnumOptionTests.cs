using System.CommandLine;
using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Validation;

namespace ContainerOS.Cli.Tests;

public sealed class EnumOptionTests
{
    private static readonly EnumOption<ValidationFormat> Format = new("how", ValidationFormat.Text, "--format");

    [Theory]
    [InlineData("", ValidationFormat.Text)]
    [InlineData("--format sarif", ValidationFormat.Sarif)]
    [InlineData("--format JSON", ValidationFormat.Json)]
    internal void Parse_NameInAnyCase_IsAccepted(string line, ValidationFormat expected) => Assert.Equal(expected, Format.Get(Read(line)));

    [Theory]
    [InlineData("--format yaml")]
    [InlineData("--format 1")]
    public void Parse_OtherValue_IsRejectedWithTheAllowedNames(string line) =>
        Assert.Equal($"'{line.Split(' ')[1]}' is not one of text, json, sarif, github, gitlab", Assert.Single(Read(line).Errors).Message);

    [Fact]
    public void Help_ShowsTheDefaultAsItIsTyped()
    {
        var command = new RootCommand { Format.Option };
        using var help = new StringWriter();
        command.Parse("--help").Invoke(new InvocationConfiguration { Output = help });
        Assert.Contains("--format <text|json|sarif|github|gitlab>  how [default: text]", help.ToString(), StringComparison.Ordinal);
    }

    private static ParseResult Read(string line) => new Command("x") { Format.Option }.Parse(line);
}
