using ContainerOS.Protocol.Faults;

namespace ContainerOS.EngineModel.Tests.Engine;

/// <summary>
/// Carries out steps and saves them. A step is saved when it begins, as a pending operation, and when it ends; what is between is lost with
/// the engine. Source: step.go, the Apply methods; engine/journal_snapshot.go, the mutations; engine/update.go, OnResourceStepPost.
/// </summary>
/// <param name="state">The state to change.</param>
/// <param name="providers">The providers of the run.</param>
/// <param name="preview">Whether nothing is done.</param>
/// <param name="report">Receives each step that is more than "same".</param>
internal sealed class StepExecutor(StackState state, ProviderRegistry providers, bool preview, Action<string> report)
{
    private static long creates;

    /// <summary>The entry whose deletion is in progress; null if none is.</summary>
    internal ResourceState? Deleting { get; private set; }

    /// <summary>The entries whose Delete succeeded.</summary>
    internal List<ResourceState> Deleted { get; } = [];

    /// <summary>Creates a resource, as a new one or as the replacement of another.</summary>
    /// <param name="created">The new entry with its checked inputs.</param>
    /// <param name="old">The replaced entry; null for a new resource.</param>
    /// <param name="pendingDelete">Whether the replaced resource is deleted later.</param>
    internal async Task CreateAsync(ResourceState created, ResourceState? old, bool pendingDelete)
    {
        report($"{(old is null ? "create" : "replace")} {created.Name}");
        var calls = providers.Get(created.Provider);
        var pending = Begin(created.Urn, PendingOperation.Creating);
        StepFailedException? failure = null;
        try
        {
            var result = await calls.CreateAsync(created.Urn, created.Inputs, preview);
            if (!preview && result.Id.Length == 0)
            {
                throw new StepFailedException("provider did not return an ID from Create");
            }

            (created.Id, created.Outputs) = (result.Id, result.Properties);
        }
        catch (InitFailedException error)
        {
            // A partial failure: the resource is saved, and the replaced one is still marked.
            (created.Id, created.Outputs, created.InitErrors) = (error.Id, error.Properties, error.Reasons);
            failure = new StepFailedException(error.Message);
        }
        catch (Exception error) when (error is not EngineLostException)
        {
            End(pending);
            throw;
        }

        if (old is not null)
        {
            if (pendingDelete)
            {
                old.Delete = true;
            }

            // The entry of a resource that was deleted before goes; another one stays, marked for deletion.
            if (old.PendingReplacement)
            {
                state.Resources.Remove(old);
            }
        }

        created.CreateNumber = Interlocked.Increment(ref creates);
        state.Resources.Add(created);
        End(pending);
        Throw(failure);
    }

    /// <summary>Changes a resource in place.</summary>
    internal async Task UpdateAsync(ResourceState updated, ResourceState old)
    {
        report($"update {updated.Name}");
        var pending = Begin(updated.Urn, "updating");
        StepFailedException? failure = null;
        updated.Id = old.Id;
        try
        {
            updated.Outputs = (await providers.Get(updated.Provider).UpdateAsync(old, updated.Urn, updated.Inputs, preview)).Properties;
        }
        catch (InitFailedException error)
        {
            // A partly failed update saves the new outputs with the old inputs, so that the next run sees the difference again.
            (updated.Outputs, updated.Inputs, updated.InitErrors) = (error.Properties, old.Inputs, error.Reasons);
            failure = new StepFailedException(error.Message);
        }
        catch (Exception error) when (error is not EngineLostException)
        {
            End(pending);
            throw;
        }

        Replace(old, updated);
        End(pending);
        Throw(failure);
    }

    /// <summary>Keeps a resource; its entry gets the new inputs, URN and provider.</summary>
    internal void Same(ResourceState same, ResourceState old)
    {
        (same.Id, same.Outputs, same.InitErrors) = (old.Id, old.Outputs, old.InitErrors);
        Replace(old, same);
    }

