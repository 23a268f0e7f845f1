using ContainerOS.Emulator;
using ContainerOS.Sdk.Ack;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContainerOS.Sdk.DependencyInjection.Tests;

/// <summary>A real host with the SDK among its services, and an emulator for it to call.</summary>
internal sealed class Application : IAsyncDisposable
{
    private readonly TestEmulator emulator;

    private Application(TestEmulator emulator, IHost host, RecordingLogger log)
    {
        this.emulator = emulator;
        (Host, Log) = (host, log);
    }

    internal static FixedCredentials Demo { get; } =
        new(new CloudCredentials(DemoAccount.AccessKeyId, new Secret(DemoAccount.AccessKeySecret)));

    internal IHost Host { get; }

    internal RecordingLogger Log { get; }

    internal AckClient Ack => Host.Services.GetRequiredService<AckClient>();

    /// <summary>Starts it with settings in configuration, the endpoint among them.</summary>
    internal static async Task<Application> StartAsync(
        Action<IServiceCollection>? services = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        ICredentialSource? credentials = null
    )
    {
        var emulator = await TestEmulator.StartAsync();
        var log = new RecordingLogger();
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            settings ?? new Dictionary<string, string?> { ["Cloud:Region"] = DemoAccount.Region, ["Cloud:MaxRetries"] = "0" }
        );
        builder.Configuration["Cloud:Endpoint"] = emulator.Address.ToString();
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.Services.AddSingleton(credentials ?? Demo);
        builder.Services.AddContainerOS(builder.Configuration.GetSection("Cloud"));
        services?.Invoke(builder.Services);
        var application = new Application(emulator, builder.Build(), log);
        try
        {
            await application.Host.StartAsync(TestContext.Current.CancellationToken);
            return application;
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Host.Dispose();
        await emulator.DisposeAsync();
    }
}
