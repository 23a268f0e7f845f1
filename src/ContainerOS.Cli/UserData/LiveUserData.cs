using System.Text;
using ContainerOS.Cli.Clouds;
using ContainerOS.Cli.Commands;
using ContainerOS.Model.Terms;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Observability;

namespace ContainerOS.Cli.UserData;

/// <summary>The user data of a node pool in the cloud or of a file: both phases in base64.</summary>
/// <param name="PreUserData">The script that runs before the node joins; null for none.</param>
/// <param name="UserData">The script that runs after the node joined; null for none.</param>
internal sealed record LiveUserData(string? PreUserData, string? UserData)
{
    /// <summary>Whether a text is the id of a node pool (<c>clusterId:nodePoolId</c>) and not a file.</summary>
    internal static bool IsPool(string text) => !File.Exists(text) && text.Split(':') is [['c', ..], ['n', 'p', ..]];

    /// <summary>Reads the user data of a node pool from the cloud.</summary>
    /// <exception cref="UsageException">The pool does not exist, or the call failed.</exception>
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
            using var client = UserClient.Open(region, endpoint, observer);
            var live = (await client.Ack.NodePools.GetAsync(cluster, pool, ct)).KubernetesConfig;
            return new LiveUserData(live?.PreUserData, live?.UserData);
        }
        catch (SdkException exception)
        {
            throw new UsageException($"the node pool {id} cannot be read: {exception.Message}");
        }
    }

    /// <summary>Wraps a script as the user data of a phase.</summary>
    internal static LiveUserData OfScript(string script, BootstrapPhase phase)
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(script));
        return phase is BootstrapPhase.BeforeJoin ? new LiveUserData(encoded, null) : new LiveUserData(null, encoded);
    }
}
