using ContainerOS.Engine.State;

namespace ContainerOS.Engine.Deployment;

/// <summary>The state while a run changes it: every change is written at once, except in runs that change nothing.</summary>
internal sealed class DeploymentState(Workspace workspace, Snapshot snapshot, bool isDry)
{
    private readonly Lock gate = new();
    private readonly List<ResourceState> resources = [.. snapshot.Resources];
    private readonly List<PendingOperation> pending = [];

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

    /// <summary>The live state of a resource; one that waits for its deletion does not count.</summary>
    public ResourceState? Find(string urn) => Resources.FirstOrDefault(resource => resource.Urn == urn && !resource.Delete);

    /// <summary>Puts a resource in place of the one it was, or adds it.</summary>
    public void Put(ResourceState state, ResourceState? was = null) =>
        Change(() =>
        {
            var index = resources.FindIndex(resource =>
                was is null ? resource.Urn == state.Urn && !resource.Delete : ReferenceEquals(resource, was)
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

    public void Remove(ResourceState state) => Change(() => resources.RemoveAll(resource => ReferenceEquals(resource, state)));

    /// <summary>Notes an operation before it begins and takes the note away when it has ended, however it ended.</summary>
    public async Task<T> TrackPendingAsync<T>(string type, ResourceState resource, Func<Task<T>> operation)
    {
        var note = new PendingOperation(type, resource);
        Change(() => pending.Add(note));
        try
        {
            return await operation();
        }
        finally
        {
            lock (gate)
            {
                pending.Remove(note); // Written with the change that follows, or at the end of the run.
            }
        }
    }

    public void Save() => Change(() => { });

    private void Change(Action change)
    {
        lock (gate)
        {
            change();
            if (!isDry)
            {
                workspace.Store.Save(new Snapshot([.. Ordered()], [.. pending]) { AdditionalFields = snapshot.AdditionalFields });
            }
        }
    }

    /// <summary>The resources with everything before what needs it, as Pulumi demands of a state.</summary>
    private IEnumerable<ResourceState> Ordered()
    {
        var done = new HashSet<ResourceState>(ReferenceEqualityComparer.Instance);
        var order = new List<ResourceState>();
        void Visit(ResourceState state)
        {
            if (!done.Add(state))
            {
                return;
            }
            var provider = state.Provider is { } reference
                ? reference[..Math.Max(0, reference.LastIndexOf("::", StringComparison.Ordinal))]
                : null;
            foreach (var need in resources.Where(other => other.Urn == provider || state.AllDependencies.Contains(other.Urn)))
            {
                Visit(need);
            }
            order.Add(state);
        }

        resources.ForEach(Visit);
        return order;
    }
}
