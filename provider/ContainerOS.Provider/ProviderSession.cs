using System.Collections.Concurrent;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.Lookups;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.NodePools.Lifecycle;
using ContainerOS.Provider.Ownership;
using ContainerOS.Rollout.Execution;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Observability;
using Grpc.Core;

namespace ContainerOS.Provider;

/// <summary>The client, lookups and settings of one configuration of the provider.</summary>
internal sealed class ProviderSession : IDisposable
{
    private readonly AlibabaCloudClient? client;
    private readonly bool ownsClient;
    private readonly ConcurrentDictionary<string, bool> logged = new();
    private volatile ProviderConfig config;

    private ProviderSession(
        ProviderConfig config,
        AlibabaCloudClient? client,
        IEngineLog log,
        TimeProvider time,
        DiagnosticForm form,
        bool ownsClient = true
    )
    {
        Form = form;
        this.client = client;
        this.config = config;
        this.ownsClient = ownsClient;
        Log = log;
        Time = time;
        Lookups = new CloudLookups(
            client,
            config.Region ?? string.Empty,
            config.Cloud is Configuration.CloudKind.Emulator,
            "the provider is offline"
        );
        NodePools = new CloudNodePools(Cloud, () => UserData.Packing, () => Images!);
        Images = new LockedImages(config.Lock, config.Region ?? string.Empty, time);
        Progress = new ProgressReporter(log, time, (taskId, ct) => Cloud().Ack.Tasks.FollowAsync(taskId, ct));
    }

    /// <summary>Receives warnings, notes and progress.</summary>
    internal IEngineLog Log { get; }

    /// <summary>How diagnostics are written.</summary>
    internal DiagnosticForm Form { get; }

    /// <summary>The clock.</summary>
    internal TimeProvider Time { get; }

    /// <summary>The cloud; null if neither a setting nor credentials determine it.</summary>
    internal CloudKind? CloudKind => config.Cloud;

    /// <summary>The suppressed rules.</summary>
    internal Suppressions Suppressions => config.Suppressions;

    /// <summary>How user data is written, and its size limit.</summary>
    internal UserDataSettings UserData => config.UserData;

    /// <summary>Looks up facts about the cloud for rules.</summary>
    internal CloudLookups Lookups { get; }

    /// <summary>Decides which image a pool uses.</summary>
    internal LockedImages Images { get; private set; }

    /// <summary>What components have found in the pools that they are registering.</summary>
    internal PoolDiagnosisCache Diagnoses { get; } = new();

    /// <summary>Calls ACK.</summary>
    internal CloudNodePools NodePools { get; }

    /// <summary>Runs rollouts.</summary>
    internal RolloutRunner Rollouts => new(Cloud());

    /// <summary>Follows tasks and nodes.</summary>
    internal ProgressReporter Progress { get; }

    /// <summary>Opens a session with its own client. No call is made yet.</summary>
    internal static ProviderSession Open(
        ProviderConfig config,
        IEnvironment environment,
        IEngineLog log,
        TimeProvider time,
        DiagnosticForm form = DiagnosticForm.Full
    ) => new(config, config.IsOffline ? null : Connect(config, environment, time), log, time, form);

    /// <summary>Opens a session with a client of the caller, which is not disposed.</summary>
    internal static ProviderSession ForClient(AlibabaCloudClient client, Suppressions suppressions, string owner, IEngineLog log)
    {
        var config = new ProviderConfig(
            Configuration.CloudKind.Alibaba,
            client.Region,
            Endpoint: null,
            MaxRetries: 0,
            TagsOwnership: true,
            suppressions,
            IsOffline: false,
            UserDataSettings.Default,
            TracesCalls: false,
            StackIdentity.FromText(owner)
        );
        return new(config, client, log, client.Time, DiagnosticForm.Full, ownsClient: false);
    }

    /// <summary>The owner of the pools of a resource.</summary>
    internal PoolOwner OwnerOf(string urn) => new(new ResourceUrn(urn), config.StackIdentity, config.TagsOwnership);

    /// <summary>Reads the nodes and tasks of a pool.</summary>
    internal RolloutReader ReaderOf(PoolId id) => new(Cloud(), id.ClusterId, id.NodePoolId);

    /// <summary>Logs a note about no particular pool, once a run.</summary>
    internal Task LogOnceAsync(string text, CancellationToken ct) =>
        logged.TryAdd(text, true) ? Log.WriteAsync(new LogMessage(LogSeverity.Info, text), ct) : Task.CompletedTask;

    /// <summary>Applies other settings if they are for the same cloud, so that lookups that do not change are kept.</summary>
    /// <returns>Whether they are for the same cloud; if not, nothing changes.</returns>
    internal bool TryReconfigure(ProviderConfig other)
    {
        var comparable = other with
        {
            Suppressions = config.Suppressions,
            UserData = config.UserData,
            StackIdentity = config.StackIdentity,
            Lock = config.Lock,
        };
        var isSameCloud = comparable == config;
        if (isSameCloud)
        {
            config = other;
            Images = new LockedImages(other.Lock, other.Region ?? string.Empty, Time);
            NodePools.Forget();
            Diagnoses.Clear();
            logged.Clear();
        }

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
                CredentialHosts = SessionCredentials.Hosts(config.Cloud, environment),
                Credentials = SessionCredentials.Create(config.Cloud, environment, time),
                MaxRetries = config.MaxRetries,
                Time = time,
                Observer = config.TracesCalls ? new HttpTrace(environment.Error) : null,
            }
        );

    /// <summary>The client.</summary>
    /// <exception cref="RpcFaultException">The provider is offline.</exception>
    internal AlibabaCloudClient Cloud() =>
        client ?? throw new RpcFaultException(StatusCode.FailedPrecondition, "the provider is offline: it can only check programs");
}
