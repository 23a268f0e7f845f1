using ContainerOS.Engine.State;
using ContainerOS.Protocol.Faults;

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

    /// <summary>
    /// The running operations, and the creates of earlier runs whose outcome is not known. The others of earlier runs are dropped: this run
    /// finds out what they did. Pulumi keeps and drops the same (pulumi/pulumi <c>SnapshotManager.Snap</c>).
    /// </summary>
    private readonly List<PendingOperation> pending = [.. snapshot.Pending.Where(operation => operation.IsCreate)];
    private readonly Dictionary<string, string> renamed = [];
    private long version;
    private long savedVersion;
    private IReadOnlySet<string> savedReferences = snapshot.Resources.Select(resource => resource.Reference).ToHashSet();

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

    /// <summary>The resources, each after those it depends on.</summary>
    public IReadOnlyList<ResourceState> InDependencyOrder() => InDependencyOrder([.. Resources]);

    /// <summary>The current state of a resource; one that is replaced and only waits for its deletion is not found.</summary>
    public ResourceState? Find(string urn)
    {
        lock (gate)
        {
            return resources.Find(resource => resource.Urn == urn && !resource.Delete);
        }
    }

    /// <summary>The resource with this URN and id, also when it waits for its deletion.</summary>
    public ResourceState? FindByReference(string reference)
    {
        lock (gate)
        {
            return resources.Find(resource => resource.Reference == reference);
        }
    }

    /// <summary>Another resource of the same type and provider with this id.</summary>
    public ResourceState? FindOther(ResourceState resource, string id)
    {
        lock (gate)
        {
            return resources.Find(other =>
                other.Id == id && other.Type == resource.Type && other.Provider == resource.Provider && other.Urn != resource.Urn
            );
        }
    }

    /// <summary>Replaces the old state of a resource, or adds the resource.</summary>
    /// <remarks>When the URN changes, because the program has the old one as an alias, all references to it change, too.</remarks>
    public Task PutAsync(ResourceState state, ResourceState? previous = null) =>
        ChangeAsync(() =>
        {
            if (previous is not null && previous.Urn != state.Urn)
            {
                Rename(previous.Urn, state.Urn);
            }

            state = state.AllDependencies.Any(renamed.ContainsKey)
                ? state.WithReferences(urn => renamed.GetValueOrDefault(urn, urn))
                : state;
            var index = previous is null
                ? resources.FindIndex(resource => resource.Urn == state.Urn && !resource.Delete)
                : IndexOf(previous);
            if (index >= 0)
            {
                resources[index] = state;
            }
            else
            {
                resources.Add(state);
            }
        });

    /// <summary>
    /// Adds the replacement of a resource, and in the same save marks the old one for deletion. A run that dies before this save keeps the
    /// old one as it was.
    /// </summary>
    public Task AddReplacementAsync(ResourceState created, ResourceState old) =>
        ChangeAsync(() =>
        {
            if (created.Urn != old.Urn)
            {
                Rename(old.Urn, created.Urn);
            }

            var index = IndexOf(old);
            resources[index] = resources[index] with { Delete = true };
            resources.Insert(index, created);
        });

    public Task RemoveAsync(ResourceState state) => ChangeAsync(() => Remove(state));

    /// <summary>
    /// Removes a resource that no longer exists, with the references to it (pulumi/pulumi <c>deploymentExecutor.rebuildBaseState</c>).
    /// </summary>
    public Task ForgetAsync(ResourceState state) =>
        ChangeAsync(() =>
        {
            Remove(state);
            if (resources.TrueForAll(resource => resource.Urn != state.Urn))
            {
                Replace(resource => resource.AllDependencies.Contains(state.Urn), urn => urn == state.Urn ? null : urn);
            }
        });

    /// <summary>Forgets the creates of earlier runs whose outcome is not known.</summary>
    public Task ForgetPendingCreatesAsync() => ChangeAsync(() => pending.RemoveAll(operation => operation.IsCreate));

    /// <summary>Saves a pending operation before the operation starts, and removes it after the end, whatever its result.</summary>
    /// <remarks>A create that succeeded is also the outcome of the creates of earlier runs that did not end.</remarks>
    public async Task<T> TrackPendingAsync<T>(string type, ResourceState resource, Func<Task<T>> operation)
    {
        var entry = new PendingOperation(type, resource);
        try
        {
            await ChangeAsync(() => pending.Add(entry));
            var result = await operation();
            CompleteCreate(entry);
            return result;
        }
        catch (InitFailedException)
        {
            CompleteCreate(entry);
            throw;
        }
        finally
        {
            lock (gate)
            {
                pending.Remove(entry); // Saved with the change that follows, or at the end of the run.
            }
        }
    }

    /// <summary>The resources with an id that the last successful save did not contain.</summary>
    public IReadOnlyList<ResourceState> NotSaved()
    {
        lock (gate)
        {
            return
            [
                .. resources.Where(resource =>
                    resource is { Id.Length: > 0, IsProvider: false } && !savedReferences.Contains(resource.Reference)
                ),
            ];
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
                savedReferences = current.Resources.Select(resource => resource.Reference).ToHashSet();
            }
        }
        finally
        {
            saving.Release();
        }
    }

    /// <summary>Forgets earlier creates of a resource that now exists. Saved with the change that follows.</summary>
    private void CompleteCreate(PendingOperation done)
    {
        lock (gate)
        {
            pending.RemoveAll(other => done.IsCreate && other.IsCreate && other.Resource.Urn == done.Resource.Urn);
        }
    }

    /// <summary>The place of a resource. Its state may have changed since the caller read it: the references to other resources.</summary>
    private int IndexOf(ResourceState state)
    {
        var index = resources.FindIndex(resource => ReferenceEquals(resource, state));
        return index >= 0
            ? index
            : resources.FindIndex(resource => (resource.Urn, resource.Id, resource.Delete) == (state.Urn, state.Id, state.Delete));
    }

    private void Remove(ResourceState state)
    {
        if (IndexOf(state) is >= 0 and var index)
        {
            resources.RemoveAt(index);
        }
    }

    private void Rename(string urn, string next)
    {
        renamed[urn] = next;
        Replace(resource => resource.AllDependencies.Contains(urn), reference => reference == urn ? next : reference);
    }

    private void Replace(Func<ResourceState, bool> concerned, Func<string, string?> change)
    {
        for (var index = 0; index < resources.Count; index++)
        {
            if (concerned(resources[index]))
            {
                resources[index] = resources[index].WithReferences(change);
            }
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
