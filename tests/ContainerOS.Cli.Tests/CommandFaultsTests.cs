using System.CommandLine;
using ContainerOS.Cli.Clouds;
using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Terminal;

namespace ContainerOS.Cli.Tests;

public sealed class CommandFaultsTests
{
    private const string Secret = "canary-value";

    /// <summary>An exception that nothing expects, with a secret in its message and in that of its cause.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Defect_IsOneLine_AndTheReportHasNoMessage(bool isDebug)
    {
        var (code, error) = await RunAsync(
            isDebug,
            () => Throw(new FormatException($"'{Secret}' is not", new InvalidOperationException(Secret)))
        );

        Assert.Equal(70, code);
        Assert.DoesNotContain(Secret, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Contains("internal error (FormatException)", error, StringComparison.Ordinal);
        var report = error.Split('\n').FirstOrDefault(line => line.StartsWith("the report is ", StringComparison.Ordinal));
        Assert.Equal(isDebug, report is not null);
        if (report is null)
        {
            Assert.Contains("--debug", error, StringComparison.Ordinal);
            return;
        }

        var file = report["the report is ".Length..report.IndexOf(';', StringComparison.Ordinal)];
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);
        Assert.Contains("System.FormatException", text, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException", text, StringComparison.Ordinal);
        Assert.Contains($"at {typeof(CommandFaultsTests)}.Throw", text, StringComparison.Ordinal);
        Assert.Matches("command: .* test --token", text);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DiskFault_IsItsMessage()
    {
        var (code, error) = await RunAsync(isDebug: false, () => Throw(new IOException("No space left on device : '/x\nFORGED'")));

        Assert.Equal((1, "error  No space left on device : '/x␊FORGED'"), (code, error.TrimEnd()));
    }

    [Fact]
    public async Task StandardErrorIsGone_TheExitCodeIsLeft()
    {
        var code = await Task.Run(() =>
        {
            CommandEnvironment.Use(new CommandEnvironment { StandardOutput = TextWriter.Null, StandardError = new BrokenWriter() });
            return CommandRunner.RunAsync(() => Throw(new NotSupportedException()));
        });

        Assert.Equal(70, code);
    }

    [Theory]
    [InlineData("ALIBABA_CLOUD_ACCESS_KEY_SECRET", true)]
    [InlineData("HOME", true)]
    [InlineData("https_proxy", true)]
    [InlineData("CONTAINEROS_ENDPOINT", true)]
    [InlineData("PULUMI_CONFIG_PASSPHRASE", false)]
    [InlineData("PULUMI_CONFIG_PASSPHRASE_FILE", false)]
    [InlineData("PULUMI_ACCESS_TOKEN", false)]
    [InlineData("GITHUB_TOKEN", false)]
    [InlineData("AWS_SECRET_ACCESS_KEY", false)]
    public void OwnPlugin_InheritsWhatItNeeds(string variable, bool inherits) =>
        Assert.Equal(inherits, ChildEnvironment.IsForOwnPlugin(variable));

    [Theory]
    [InlineData("random", "AWS_SECRET_ACCESS_KEY", true)]
    [InlineData("random", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", false)]
    [InlineData("alicloud", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", true)]
    [InlineData("alicloud", "PULUMI_CONFIG_PASSPHRASE", false)]
    [InlineData("random", "PULUMI_ACCESS_TOKEN", false)]
    public void OtherPlugin_InheritsNoSecretOfTheStackOrOfAnotherCloud(string package, string variable, bool inherits) =>
        Assert.Equal(inherits, ChildEnvironment.IsForPlugin(package, variable));

    private static Task<int> Throw(Exception fault) => throw fault;

    private static async Task<(int Code, string Error)> RunAsync(bool isDebug, Func<Task<int>> command)
    {
        using var error = new StringWriter();
        var debug = new Option<bool>("--debug") { Recursive = true };
        var root = new RootCommand
        {
            debug,
            new Command("test") { new Option<string>("--token") },
        };
        var parsed = root.Parse(isDebug ? ["test", "--token", Secret, "--debug"] : ["test", "--token", Secret]);
        var code = await Task.Run(() =>
        {
            CommandEnvironment.Use(new CommandEnvironment { StandardOutput = TextWriter.Null, StandardError = error });
            CommandFaults.Configure(parsed, debug);
            return CommandRunner.RunAsync(command);
        });
        return (code, error.ToString());
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new IOException("Input/output error");
    }
}
