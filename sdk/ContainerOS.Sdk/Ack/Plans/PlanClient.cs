using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.Plans;

/// <summary>Calls about the operations that ACK has planned.</summary>
public class PlanClient
{
    private readonly ApiChannel channel = null!;

    internal PlanClient(ApiChannel channel) => this.channel = channel;

    /// <summary>Initializes an instance for mocking.</summary>
    protected PlanClient() { }

    /// <summary>Lists the planned operations (ListOperationPlans).</summary>
    /// <param name="clusterId">The cluster; null for all.</param>
    /// <param name="type">The type, such as <c>cluster_upgrade</c>; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<IReadOnlyList<OperationPlan>> ListAsync(
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
