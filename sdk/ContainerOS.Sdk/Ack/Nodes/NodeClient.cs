using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Transport;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ack.Nodes;

/// <summary>Calls about nodes.</summary>
public sealed class NodeClient
{
    private readonly ApiChannel channel;

    internal NodeClient(ApiChannel channel) => this.channel = channel;

    /// <summary>The nodes of a cluster or of one pool, page by page as they are asked for (DescribeClusterNodes).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IAsyncEnumerable<ClusterNode> ListAsync(
        string clusterId,
        NodeFilter? filter = null,
        CancellationToken cancellationToken = default
    ) =>
        NumberedPages
            .ReadAsync(channel, Call(clusterId, filter), "nodes", PageNames.OfNodes, cancellationToken)
            .Select(node => new ClusterNode(node));

    /// <summary>The command that joins an instance to a cluster (DescribeClusterAttachScripts). It holds a token: do not log it.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="request">What it is for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<string> GetAttachScriptAsync(
        string clusterId,
        AttachScriptRequest request,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var call = new ApiCall(
            "DescribeClusterAttachScripts",
            HttpMethod.Post,
            ApiCall.PathOf("clusters", clusterId, "attachscript"),
            Idempotency.Idempotent
        )
        {
            Body = request.ToTree(),
        };
        var script = await channel.SendForTextAsync(call, cancellationToken).ConfigureAwait(false);

        // The vendor's client takes the reply as it is; one in quotes is JSON.
        return script[0] == '"' && JsonText.Read(script) is JValue { Value: string quoted } ? quoted : script;
    }

    private static ApiCall Call(string clusterId, NodeFilter? filter) =>
        new("DescribeClusterNodes", HttpMethod.Get, ApiCall.PathOf("clusters", clusterId, "nodes"), Idempotency.Idempotent)
        {
            Query = filter?.Query() ?? [],
        };
}
