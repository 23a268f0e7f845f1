using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.Versions;

/// <summary>Calls about Kubernetes versions.</summary>
public class VersionClient
{
    private readonly ApiChannel channel = null!;

    internal VersionClient(ApiChannel channel) => this.channel = channel;

    /// <summary>Initializes an instance for mocking.</summary>
    protected VersionClient() { }

    /// <summary>Versions of Kubernetes, with the images and runtimes they offer (DescribeKubernetesVersionMetadata).</summary>
    /// <param name="filter">Which ones, and for what.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<IReadOnlyList<VersionMetadata>> ListAsync(VersionFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var call = new ApiCall("DescribeKubernetesVersionMetadata", HttpMethod.Get, "/api/v1/metadata/versions", Idempotency.Idempotent)
        {
            Query = filter.Query(),
        };
        return
        [
            .. (await channel.SendForListAsync(call, cancellationToken).ConfigureAwait(false)).Select(item => new VersionMetadata(item)),
        ];
    }
}
