using ContainerOS.Emulator;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Tests.Configuration;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Testing;

namespace ContainerOS.Provider.Tests;

/// <summary>A configured provider and an emulator that is so fast that nodes are Ready in the first read.</summary>
internal sealed class EmulatedProvider : IAsyncDisposable
{
    /// <summary>The identity of the stack that the tests' provider is configured with.</summary>
    internal const string Identity = "0123456789abcdef";

    internal const string Urn = "urn:pulumi:dev::shop::containeros:index:NodePool::web";

    private EmulatedProvider(TestEmulator emulator, ContainerOsProvider provider) => (Emulator, Provider) = (emulator, provider);

    internal static PropertyMap Inputs { get; } =
        PoolInputs
            .Valid.With("clusterId", DemoAccount.ClusterId)
            .With("vSwitchIds", PropertyArray.Of(DemoAccount.VSwitchIds[0], DemoAccount.VSwitchIds[1]))
            .With("access", PropertyMap.Of(("keyPair", DemoAccount.KeyPair)));

    internal TestEmulator Emulator { get; }

    internal ContainerOsProvider Provider { get; }

    /// <summary>The inputs with a bootstrap container that runs a script after the node has joined.</summary>
    internal static PropertyMap InputsWithScript(PropertyValue script) =>
        Inputs.With(
            "bootstrap",
            PropertyArray.Of(
                PropertyMap.Of(("name", "setup"), ("phase", "afterJoin"), ("steps", PropertyArray.Of(PropertyMap.Of(("script", script)))))
            )
        );

    internal static async Task<EmulatedProvider> StartAsync(string secret = DemoAccount.AccessKeySecret)
    {
        var emulator = await TestEmulator.StartAsync();
        return new EmulatedProvider(emulator, await ConnectAsync(emulator.Address, secret));
    }

    internal static async Task<ContainerOsProvider> ConnectAsync(
        Uri endpoint,
        string secret = DemoAccount.AccessKeySecret,
        string identity = Identity,
        string ownership = "stack",
        IEngineLog? log = null,
        string diagnostics = "full"
    )
    {
        var environment = new FixedEnvironment(
            ("CONTAINEROS_ENDPOINT", endpoint.ToString()),
            ("ALIBABA_CLOUD_ACCESS_KEY_ID", DemoAccount.AccessKeyId),
            ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", secret),
            ("CONTAINEROS_EMULATOR_ACCESS_KEY_SECRET", secret),
            ("CONTAINEROS_CREDENTIAL_HOSTS", endpoint.Authority),
            ("CONTAINEROS_DIAGNOSTICS", diagnostics)
        );
        var provider = new ContainerOsProvider(log ?? NullEngineLog.Instance, environment, TimeProvider.System);
        var settings = PropertyMap.Of(("cloud", "emulator"), ("maxRetries", "0"), ("ownership", ownership), ("__stackIdentity", identity));
        await provider.ConfigureAsync(new ConfigureRequest(settings), TestContext.Current.CancellationToken);
        return provider;
    }

    internal Task<CheckResult> CheckAsync(PropertyMap news, PropertyMap? olds = null) =>
        Provider.CheckAsync(
            new CheckRequest(Urn, "containeros:index:NodePool", "web", olds ?? PropertyMap.Empty, news),
            TestContext.Current.CancellationToken
        );

    internal Task<CreateResult> CreateAsync(PropertyMap inputs, string urn = Urn) =>
        Provider.CreateAsync(new CreateRequest(urn, inputs), TestContext.Current.CancellationToken);

    internal Task<UpdateResult> UpdateAsync(CreateResult made, PropertyMap olds, PropertyMap news) =>
        Provider.UpdateAsync(new UpdateRequest(made.Id, Urn, made.Properties, olds, news, []), TestContext.Current.CancellationToken);

    internal Task<ReadResult> ReadAsync(CreateResult made, PropertyMap inputs) =>
        Provider.ReadAsync(new ReadRequest(made.Id, Urn, made.Properties, inputs), TestContext.Current.CancellationToken);

    /// <summary>A pool as ACK returns it.</summary>
    internal async Task<NodePool> PoolAsync(string id)
    {
        using var client = Client();
        return await client.Ack.NodePools.GetAsync(ClusterOf(id), NodePoolOf(id), TestContext.Current.CancellationToken);
    }

    /// <summary>Sets the tags of a pool, as a person does in the console.</summary>
    internal async Task SetTagsAsync(string id, params ResourceTag[] tags)
    {
        using var client = Client();
        await client.Ack.NodePools.UpdateAsync(
            ClusterOf(id),
            NodePoolOf(id),
            new NodePoolPatch { ScalingGroup = new ScalingGroup { Tags = [.. tags] } },
            TestContext.Current.CancellationToken
        );
    }

    /// <summary>The actions that were called so far.</summary>
    internal Task<IReadOnlyList<string>> ActionsAsync() => Emulator.ActionsAsync();

    public async ValueTask DisposeAsync()
    {
        Provider.Dispose();
        await Emulator.DisposeAsync();
    }

    private static string ClusterOf(string id) => id.Split(':')[0];

    private static string NodePoolOf(string id) => id.Split(':')[1];

    internal AlibabaCloudClient Client() => ClientOf(Emulator.Address);

    /// <summary>A client of an emulator.</summary>
    internal static AlibabaCloudClient ClientOf(Uri address, SdkOptions? options = null) =>
        AlibabaCloudClient.Create(
            (options ?? new SdkOptions()) with
            {
                Region = "cn-hangzhou",
                Endpoint = address.ToString(),
                Credentials = new FixedCredentials(new(DemoAccount.AccessKeyId, new(DemoAccount.AccessKeySecret))),
            }
        );
}
