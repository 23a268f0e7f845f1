using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.Quotas;

/// <summary>Calls about what an account may have.</summary>
public sealed class QuotaClient
{
    private readonly ApiChannel channel;

    internal QuotaClient(ApiChannel channel) => this.channel = channel;

    /// <summary>The quotas of the account (DescribeUserQuota).</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<AccountQuota> GetAsync(CancellationToken cancellationToken = default) =>
        new(
            await channel
                .SendForFieldsAsync(new("DescribeUserQuota", HttpMethod.Get, "/quota", Idempotency.Idempotent), cancellationToken)
                .ConfigureAwait(false)
        );
}
