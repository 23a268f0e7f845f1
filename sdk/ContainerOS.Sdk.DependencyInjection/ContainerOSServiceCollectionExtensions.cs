using ContainerOS.Sdk.Ack;
using ContainerOS.Sdk.DependencyInjection.Configuration;
using ContainerOS.Sdk.Ecs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ContainerOS.Sdk.DependencyInjection;

/// <summary>Puts the SDK among the services of an application.</summary>
public static class ContainerOSServiceCollectionExtensions
{
    /// <summary>
    /// Adds one <see cref="AlibabaCloudClient"/> for the whole application, and its <see cref="AckClient"/> and <see cref="EcsClient"/>. What it does is logged
    /// (<see cref="Logging.SdkLogEvents"/>) and told to each <see cref="Observability.ISdkObserver"/> among the services; its clock is the <see cref="TimeProvider"/>
    /// among them, when there is one. The container disposes it.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options. May be called again elsewhere: one client, all settings, the last one wins.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddContainerOS(this IServiceCollection services, Action<ContainerOSOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<ContainerOSOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ContainerOSOptions>, ContainerOSOptionsValidator>());
        services.TryAddSingleton(ClientFactory.Create);
        services.TryAddSingleton(provider => provider.GetRequiredService<AlibabaCloudClient>().Ack);
        services.TryAddSingleton(provider => provider.GetRequiredService<AlibabaCloudClient>().Ecs);
        return services;
    }

    /// <summary>The same with options from configuration: <c>Region</c>, <c>Endpoint</c>, <c>Network</c>, <c>MaxRetries</c>, <c>AttemptTimeout</c>, <c>TotalTimeout</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section that holds them, such as <c>configuration.GetSection("ContainerOS")</c>. A key that is none of these, and a value
    /// that can not be read, is an error that names its path, thrown when the host starts. Credentials are never read from it.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddContainerOS(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddContainerOS(new OptionsConfiguration(section).Apply);
    }
}
