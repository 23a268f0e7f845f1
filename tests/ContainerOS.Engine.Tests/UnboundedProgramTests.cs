using ContainerOS.Engine.Diagnostics;

namespace ContainerOS.Engine.Tests;

/// <summary>Programs that are devices, pipes and links, and very long ones: each is read in bounded time.</summary>
public sealed class UnboundedProgramTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("engine-tests-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/urandom")]
    public void ReadSettings_FileIsADevice_IsNotOpened(string device)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no such devices");
        File.CreateSymbolicLink(Path.Combine(directory, "Pulumi.yaml"), device);

        Assert.Contains("not nothing", Assert.Throws<ProgramException>(() => ReadSettings()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadSettings_FileIsALink_IsFollowed()
    {
        File.WriteAllText(
            Path.Combine(directory, "elsewhere.yaml"),
            "description: the name comes last and is missing if the length of the link is used instead of the length of the file\n"
                + "runtime: yaml\nname: x\n"
        );
        File.CreateSymbolicLink(Path.Combine(directory, "Pulumi.yaml"), Path.Combine(directory, "elsewhere.yaml"));

        Assert.Equal("x", ReadSettings().Project);
    }

    [Fact]
    public void ReadSettings_FileIsAPipe_IsNotOpened()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no such pipes");
        using (var make = System.Diagnostics.Process.Start("mkfifo", Path.Combine(directory, "Pulumi.yaml")))
        {
            make.WaitForExit();
        }

        Assert.Contains("not nothing", Assert.Throws<ProgramException>(() => ReadSettings()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadSettings_AMapOfManyKeys_IsReadInOneGo() =>
        Assert.Equal(
            "x",
            Read(
                "name: x\nruntime: yaml\nvariables:\n"
                    + string.Concat(Enumerable.Range(0, 90_000).Select(index => $"  v{index}: {index}\n"))
            ).Project
        );

    [Fact]
    public void ReadSettings_AVeryLongChainOfReferences_IsAnError()
    {
        var row = Enumerable.Range(0, 20_000).Select(index => $"  a{index}: ${{a{index + 1}}}\n");

        var fault = Assert.Throws<ProgramException>(() => Read($"name: x\nruntime: yaml\nvariables:\n{string.Concat(row)}  a20000: 1\n"));

        Assert.StartsWith("'a19800' starts a chain of more than 200 ", Assert.Single(fault.Diagnostics).Message, StringComparison.Ordinal);
    }

    private StackSettings Read(string program)
    {
        File.WriteAllText(Path.Combine(directory, "Pulumi.yaml"), program);
        return ReadSettings();
    }

    private StackSettings ReadSettings() =>
        new DeploymentEngine(new EngineOptions { ProgramDirectory = directory, Plugins = new NoPlugins() }).ReadSettings();
}
