using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.DependencyInjection.Logging;
using ContainerOS.Sdk.Observability;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ContainerOS.Sdk.DependencyInjection;

/// <summary>Makes the client out of the options and of what else is among the services.</summary>
internal static class ClientFactory
{
    public static AlibabaCloudClient Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<ContainerOSOptions>>().Value;
        var time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        return AlibabaCloudClient.Create(options.ToSdkOptions(services.GetService<ICredentialSource>(), time, Observers(services)));
    }

    private static CompositeObserver Observers(IServiceProvider services)
    {
        var logger = (services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger(SdkLogEvents.Category);
        return new([new LoggingObserver(logger), .. services.GetServices<ISdkObserver>()]);
    }
}
