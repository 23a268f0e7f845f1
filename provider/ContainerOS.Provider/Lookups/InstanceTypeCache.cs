using ContainerOS.Model.Facts;
using ContainerOS.Sdk;

namespace ContainerOS.Provider.Lookups;

/// <summary>
/// Looks up instance types in batches, and keeps what it found. Types that are requested during a call are looked up together by the
/// next call, so many pools need few calls. A failed lookup is not kept.
/// </summary>
/// <param name="client">The client.</param>
internal sealed class InstanceTypeCache(AlibabaCloudClient client)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Task<IReadOnlyDictionary<string, InstanceTypeFacts>>> lookups = [];
    private readonly List<string> pendingNames = [];
    private Task<IReadOnlyDictionary<string, InstanceTypeFacts>>? pending;
    private Task running = Task.CompletedTask;

    /// <summary>The facts by type; types that ECS does not list are left out.</summary>
    internal async Task<IReadOnlyDictionary<string, InstanceTypeFacts>> GetAsync(IEnumerable<string> names, CancellationToken ct)
    {
        var requested = names.Distinct().Select(name => (Name: name, Lookup: GetOrAdd(name))).ToList();
        var found = new Dictionary<string, InstanceTypeFacts>();
        foreach (var (name, lookup) in requested)
        {
            if ((await lookup.WaitAsync(ct)).GetValueOrDefault(name) is { } facts)
            {
                found[name] = facts;
            }
        }

        return found;
    }

    private Task<IReadOnlyDictionary<string, InstanceTypeFacts>> GetOrAdd(string name)
    {
        lock (gate)
        {
            if (lookups.TryGetValue(name, out var lookup) && !lookup.IsFaulted && !lookup.IsCanceled)
            {
                return lookup;
            }

            pendingNames.Add(name);
            pending ??= LookUpPendingAsync(running);
            return lookups[name] = pending;
        }
    }

    // The result is shared, so the call gets no caller's cancellation token.
    private async Task<IReadOnlyDictionary<string, InstanceTypeFacts>> LookUpPendingAsync(Task previous)
    {
        await Task.Yield();
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await ReadAsync(TakePending());
    }

    private string[] TakePending()
    {
        lock (gate)
        {
            string[] names = [.. pendingNames];
            pendingNames.Clear();
            (running, pending) = (pending!, null);
            return names;
        }
    }

    private Task<IReadOnlyDictionary<string, InstanceTypeFacts>> ReadAsync(string[] names) =>
        CloudErrors.TranslateAsync(async () =>
        {
            var found = new Dictionary<string, InstanceTypeFacts>();
            await foreach (var type in client.Ecs.InstanceTypes.ListAsync(new() { Names = names }, CancellationToken.None))
            {
                var name = type.Id ?? string.Empty;
                found[name] = new InstanceTypeFacts(
                    name,
                    type.CpuArchitecture == "ARM",
                    type.GpuAmount ?? 0,
                    type.LocalStorageAmount ?? 0,
                    false
                )
                {
                    CpuCores = type.CpuCoreCount,
                    MemoryGiB = type.MemorySize,
                };
            }

            return (IReadOnlyDictionary<string, InstanceTypeFacts>)found;
        });
}
