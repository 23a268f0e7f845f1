using System.Text;
using ContainerOS.Cli.Commands;
using ContainerOS.Model.Terms;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Observability;

namespace ContainerOS.Cli.UserData;

/// <summary>The user data of a pool as it is, or of a file, both phases in base64.</summary>
/// <param name="PreUserData">What runs before joining; null for nothing.</param>
/// <param name="UserData">What runs after joining; null for nothing.</param>
internal sealed record LiveUserData(string? PreUserData, string? UserData)
{
    /// <summary>Whether a text names a live pool (<c>clusterId:nodePoolId</c>) and no file.</summary>
    internal static bool IsPool(string text) => !File.Exists(text) && text.Split(':') is [['c', ..], ['n', 'p', ..]];

    /// <summary>Asks the cloud.</summary>
    /// <exception cref="UsageException">The pool is not there, or the cloud refuses to tell.</exception>
    internal static async Task<LiveUserData> OfPoolAsync(
        string id,
        string? region,
        string? endpoint,
        ISdkObserver? observer,
        CancellationToken ct
    )
    {
        var (cluster, pool) = (id.Split(':')[0], id.Split(':')[1]);
        try
        {
            using var client = AlibabaCloudClient.Create(
                new SdkOptions
                {
                    Region = region ?? string.Empty,
                    Endpoint = endpoint,
                    Observer = observer,
                }
            );
            var live = (await client.Ack.NodePools.GetAsync(cluster, pool, ct)).KubernetesConfig;
            return new LiveUserData(live?.PreUserData, live?.UserData);
        }
        catch (SdkException fault)
        {
            throw new UsageException($"the pool {id} can not be read: {fault.Message}");
        }
    }

    /// <summary>Takes a script as the user data of a phase.</summary>
    internal static LiveUserData OfScript(string script, BootstrapPhase phase)
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(script));
        return phase is BootstrapPhase.BeforeJoin ? new LiveUserData(encoded, null) : new LiveUserData(null, encoded);
    }
}
