using ContainerOS.Emulator;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using ContainerOS.Testing;
using Grpc.Core;

namespace ContainerOS.Provider.Tests.Configuration;

public sealed class SessionCredentialsTests : IDisposable
{
    private const string Urn = "urn:pulumi:dev::shop::containeros:index:NodePool::web";
    private readonly TestFolder home = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Configure_CliProfile_SignsCalls()
    {
        await using var emulator = await TestEmulator.StartAsync(new EmulatorOptions());
        home.Write(
            ".aliyun/config.json",
            $$"""
            {"current":"me","profiles":[{"name":"me","mode":"AK",
            "access_key_id":"{{DemoAccount.AccessKeyId}}","access_key_secret":"{{DemoAccount.AccessKeySecret}}"}]}
            """
        );

        // No setting selects the cloud: the profile does.
        using var provider = await ConfiguredAsync(emulator.Address, cloud: null);

        Assert.Equal(ReadResult.Gone, await ReadAsync(provider));
    }

    [Fact]
    public async Task Configure_NoCredentials_ListsTheTriedSources()
    {
        await using var emulator = await TestEmulator.StartAsync(new EmulatorOptions());
        using var provider = await ConfiguredAsync(emulator.Address, "alibaba");

        var fault = await Assert.ThrowsAsync<RpcFaultException>(() => ReadAsync(provider));

        Assert.Equal(StatusCode.Unauthenticated, fault.Code);
        Assert.All(
            ["ALIBABA_CLOUD_ACCESS_KEY_ID is not set", "ALIBABA_CLOUD_OIDC_TOKEN_FILE", home.FullName, "ALIBABA_CLOUD_CREDENTIALS_URI"],
            place => Assert.Contains(place, fault.Message, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Configure_Emulator_UsesTheKeysOfItsDemoAccount_NotThoseOfTheUser()
    {
        await using var emulator = await TestEmulator.StartAsync(new EmulatorOptions());
        home.Write(
            ".aliyun/config.json",
            """{"current":"me","profiles":[{"name":"me","mode":"AK","access_key_id":"LTAI1","access_key_secret":"mine"}]}"""
        );
        using var provider = await ConfiguredAsync(emulator.Address, "emulator");

        Assert.Equal(ReadResult.Gone, await ReadAsync(provider));
    }

    /// <summary>A program that someone else wrote names the host; only the user's environment may trust it.</summary>
    [Theory]
    [InlineData("emulator", "https://attacker.example")]
    [InlineData("emulator", "https://cs.cn-hangzhou.aliyuncs.com")]
    [InlineData("alibaba", "https://attacker.example")]
    [InlineData("alibaba", "http://127.0.0.1:8080")]
    [InlineData("alibaba", "https://cs.oss-cn-hangzhou.aliyuncs.com")]
    public async Task Configure_EndpointThatMayNotGetTheKeys_IsRefusedBeforeAnyCall(string cloud, string endpoint)
    {
        var fault = await Assert.ThrowsAsync<RpcFaultException>(() => ConfiguredAsync(new Uri(endpoint), cloud, trusted: "other.example"));

        Assert.Contains("COS0016", fault.Message, StringComparison.Ordinal);
        Assert.Contains(new Uri(endpoint).Authority, fault.Message, StringComparison.Ordinal);
    }

    /// <summary>A region is a part of the host name: the name of a bucket is not a region.</summary>
    [Fact]
    public async Task Configure_RegionThatIsNotOne_IsRefused()
    {
        using var provider = new ContainerOsProvider(
            NullEngineLog.Instance,
            new FixedEnvironment(("ALIBABA_CLOUD_ACCESS_KEY_ID", "LTAI1"), ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "mine")),
            TimeProvider.System
        );

        var fault = await Assert.ThrowsAsync<RpcFaultException>(() =>
            provider.ConfigureAsync(new ConfigureRequest(PropertyMap.Of(("cloud", "alibaba"), ("region", "oss-cn-hangzhou"))), Ct)
        );

        Assert.Contains("cs.oss-cn-hangzhou.aliyuncs.com", fault.Message, StringComparison.Ordinal);
    }

    private async Task<ContainerOsProvider> ConfiguredAsync(Uri endpoint, string? cloud, string? trusted = null)
    {
        var provider = new ContainerOsProvider(
            NullEngineLog.Instance,
            new FixedEnvironment(("HOME", home.FullName), ("CONTAINEROS_CREDENTIAL_HOSTS", trusted ?? endpoint.Authority)),
            TimeProvider.System
        );
        var settings = PropertyMap.Of(("region", "cn-hangzhou"), ("endpoint", endpoint.ToString()));
        await provider.ConfigureAsync(new ConfigureRequest(cloud is null ? settings : settings.With("cloud", cloud)), Ct);
        return provider;
    }

    private static Task<ReadResult> ReadAsync(ContainerOsProvider provider) =>
        provider.ReadAsync(
            new ReadRequest($"{DemoAccount.ClusterId}:np00000000000000000000000000000000", Urn, PropertyMap.Empty, PropertyMap.Empty),
            Ct
        );
}