    /// <summary>Deletes a resource. A resource that was only read is forgotten without a call.</summary>
    /// <param name="old">The entry.</param>
    /// <param name="pendingReplacement">Whether its replacement is created next, so that the entry stays until then.</param>
    internal async Task DeleteAsync(ResourceState old, bool pendingReplacement)
    {
        report($"{(old.External ? "discard" : "delete")} {old.Name} {old.Id}");
        var pending = Begin(old.Urn, "deleting");
        if (!preview && !old.External)
        {
            Deleting = old;
            try
            {
                await (await providers.EnsureAsync(old.Provider)).DeleteAsync(old);
            }
            catch (Exception error) when (error is not EngineLostException)
            {
                End(pending);
                throw;
            }

            Deleting = null;
            Deleted.Add(old);
        }

        old.PendingReplacement |= pendingReplacement;
        if (!old.PendingReplacement)
        {
            state.Resources.Remove(old);
        }

        End(pending);
    }

    /// <summary>Forgets a resource that was deleted for a replacement that the program no longer wants.</summary>
    internal void RemovePendingReplacement(ResourceState old)
    {
        report($"forget {old.Name}");
        state.Resources.Remove(old);
    }

    /// <summary>Reads a resource that the stack does not own ("get").</summary>
    /// <param name="read">The new entry.</param>
    /// <param name="old">The entry with its URN before; null if there is none.</param>
    /// <param name="replacing">Whether the old entry is another resource of the stack, which is deleted later.</param>
    internal async Task ReadAsync(ResourceState read, ResourceState? old, bool replacing)
    {
        var pending = Begin(read.Urn, "reading");
        try
        {
            // The inputs are sent as state too.
            var result = await providers.Get(read.Provider).ReadAsync(read.Urn, read.Id, read.Inputs, read.Inputs);
            read.Outputs = result.Properties ?? throw new StepFailedException($"resource '{read.Id}' does not exist");
            read.Id = result.Id.Length > 0 ? result.Id : read.Id;
        }
        catch (Exception error) when (error is not EngineLostException)
        {
            End(pending);
            throw;
        }

        if (replacing)
        {
            report($"replace {read.Name} by a read");
            old!.Delete = true;
        }

        // The journal removes the old entry in both cases (readSnapshotMutation.End); the run still deletes it in the end.
        if (old is not null)
        {
            state.Resources.Remove(old);
        }

        state.Resources.Add(read);
        End(pending);
    }

    /// <summary>Imports a resource: reads it without inputs and saves what was read.</summary>
    internal async Task<ResourceState> ImportAsync(PluginCalls calls, ResourceState imported, string id)
    {
        report($"import {imported.Name}");
        var pending = Begin(imported.Urn, "importing");
        try
        {
            var read = await calls.ReadAsync(imported.Urn, id, state: null, inputs: null);
            imported.Outputs = read.Properties ?? throw new StepFailedException($"resource '{id}' does not exist");
            imported.Inputs = read.Inputs ?? throw new StepFailedException("provider does not support importing resources");
            imported.Id = read.Id.Length > 0 ? read.Id : id;
        }
        catch (Exception error) when (error is not EngineLostException)
        {
            End(pending);
            throw;
        }

        state.Resources.Add(imported);
        End(pending);
        return imported;
    }

    /// <summary>Updates an entry from the cloud, and compares the old inputs with what was read.</summary>
    internal async Task RefreshAsync(PluginCalls calls, ResourceState resource)
    {
        var read = await calls.ReadAsync(resource.Urn, resource.Id, resource.Outputs, resource.Inputs);
        if (read.Id.Length == 0 || read.Properties is null)
        {
            report($"gone {resource.Name}");
            state.Resources.Remove(resource);
            return;
        }

        var refreshed = resource.Copy();
        (refreshed.Id, refreshed.Outputs, refreshed.Inputs) = (read.Id, read.Properties, read.Inputs ?? resource.Inputs);
        refreshed.InitErrors = [];
        if (!resource.External)
        {
            await calls.DiffAsync(refreshed.Urn, refreshed.Id, refreshed.Outputs, refreshed.Inputs, resource.Inputs);
        }

        state.Resources[state.Resources.IndexOf(resource)] = refreshed;
    }

    private static void Throw(StepFailedException? failure)
    {
        if (failure is not null)
        {
            throw failure;
        }
    }

    private void Replace(ResourceState old, ResourceState by)
    {
        by.CreateNumber = old.CreateNumber;
        state.Resources.Remove(old);
        state.Resources.Add(by);
    }

    private PendingOperation Begin(string urn, string kind)
    {
        var pending = new PendingOperation(urn, kind);
        if (!preview)
        {
            state.PendingOperations.Add(pending);
        }

        return pending;
    }

    private void End(PendingOperation pending) => state.PendingOperations.Remove(pending);
}
