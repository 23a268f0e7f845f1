using ContainerOS.Protocol.Hosting.Plugins;

namespace ContainerOS.Protocol.Tests.Plugins;

public sealed class PluginArgumentsTests
{
    [Theory]
    [InlineData("127.0.0.1:5", "127.0.0.1:5")]
    [InlineData("--logtostderr -v=9 --tracing file:x 127.0.0.1:5", "127.0.0.1:5")]
    [InlineData("-tracing=file:x --new-flag=1 127.0.0.1:5", "127.0.0.1:5")]
    [InlineData("--tracing", null)]
    [InlineData("", null)]
    public void EngineAddress_IsTheLastPositionalArgument(string line, string? address) =>
        Assert.Equal(address, PluginArguments.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).EngineAddress);
}
