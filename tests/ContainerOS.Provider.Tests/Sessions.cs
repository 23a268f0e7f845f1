using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Configuration;

namespace ContainerOS.Provider.Tests;

/// <summary>Opens sessions for tests.</summary>
internal static class Sessions
{
    /// <summary>A session that calls a fake cloud without retries.</summary>
    internal static ProviderSession Open(FakeCloud cloud, TimeProvider time)
    {
        var environment = cloud.Environment();
        var config = ProviderConfig.Resolve(PropertyMap.Of(("cloud", "emulator"), ("maxRetries", 0.0)), environment);
        return ProviderSession.Open(config, environment, NullEngineLog.Instance, time);
    }
}
