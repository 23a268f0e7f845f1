using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Transport;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ack.Nodes;

/// <summary>Calls about nodes.</summary>
public class NodeClient
{
    private readonly ApiChannel channel = null!;

    internal NodeClient(ApiChannel channel) => this.channel = channel;

    /// <summary>Initializes an instance for mocking.</summary>
    protected NodeClient() { }

    /// <summary>Lists the nodes of a cluster or of one pool; pages are read as they are needed (DescribeClusterNodes).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="filter">The filter; null for all.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public virtual IAsyncEnumerable<ClusterNode> ListAsync(
        string clusterId,
        NodeFilter? filter = null,
        CancellationToken cancellationToken = default
    ) =>
        NumberedPages
            .ReadAsync(channel, Call(clusterId, filter), "nodes", PageNames.OfNodes, cancellationToken)
            .Select(node => new ClusterNode(node));

    /// <summary>
    /// Gets the command that adds an instance to a cluster (DescribeClusterAttachScripts). It contains a token; do not log it.
    /// </summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="request">The options of the script.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<string> GetAttachScriptAsync(
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

        // The reply is plain text; some versions of the service send it as a JSON string.
        return script[0] == '"' && JsonText.Read(script) is JValue { Value: string quoted } ? quoted : script;
    }

    private static ApiCall Call(string clusterId, NodeFilter? filter) =>
        new("DescribeClusterNodes", HttpMethod.Get, ApiCall.PathOf("clusters", clusterId, "nodes"), Idempotency.Idempotent)
        {
            Query = filter?.Query() ?? [],
        };
}
