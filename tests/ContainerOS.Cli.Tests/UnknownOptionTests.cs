using ContainerOS.Cli.Tests.Processes;
using ContainerOS.Testing;

namespace ContainerOS.Cli.Tests;

public sealed class UnknownOptionTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("there is no option --yess; did you mean --yes?", "up", "--yess")]
    [InlineData("there is no option --severty; did you mean --severity?", "validate", "--severty", "info")]
    [InlineData("there is no option --fixx; did you mean --fix?", "validate", "--fixx")]
    [InlineData("there is no option --stak; did you mean --stack?", "up", "--stak", "prod")]
    [InlineData("there is no option --frobnicate; 'up --help' lists the options", "up", "--frobnicate=1")]
    [InlineData("is not the name of a stack", "up", "--stack", "../x")]
    public async Task WordThatLooksLikeAnOption_IsRefused_AndTheNearestIsNamed(string says, params string[] arguments)
    {
        var result = await CliProcess.RunAsync(folder.FullName, arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(says, result.Output + result.Error, StringComparison.Ordinal);
    }
}
