using System.Diagnostics;

namespace ContainerOS.Acceptance.Tests;

public sealed class TerminalTests
{
    private const string PseudoTerminal = "/usr/bin/script";

    [Theory]
    [InlineData("", true)]
    [InlineData("1", false)]
    public async Task Up_OnATerminal_DrawsALiveTree_AndHonoursNoColor(string noColor, bool isColored)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(PseudoTerminal), "needs script(1) of util-linux to make a terminal");
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        stage.Environment["NO_COLOR"] = noColor;
        stage.Environment["CI"] = string.Empty;
        stage.Environment["TERM"] = "xterm-256color";

        using var process = Command.Start(
            stage.Environment,
            new ProcessStartInfo(PseudoTerminal, ["-qec", $"{Command.Program} up {stage.Folder} --yes", "/dev/null"])
        );
        var result = await Command.EndAsync(process);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Contains("└── ", result.Output, StringComparison.Ordinal);
        Assert.Contains("3 of 3 nodes ready", result.Output, StringComparison.Ordinal);
        Assert.Contains("\e[1A", result.Output, StringComparison.Ordinal);
        Assert.Equal(isColored, result.Output.Contains("\e[3", StringComparison.Ordinal));
    }
}
