using ContainerOS.Sdk.Credentials.Chain;

namespace ContainerOS.Sdk.Tests.Chain;

public sealed class CommandLineSplitterTests
{
    public static TheoryData<string, bool, string[]> Commands { get; } =
        new()
        {
            { "vault  read\tkeys ", false, ["vault", "read", "keys"] },
            { "'/my tools/vault' \"a b\" c", false, ["/my tools/vault", "a b", "c"] },
            { "tool \"\" x", false, ["tool", string.Empty, "x"] },
            { "to'ol'\"s\"", false, ["tools"] },
            { "tool a\\ b \\\"c\\\"", false, ["tool", "a b", "\"c\""] },
            { "tool \"a\\\"b\\\\c\\d\" '\\n'", false, ["tool", "a\"b\\c\\d", "\\n"] },
            { "tool a\\\nb", false, ["tool", "ab"] },
            { "\"C:\\Program Files\\tool.exe\" C:\\keys \"\\\"x\\\"\"", true, ["C:\\Program Files\\tool.exe", "C:\\keys", "\"x\""] },
            { " ", false, [] },
        };

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_IsSplitWithoutAShell(string command, bool isWindows, string[] words) =>
        Assert.Equal(words, CommandLineSplitter.Split(command, isWindows));

    [Theory]
    [InlineData("tool 'a")]
    [InlineData("tool \"a")]
    [InlineData("tool \\")]
    public void Command_ThatDoesNotEnd_IsRefused(string command) =>
        Assert.Throws<FormatException>(() => CommandLineSplitter.Split(command, isWindows: false));
}
