using ContainerOS.Engine.Plugins;

namespace ContainerOS.Engine.Tests.TestPlugin;

/// <summary>The plugin of every package: this test program.</summary>
internal sealed class TestPluginProgram : IPluginSource
{
    public const string Flag = "--test-plugin";

    public static string Assembly { get; } = typeof(TestPluginProgram).Assembly.Location;

    public static PluginProgram Program { get; } = new("dotnet") { Arguments = [Assembly, Flag] };

    public PluginProgram? Find(string package) => Program;
}
