using ContainerOS.Sdk.Ack;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.DependencyInjection.Configuration;
using ContainerOS.Sdk.DependencyInjection.Logging;
using ContainerOS.Sdk.Ecs;
using ContainerOS.Sdk.Observability;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ContainerOS.Sdk.DependencyInjection;

/// <summary>Registers the SDK with an application's services.</summary>
public static class ContainerOSServiceCollectionExtensions
{
    /// <summary>
    /// Adds one <see cref="AlibabaCloudClient"/> for the application, and its <see cref="AckClient"/> and <see cref="EcsClient"/>. Its
    /// events are logged (<see cref="SdkLogEvents"/>) and passed to each registered <see cref="ISdkObserver"/>. Its clock is the registered
    /// <see cref="TimeProvider"/>, if there is one. The container disposes the client.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">
    /// Sets the options. The method may be called several times: there is one client with all settings, and the last setting wins.
    /// </param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddContainerOS(this IServiceCollection services, Action<ContainerOSOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<ContainerOSOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ContainerOSOptions>, ContainerOSOptionsValidator>());
        services.TryAddSingleton(CreateClient);
        services.TryAddSingleton(provider => provider.GetRequiredService<AlibabaCloudClient>().Ack);
        services.TryAddSingleton(provider => provider.GetRequiredService<AlibabaCloudClient>().Ecs);
        return services;
    }

    /// <summary>
    /// Adds the client with options from configuration: <c>Region</c>, <c>Endpoint</c>, <c>AckEndpoint</c>, <c>EcsEndpoint</c>,
    /// <c>Network</c>, <c>MaxRetries</c>, <c>AttemptTimeout</c>, <c>TotalTimeout</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="section">
    /// The section with the options, such as <c>configuration.GetSection("ContainerOS")</c>. An unknown key or an invalid value is an error
    /// that names its path, thrown when the host starts. Credentials are never read from configuration.
    /// </param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddContainerOS(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddContainerOS(new OptionsConfiguration(section).Apply);
    }

    private static AlibabaCloudClient CreateClient(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<ContainerOSOptions>>().Value;
        var time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        var logger = (services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger(SdkLogEvents.Category);
        var observer = new CompositeObserver([new LoggingObserver(logger), .. services.GetServices<ISdkObserver>()]);
        return AlibabaCloudClient.Create(options.ToSdkOptions(services.GetService<ICredentialSource>(), time, observer));
    }
}
