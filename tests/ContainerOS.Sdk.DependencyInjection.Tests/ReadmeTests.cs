using ContainerOS.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ContainerOS.Sdk.DependencyInjection.Tests;

/// <summary>What the README shows is what is compiled here, and it works.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Example_IsCompiledWordForWord() =>
        Assert.Contains(Plain(Read("readme.md").Split("```csharp")[1].Split("```")[0]), Plain(Read("readme.cs")), StringComparison.Ordinal);

    [Fact]
    public void Example_CreatesAClient()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration["ContainerOS:Region"] = DemoAccount.Region;

        Add(builder);

        using var services = builder.Services.BuildServiceProvider();
        Assert.Equal(DemoAccount.Region, services.GetRequiredService<AlibabaCloudClient>().Region);
    }

    private static void Add(HostApplicationBuilder builder)
    {
        builder.Services.AddContainerOS(options => options.Region = "cn-hangzhou");
        // or
        builder.Services.AddContainerOS(builder.Configuration.GetSection("ContainerOS"));
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ReadmeTests).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static string Plain(string text) =>
        string.Join('\n', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
