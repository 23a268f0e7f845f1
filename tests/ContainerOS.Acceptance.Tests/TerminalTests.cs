using System.Diagnostics;
using System.Text.RegularExpressions;
using ContainerOS.Testing;

namespace ContainerOS.Acceptance.Tests;

public sealed partial class TerminalTests
{
    private const string PseudoTerminal = "/usr/bin/script";

    private static readonly Dictionary<string, string> Terminal = new() { ["CI"] = string.Empty, ["TERM"] = "xterm-256color" };

    [Fact]
    public async Task Up_OnATerminal_DrawsALiveTreeInColor()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(PseudoTerminal), "needs script(1) of util-linux to make a terminal");
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        var environment = new Dictionary<string, string>([.. stage.Environment, .. Terminal]) { ["NO_COLOR"] = string.Empty };

        using var process = Command.Start(
            environment,
            new ProcessStartInfo(PseudoTerminal, ["-qec", $"{Command.Program} up {stage.Folder} --yes", "/dev/null"])
        );

        var result = await Command.EndAsync(process);

        Assert.Matches(@"\e\[\d+A", result.Output);
        AssertTree(result, isColored: true);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("1", false)]
    public async Task Up_OnATerminal_HonoursNoColor(string noColor, bool isColored)
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        var environment = new Dictionary<string, string>([.. stage.Environment, .. Terminal]) { ["NO_COLOR"] = noColor };

        var result = await Command.RunInsideAsync(
            new InsideRun { Variables = environment, IsTerminal = true },
            "up",
            stage.Folder,
            "--skip-preview"
        );

        AssertTree(result, isColored);
    }

    /// <summary>A color of the text. A tree that is drawn again moves the cursor up, such as with ESC [ 3 A.</summary>
    [GeneratedRegex(@"\e\[3[0-9;]*m")]
    private static partial Regex Color();

    private static void AssertTree(ProcessResult result, bool isColored)
    {
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Contains("└── ", result.Output, StringComparison.Ordinal);
        Assert.Contains("3 of 3 nodes ready", result.Output, StringComparison.Ordinal);
        Assert.Equal(isColored, Color().IsMatch(result.Output));
    }
}
