using ContainerOS.Model.Facts;
using ContainerOS.Sdk;

namespace ContainerOS.Provider.Lookups;

/// <summary>Asks the cloud for instance types, each once a run. What is wanted while a question is under way goes along with the next one, so that many pools make few calls.</summary>
/// <param name="client">The cloud.</param>
internal sealed class InstanceTypeCache(AlibabaCloudClient client)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Task<IReadOnlyDictionary<string, InstanceTypeFacts>>> asked = [];
    private readonly List<string> gathered = [];
    private Task<IReadOnlyDictionary<string, InstanceTypeFacts>>? next;
    private Task last = Task.CompletedTask;

    /// <summary>What the cloud says of the types; those it does not know are left out.</summary>
    internal async Task<IReadOnlyDictionary<string, InstanceTypeFacts>> GetAsync(IEnumerable<string> names, CancellationToken ct)
    {
        var answers = names.Distinct().Select(name => (Name: name, Answer: Enlist(name))).ToList();
        var found = new Dictionary<string, InstanceTypeFacts>();
        foreach (var (name, answer) in answers)
        {
            if ((await answer.WaitAsync(ct)).GetValueOrDefault(name) is { } facts)
            {
                found[name] = facts;
            }
        }

        return found;
    }

    private Task<IReadOnlyDictionary<string, InstanceTypeFacts>> Enlist(string name)
    {
        lock (gate)
        {
            if (asked.TryGetValue(name, out var known))
            {
                return known;
            }

            gathered.Add(name);
            next ??= AskNextAsync(last);
            return asked[name] = next;
        }
    }

    /// <summary>A shared question outlives the one who asked first, so it carries no caller's token.</summary>
    private async Task<IReadOnlyDictionary<string, InstanceTypeFacts>> AskNextAsync(Task before)
    {
        await Task.Yield();
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var answer = ReadAsync(Close());
        return await answer;
    }

    private string[] Close()
    {
        lock (gate)
        {
            string[] names = [.. gathered];
            gathered.Clear();
            (last, next) = (next!, null);
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
