using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Endpoints;
using ContainerOS.Sdk.Observability;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests.Wire;

/// <summary>Clients for tests.</summary>
internal static class TestClients
{
    public const string KeySecret = "kQ7secretOfTheKey";

    public static AlibabaCloudClient Server(
        ScriptedServer server,
        TimeProvider time,
        int maxRetries = 4,
        string? token = null,
        ISdkObserver? observer = null
    ) => Address(server.Address, time, maxRetries, token, observer);

    public static AlibabaCloudClient Address(
        string address,
        TimeProvider time,
        int maxRetries = 4,
        string? token = null,
        ISdkObserver? observer = null,
        string secret = KeySecret,
        AccountRateLimiter? pace = null
    ) =>
        AlibabaCloudClient.Create(
            new SdkOptions
            {
                Region = "cn-hangzhou",
                Endpoint = address,
                CredentialHosts = CredentialHosts.VendorAndLoopback.With("containeros.invalid"),
                Credentials = new FixedCredentials(new("LTAI-test", new(secret), token is null ? null : new(token))),
                MaxRetries = maxRetries,
                Time = time,
                Observer = observer,
                RateLimiter = pace,
                AttemptTimeout = SkippingTime.TryLimit,
                TotalTimeout = SkippingTime.TotalLimit,
            }
        );

    /// <summary>A client that shares the pace of its account and tries once.</summary>
    public static AlibabaCloudClient Paced(ScriptedServer server, TimeProvider time, AccountRateLimiter pace) =>
        Address(server.Address, time, maxRetries: 0, pace: pace);
}
