using System.Diagnostics;
using ContainerOS.Emulator;

namespace ContainerOS.Automation.Tests;

/// <summary>Runs the example in its own process, as a reader does.</summary>
public sealed class ExampleTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "automation-csharp");

    [Fact]
    public async Task Example_RunTwice_CreatesThePoolAndThenScalesIt()
    {
        await using var account = await Account.OpenAsync();

        Assert.Equal((0, "Create batch: 3 of 3 nodes ready, ContainerOS 3.6.1"), await RunAsync(account));
        Assert.Equal((0, "Update batch: 5 of 5 nodes ready, ContainerOS 3.6.1"), await RunAsync(account, "5"));
        Assert.Equal(["CreateClusterNodePool", "ModifyClusterNodePool"], await account.ChangesAsync());
    }

    [Fact]
    public async Task Example_InvalidSize_ExitsWithOneAndTheDiagnostic()
    {
        await using var account = await Account.OpenAsync();

        var (code, text) = await RunAsync(account, "-1");

        Assert.Equal(1, code);
        Assert.Contains("at: desiredSize", text, StringComparison.Ordinal);
    }

    /// <summary>The exit code, and the text on standard output, or on standard error if it failed.</summary>
    private static async Task<(int Code, string Text)> RunAsync(Account account, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CONTAINEROS_ENDPOINT"] = account.Address.ToString();
        start.Environment["ALIBABA_CLOUD_ACCESS_KEY_ID"] = DemoAccount.AccessKeyId;
        start.Environment["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = DemoAccount.AccessKeySecret;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Account.Ct), process.StandardError.ReadToEndAsync(Account.Ct));
        await process.WaitForExitAsync(Account.Ct);
        return (process.ExitCode, (process.ExitCode == 0 ? await output : await error).Trim());
    }
}
