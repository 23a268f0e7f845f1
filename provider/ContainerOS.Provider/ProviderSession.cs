using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Plugins;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.NodePools;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Observability;
using Grpc.Core;

namespace ContainerOS.Provider;

/// <summary>What a configured provider works with.</summary>
internal sealed class ProviderSession : IDisposable
{
    private readonly AlibabaCloudClient? client;
    private readonly bool ownsClient;
    private ProviderConfig config;

    private ProviderSession(ProviderConfig config, AlibabaCloudClient? client, EngineLog log, TimeProvider time, bool ownsClient = true)
    {
        this.client = client;
        this.config = config;
        this.ownsClient = ownsClient;
        Log = log;
        Facts = new CloudFacts(
            client,
            config.Region ?? string.Empty,
            config.IsOffline ? "nothing was asked: no cloud is at hand" : "the cloud was not asked"
        );
        Pools = new PoolClient(Cloud, config.TagsOwnership, () => UserData.Packing);
        Progress = new Progress(log, time, (taskId, ct) => Cloud().Ack.Tasks.FollowAsync(taskId, ct));
    }

    /// <summary>Where messages to the user go.</summary>
    internal EngineLog Log { get; }

    /// <summary>Rules that are not applied.</summary>
    internal Suppressions Suppressed => config.Suppressed;

    /// <summary>How user data is written, and how much of it there may be.</summary>
    internal UserDataPolicy UserData => config.UserData;

    /// <summary>What rules know of the cloud.</summary>
    internal CloudFacts Facts { get; }

    /// <summary>The pools of the cloud.</summary>
    internal PoolClient Pools { get; }

    /// <summary>Follows long work.</summary>
    internal Progress Progress { get; }

    /// <summary>Opens a session; nothing is called yet.</summary>
    internal static ProviderSession Open(ProviderConfig config, IEnvironment environment, EngineLog log, TimeProvider time) =>
        new(config, config.IsOffline ? null : Connect(config, environment, time), log, time);

    /// <summary>A session over a client of somebody else's.</summary>
    internal static ProviderSession Over(AlibabaCloudClient client, Suppressions suppressed, EngineLog log)
    {
        var config = new ProviderConfig(
            CloudKind.Alibaba,
            client.Region,
            Endpoint: null,
            MaxRetries: 0,
            TagsOwnership: true,
            suppressed,
            IsOffline: false,
            UserDataPolicy.Default,
            TracesCalls: false
        );
        return new(config, client, log, client.Time, ownsClient: false);
    }

    /// <summary>Goes on under other settings where they lead to the same cloud, so that what was asked of it stays known.</summary>
    /// <returns>Whether they do.</returns>
    internal bool TryTakeOver(ProviderConfig other)
    {
        var isSameCloud = other with { Suppressed = config.Suppressed, UserData = config.UserData } == config;
        config = isSameCloud ? other : config;
        return isSameCloud;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (ownsClient)
        {
            client?.Dispose();
        }
    }

    private static AlibabaCloudClient Connect(ProviderConfig config, IEnvironment environment, TimeProvider time) =>
        AlibabaCloudClient.Create(
            new SdkOptions
            {
                Region = config.Region ?? string.Empty,
                Endpoint = config.Endpoint,
                Credentials = SessionCredentials.Of(config.Cloud, environment, time),
                MaxRetries = config.MaxRetries,
                Time = time,
                Observer = config.TracesCalls ? new HttpTrace(Console.Error) : null,
            }
        );

    private AlibabaCloudClient Cloud() =>
        client
        ?? throw new RpcFaultException(StatusCode.FailedPrecondition, "the provider is offline: it can check programs, and nothing else");
}
