using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.Versions;

/// <summary>Calls about Kubernetes versions.</summary>
public sealed class VersionClient
{
    private readonly ApiChannel channel;

    internal VersionClient(ApiChannel channel) => this.channel = channel;

    /// <summary>Versions of Kubernetes, with the images and runtimes they offer (DescribeKubernetesVersionMetadata).</summary>
    /// <param name="filter">Which ones, and for what.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<VersionMetadata>> ListAsync(VersionFilter filter, CancellationToken cancellationToken = default)
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
