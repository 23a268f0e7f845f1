using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.State;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Ecs;

/// <summary>
/// The instances of the account: the nodes of its pools, and instances that were removed from a pool without being released.
/// </summary>
internal sealed class InstanceRepository(Account account, Func<long> clock)
{
    internal Account Account { get; } = account;

    internal long Now => clock();

    internal IEnumerable<EcsInstance> All() =>
        Account
            .Pools.OfType<JObject>()
            .Where(pool => pool["gone"] is null || Now < (long)pool["gone"]!)
            .SelectMany(pool =>
                PoolNodes.Of(pool).OfType<JObject>().Select(node => new EcsInstance(node, InstanceTemplates.Of(pool, node), pool))
            )
            .Concat(Account.Instances.OfType<JObject>().Select(node => new EcsInstance(node, (JObject)node["shape"]!, null)));

    internal EcsInstance? Find(string id) => All().FirstOrDefault(machine => machine.Id == id);
}
