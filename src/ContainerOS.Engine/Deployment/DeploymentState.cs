using ContainerOS.Engine.State;

namespace ContainerOS.Engine.Deployment;

/// <summary>The state during a run. A change is complete when it is saved.</summary>
/// <remarks>
/// Changes that arrive during a save are saved together by the next one, and reading never waits for a save. A run over many resources
/// therefore writes the state file far less often than once per change.
/// </remarks>
/// <param name="snapshot">The state before the run.</param>
/// <param name="save">Saves a snapshot; null for a run that changes nothing.</param>
internal sealed class DeploymentState(Snapshot snapshot, Action<Snapshot>? save) : IDisposable
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim saving = new(1);
    private readonly List<ResourceState> resources = [.. snapshot.Resources];
    private readonly List<PendingOperation> pending = [];
    private long version;
    private long savedVersion;

    public IReadOnlyList<ResourceState> Resources
    {
        get
        {
            lock (gate)
            {
                return [.. resources];
            }
        }
    }

    /// <summary>The current state of a resource; one that is replaced and only waits for its deletion is not found.</summary>
    public ResourceState? Find(string urn)
    {
        lock (gate)
        {
            return resources.Find(resource => resource.Urn == urn && !resource.Delete);
        }
    }

    /// <summary>Replaces the old state of a resource, or adds the resource.</summary>
    public Task PutAsync(ResourceState state, ResourceState? previous = null) =>
        ChangeAsync(() =>
        {
            var index = resources.FindIndex(resource =>
                previous is null ? resource.Urn == state.Urn && !resource.Delete : ReferenceEquals(resource, previous)
            );
            if (index >= 0)
            {
                resources[index] = state;
            }
            else
            {
                resources.Add(state);
            }
        });

    public Task RemoveAsync(ResourceState state) => ChangeAsync(() => resources.RemoveAll(resource => ReferenceEquals(resource, state)));

    /// <summary>Saves a pending operation before the operation starts, and removes it after the end, whatever its result.</summary>
    public async Task<T> TrackPendingAsync<T>(string type, ResourceState resource, Func<Task<T>> operation)
    {
        var entry = new PendingOperation(type, resource);
        await ChangeAsync(() => pending.Add(entry));
        try
        {
            return await operation();
        }
        finally
        {
            lock (gate)
            {
                pending.Remove(entry); // Saved with the change that follows, or at the end of the run.
            }
        }
    }

    public Task SaveAsync() => ChangeAsync(() => { });

    public void Dispose() => saving.Dispose();

    private async Task ChangeAsync(Action change)
    {
        long changed;
        lock (gate)
        {
            change();
            changed = ++version;
        }

        if (save is null)
        {
            return;
        }

        await saving.WaitAsync();
        try
        {
            if (changed > savedVersion)
            {
                var (current, saved) = Capture();
                save(current);
                savedVersion = saved;
            }
        }
        finally
        {
            saving.Release();
        }
    }

    private (Snapshot Snapshot, long Version) Capture()
    {
        ResourceState[] current;
        PendingOperation[] operations;
        long captured;
        lock (gate)
        {
            (current, operations, captured) = ([.. resources], [.. pending], version);
        }

        return (new Snapshot([.. InDependencyOrder(current)], [.. operations]) { AdditionalFields = snapshot.AdditionalFields }, captured);
    }

    /// <summary>The resources in the order that Pulumi requires of a state: each after the resources it depends on.</summary>
    private static List<ResourceState> InDependencyOrder(ResourceState[] resources)
    {
        var byUrn = resources.ToLookup(resource => resource.Urn, StringComparer.Ordinal);
        var index = resources.Index().ToDictionary(entry => (object)entry.Item, entry => entry.Index, ReferenceEqualityComparer.Instance);
        var visited = new HashSet<ResourceState>(ReferenceEqualityComparer.Instance);
        var ordered = new List<ResourceState>(resources.Length);
        void Visit(ResourceState state)
        {
            if (!visited.Add(state))
            {
                return;
            }

            var provider = state.Provider is { } reference
                ? reference[..Math.Max(0, reference.LastIndexOf("::", StringComparison.Ordinal))]
                : string.Empty;
            var dependencies = state.AllDependencies.Prepend(provider).Distinct().SelectMany(urn => byUrn[urn]);
            foreach (var dependency in dependencies.OrderBy(dependency => index[dependency]))
            {
                Visit(dependency);
            }

            ordered.Add(state);
        }

        foreach (var resource in resources)
        {
            Visit(resource);
        }

        return ordered;
    }
}
