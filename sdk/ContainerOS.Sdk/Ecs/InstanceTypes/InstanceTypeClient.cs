using System.Runtime.CompilerServices;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ecs.InstanceTypes;

/// <summary>Calls about instance types.</summary>
public sealed class InstanceTypeClient
{
    /// <summary>The service takes at most 10 names a call.</summary>
    private const int NamesPerCall = 10;
    private readonly ApiChannel channel;
    private readonly string region;

    internal InstanceTypeClient(ApiChannel channel, string region) => (this.channel, this.region) = (channel, region);

    /// <summary>The instance types of the given names; names the service does not know are left out (DescribeInstanceTypes).</summary>
    /// <param name="names">The names, any number of them.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<InstanceType> ListAsync(
        IEnumerable<string> names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in names.Chunk(NamesPerCall))
        {
            await foreach (var type in PagesAsync(some, cancellationToken))
            {
                yield return type;
            }
        }
    }

    private async IAsyncEnumerable<InstanceType> PagesAsync(string[] names, [EnumeratorCancellation] CancellationToken ct)
    {
        string? token = null;
        do
        {
            var page = new InstanceTypePage(await channel.SendForFieldsAsync(Call(names, token), ct));
            foreach (var type in page.Types)
            {
                yield return type;
            }

            // A token that leads back to its own page would be followed for ever.
            token = page.NextToken == token && token is not null ? throw page.Repeated() : page.NextToken;
        }
        while (token is not null);
    }

    private ApiCall Call(string[] names, string? token)
    {
        var query = names.Select((name, index) => KeyValuePair.Create($"InstanceTypes.{index + 1}", name)).ToList();
        if (region.Length > 0)
        {
            query.Add(new("RegionId", region));
        }

        if (token is not null)
        {
            query.Add(new("NextToken", token));
        }

        return new ApiCall("DescribeInstanceTypes", HttpMethod.Post, "/", Repetition.Safe) { Query = query };
    }
}
