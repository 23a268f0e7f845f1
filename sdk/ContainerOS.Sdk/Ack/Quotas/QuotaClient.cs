using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.Quotas;

/// <summary>Calls about the quotas of an account.</summary>
public class QuotaClient
{
    private readonly ApiChannel channel = null!;

    internal QuotaClient(ApiChannel channel) => this.channel = channel;

    /// <summary>Initializes an instance for mocking.</summary>
    protected QuotaClient() { }

    /// <summary>Gets the quotas of the account (DescribeUserQuota).</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<AccountQuota> GetAsync(CancellationToken cancellationToken = default) =>
        new(
            await channel
                .SendForFieldsAsync(new("DescribeUserQuota", HttpMethod.Get, "/quota", Idempotency.Idempotent), cancellationToken)
                .ConfigureAwait(false)
        );
}
