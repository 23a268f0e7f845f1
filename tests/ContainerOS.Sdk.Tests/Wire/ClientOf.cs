using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Observability;

namespace ContainerOS.Sdk.Tests.Wire;

/// <summary>Clients for tests.</summary>
internal static class ClientOf
{
    public const string KeySecret = "kQ7secretOfTheKey";

    public static AlibabaCloudClient Server(ScriptedServer server, TimeProvider time, int maxRetries = 4, string? token = null, ISdkObserver? observer = null) =>
        Address(server.Address, time, maxRetries, token, observer);

    public static AlibabaCloudClient Address(string address, TimeProvider time, int maxRetries = 4, string? token = null, ISdkObserver? observer = null, string secret = KeySecret) =>
        AlibabaCloudClient.Create(new SdkOptions
        {
            Region = "cn-hangzhou",
            Endpoint = address,
            Credentials = new FixedCredentials(new("LTAI-test", new(secret), token is null ? null : new(token))),
            MaxRetries = maxRetries,
            Time = time,
            Observer = observer,
            TryTimeout = SkippingTime.TryLimit,
            TotalTimeout = SkippingTime.TotalLimit,
        });
}
