using System.Globalization;
using System.Runtime.CompilerServices;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Ownership;
using ContainerOS.Provider.Shapes;
using ContainerOS.Sdk.Ack.NodePools;
using Grpc.Core;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>Lists live ContainerOS pools, with the ids that an import accepts.</summary>
/// <remarks>
/// Clusters and pools are read when they are needed, so a caller that stops early saves calls. The order is that of the ids, and a page
/// starts after the last pool of the page before: a pool that is deleted in between is not a problem.
/// </remarks>
/// <param name="session">The session.</param>
internal sealed class NodePoolListing(ProviderSession session)
{
    /// <summary>What a query may have.</summary>
    private static readonly ObjectType Query = new(
        "NodePoolQuery",
        "Which pools are listed.",
        [
            new("clusterId", PropertyType.Text, "Only pools of this cluster; all clusters of the account without it."),
            new("name", PropertyType.Text, "Only pools with this name."),
        ]
    );

    /// <summary>Lists pools.</summary>
    internal async IAsyncEnumerable<ListItem> ListAsync(ListRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        if (request.Type != NodePoolShape.Resource.Token)
        {
            throw new RpcFaultException(
                StatusCode.Unimplemented,
                $"resources of the type {request.Type} cannot be listed; those of {NodePoolShape.Resource.Token} can"
            );
        }

        if (request.Query.ContainsUnknowns)
        {
            yield return new ListUnknown();
            yield break;
        }

        var query = InputChecker.Check(Query, request.Query);
        if (query.Diagnostics is [var finding, ..])
        {
            throw new RpcFaultException(StatusCode.InvalidArgument, DiagnosticText.FormatForPeople(finding));
        }

        var (returned, after) = ParseToken(request.ContinuationToken);
        var onPage = 0L;
        await foreach (var (id, name) in PoolsAsync(query.Inputs, after, ct))
        {
            if (request.Limit > 0 && returned == request.Limit)
            {
                yield break;
            }

            if (request.PageSize > 0 && onPage == request.PageSize)
            {
                yield return new ListContinuation(string.Create(CultureInfo.InvariantCulture, $"{returned}:{after}"));
                yield break;
            }

            (returned, onPage, after) = (returned + 1, onPage + 1, id);
            yield return new ListedResource(id.ToString(), name);
        }
    }

    private async IAsyncEnumerable<(PoolId Id, string Name)> PoolsAsync(
        PropertyMap query,
        PoolId? after,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var name = (query.Find("name")?.Unwrapped as PropertyString)?.Value;
        foreach (var cluster in await ClustersAsync((query.Find("clusterId")?.Unwrapped as PropertyString)?.Value, ct))
        {
            if (after is not null && string.CompareOrdinal(cluster, after.ClusterId) < 0)
            {
                continue;
            }

            var pools = await CloudErrors.TranslateAsync(() => session.Cloud().Ack.NodePools.ListAsync(cluster, name, ct));
            foreach (var pool in pools.Where(IsContainerOs).OrderBy(pool => pool.Id, StringComparer.Ordinal))
            {
                if (after is null || cluster != after.ClusterId || string.CompareOrdinal(pool.Id, after.NodePoolId) > 0)
                {
                    yield return (new PoolId(cluster, pool.Id), pool.Name);
                }
            }
        }
    }

    private async Task<IReadOnlyList<string>> ClustersAsync(string? clusterId, CancellationToken ct)
    {
        if (clusterId is not null)
        {
            return [clusterId];
        }

        return await CloudErrors.TranslateAsync(async () =>
        {
            List<string> all = [];
            await foreach (var cluster in session.Cloud().Ack.Clusters.ListAsync(cancellationToken: ct))
            {
                all.Add(cluster.ClusterId);
            }

            all.Sort(StringComparer.Ordinal);
            return all;
        });
    }

    private static bool IsContainerOs(NodePool pool) =>
        string.Equals(pool.ScalingGroup?.ImageType, "ContainerOS", StringComparison.OrdinalIgnoreCase);

    private static (long Returned, PoolId? After) ParseToken(string token)
    {
        if (token.Length == 0)
        {
            return (0, null);
        }

        return
            token.Split(':', 2) is [var count, var id]
            && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var returned)
            && PoolId.Parse(id) is { } after
            ? (returned, after)
            : throw new RpcFaultException(StatusCode.InvalidArgument, "the continuation token is not one that this provider returned");
    }
}
