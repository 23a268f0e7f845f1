using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Commands.Emulators;
using ContainerOS.Cli.Terminal;
using ContainerOS.Emulator;
using ContainerOS.Testing;

namespace ContainerOS.Cli.Tests;

/// <summary>What <c>containeros emulator</c> says when it starts, and writes when it is stopped.</summary>
public sealed class EmulatorCommandTests
{
    [Fact]
    public async Task Start_NamesTheEndpointAsTheVendorsClientsTakeIt_WithoutAScheme()
    {
        using var stopping = new CancellationTokenSource();
        await using var output = new StoppingWriter(stopping);
        CommandEnvironment.Use(new CommandEnvironment { StandardOutput = output, StandardError = TextWriter.Null });

        await EmulatorCommand.RunAsync(new EmulatorOptions(), policyFile: null, stopping.Token);

        var line = Assert.Single(output.ToString().Split('\n'), line => line.StartsWith("The vendor's clients", StringComparison.Ordinal));
        Assert.Matches(@"take the endpoint 127\.0\.0\.1:\d+ and the protocol http\.", line);
    }

    [Fact]
    public async Task PolicyFile_ThatCannotBeWritten_IsNamed()
    {
        using var folder = new TestFolder();
        using var stopping = new CancellationTokenSource();
        await using var output = new StoppingWriter(stopping);
        CommandEnvironment.Use(new CommandEnvironment { StandardOutput = output, StandardError = TextWriter.Null });
        var file = folder.PathOf("none", "policy.json");

        var fault = await Assert.ThrowsAsync<UsageException>(() => EmulatorCommand.RunAsync(new EmulatorOptions(), file, stopping.Token));

        Assert.Contains("policy.json cannot be written", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>Stops the command, as Ctrl-C does, once it says how.</summary>
    private sealed class StoppingWriter(CancellationTokenSource stopping) : StringWriter
    {
        public override Task WriteLineAsync(string? value) =>
            value?.Contains("Ctrl-C", StringComparison.Ordinal) == true ? stopping.CancelAsync() : base.WriteLineAsync(value);
    }
}
