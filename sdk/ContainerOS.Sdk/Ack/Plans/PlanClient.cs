using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.Plans;

/// <summary>Calls about what ACK will do by itself.</summary>
public sealed class PlanClient
{
    private readonly ApiChannel channel;

    internal PlanClient(ApiChannel channel) => this.channel = channel;

    /// <summary>The plans for a cluster (ListOperationPlans).</summary>
    /// <param name="clusterId">One cluster only; null for all.</param>
    /// <param name="type">One type only, such as <c>cluster_upgrade</c>; null for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<OperationPlan>> ListAsync(
        string? clusterId = null,
        string? type = null,
        CancellationToken cancellationToken = default
    )
    {
        var query = new (string Name, string? Value)[] { ("cluster_id", clusterId), ("type", type) };
        var call = new ApiCall("ListOperationPlans", HttpMethod.Get, "/operation/plans", Idempotency.Idempotent)
        {
            Query = [.. query.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value!))],
        };
        return
        [
            .. ReplyOrigin
                .Items(await channel.SendForObjectAsync(call, cancellationToken).ConfigureAwait(false), "plans")
                .Select(plan => new OperationPlan(plan)),
        ];
    }
}
