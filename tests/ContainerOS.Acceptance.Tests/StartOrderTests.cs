using ContainerOS.Testing;

namespace ContainerOS.Acceptance.Tests;

/// <summary>
/// A program in another language is started before its cloud is ready. What the user reads is the same. Here it is a shell script.
/// </summary>
public sealed class StartOrderTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task FirstLineNamesTheCloud_AlsoOfAProgramThatPrintsAtOnce()
    {
        Program("containeros:cloud: {value: emulator}");

        var result = await Command.RunAsync(new Dictionary<string, string>(), "preview", folder.FullName);

        var lines = result.Output.Split('\n');
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("Cloud: embedded emulator at ", lines[0], StringComparison.Ordinal);
        Assert.Equal("  printed at once", lines[1]);
    }

    [Fact]
    public async Task EmulatorThatDoesNotStart_IsTheOnlyError_AndTheStackHasNoState()
    {
        Program("containeros:cloud: {value: emulator}");
        folder.Write(".containeros/emulator.db", new string('x', 5000));

        var result = await Command.RunAsync(new Dictionary<string, string>(), "up", folder.FullName, "--yes");

        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("emulator.db", Assert.Single(result.Error.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.PathOf(".containeros", "stacks")));
    }

    [Fact]
    public async Task HostThatMayNotGetTheKeys_IsRefusedBeforeTheProgramStarts()
    {
        Program("containeros:endpoint: {value: 'https://cs.example.com'}");

        var result = await Command.RunAsync(new Dictionary<string, string>(), "preview", folder.FullName);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("cs.example.com, which is not an endpoint of Alibaba Cloud", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.PathOf("started")));
    }

    private void Program(string config)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the program of these tests is a shell script");
        folder.Write("Pulumi.yaml", $"name: p\nruntime: {{name: dotnet, options: {{binary: program}}}}\nconfig: {{{config}}}\n");
        var script = folder.Write("program", "#!/bin/sh\ntouch started\necho 'printed at once'\nexit 3\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }
}
