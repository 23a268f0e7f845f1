using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.Lookups;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.NodePools.Lifecycle;
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

    private ProviderSession(ProviderConfig config, AlibabaCloudClient? client, IEngineLog log, TimeProvider time, bool ownsClient = true)
    {
        this.client = client;
        this.config = config;
        this.ownsClient = ownsClient;
        Log = log;
        Lookups = new CloudLookups(
            client,
            config.Region ?? string.Empty,
            config.IsOffline ? "nothing was asked: no cloud is at hand" : "the cloud was not asked"
        );
        NodePools = new CloudNodePools(Cloud, config.TagsOwnership, () => UserData.Packing);
        Progress = new ProgressReporter(log, time, (taskId, ct) => Cloud().Ack.Tasks.FollowAsync(taskId, ct));
    }

    /// <summary>Where messages to the user go.</summary>
    internal IEngineLog Log { get; }

    /// <summary>Rules that are not applied.</summary>
    internal Suppressions Suppressions => config.Suppressions;

    /// <summary>How user data is written, and how much of it there may be.</summary>
    internal UserDataSettings UserData => config.UserData;

    /// <summary>What rules know of the cloud.</summary>
    internal CloudLookups Lookups { get; }

    /// <summary>The pools of the cloud.</summary>
    internal CloudNodePools NodePools { get; }

    /// <summary>Follows long work.</summary>
    internal ProgressReporter Progress { get; }

    /// <summary>Opens a session; nothing is called yet.</summary>
    internal static ProviderSession Open(ProviderConfig config, IEnvironment environment, IEngineLog log, TimeProvider time) =>
        new(config, config.IsOffline ? null : Connect(config, environment, time), log, time);

    /// <summary>A session over a client of somebody else's.</summary>
    internal static ProviderSession ForClient(AlibabaCloudClient client, Suppressions suppressed, IEngineLog log)
    {
        var config = new ProviderConfig(
            CloudKind.Alibaba,
            client.Region,
            Endpoint: null,
            MaxRetries: 0,
            TagsOwnership: true,
            suppressed,
            IsOffline: false,
            UserDataSettings.Default,
            TracesCalls: false
        );
        return new(config, client, log, client.Time, ownsClient: false);
    }

    /// <summary>Goes on under other settings where they lead to the same cloud, so that what was asked of it stays known.</summary>
    /// <returns>Whether they do.</returns>
    internal bool TryReconfigure(ProviderConfig other)
    {
        var isSameCloud = other with { Suppressions = config.Suppressions, UserData = config.UserData } == config;
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
                Credentials = SessionCredentials.Create(config.Cloud, environment, time),
                MaxRetries = config.MaxRetries,
                Time = time,
                Observer = config.TracesCalls ? new HttpTrace(Console.Error) : null,
            }
        );

    private AlibabaCloudClient Cloud() =>
        client
        ?? throw new RpcFaultException(StatusCode.FailedPrecondition, "the provider is offline: it can check programs, and nothing else");
}
