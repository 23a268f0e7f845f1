using System.Runtime.CompilerServices;
using ContainerOS.Sdk.Transport;
using Newtonsoft.Json.Linq;

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
            var reply = await channel.SendForObjectAsync(Call(some), cancellationToken);
            foreach (var type in reply["InstanceTypes"]?["InstanceType"]?.OfType<JObject>() ?? [])
            {
                yield return new InstanceType(type);
            }
        }
    }

    private ApiCall Call(string[] names)
    {
        var query = names.Select((name, index) => KeyValuePair.Create($"InstanceTypes.{index + 1}", name)).ToList();
        if (region.Length > 0)
        {
            query.Add(new("RegionId", region));
        }

        return new ApiCall("DescribeInstanceTypes", HttpMethod.Post, "/", Repetition.Safe) { Query = query };
    }
}
