using ContainerOS.Engine.State;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;

namespace ContainerOS.Engine.Deployment;

/// <summary>Creates, updates and deletes resources, and records each result in the state, also that of a failure.</summary>
internal sealed class ResourceOperations(RunContext run)
{
    public Task<ResourceState> CreateAsync(IResourceProvider provider, ResourceState desired, ResourceState? previous) =>
        RunAsync(
            "creating",
            desired,
            previous,
            async () =>
            {
                var created = await provider.CreateAsync(
                    new CreateRequest(desired.Urn, desired.Inputs, null, run.IsPreview),
                    run.Terminated
                );
                return desired with { Id = created.Id, Outputs = created.Properties, Created = run.Now, Modified = run.Now };
            }
        );

    public Task<ResourceState> UpdateAsync(IResourceProvider provider, ResourceState desired, ResourceState old) =>
        RunAsync(
            "updating",
            desired with
            {
                Id = old.Id,
                Outputs = old.Outputs,
                Created = old.Created,
            },
            old,
            async () =>
            {
                var request = new UpdateRequest(
                    old.Id,
                    old.Urn,
                    old.Outputs,
                    old.Inputs,
                    desired.Inputs,
                    desired.IgnoreChanges,
                    null,
                    run.IsPreview
                );
                var updated = await provider.UpdateAsync(request, run.Terminated);
                return desired with { Id = old.Id, Outputs = updated.Properties, Created = old.Created, Modified = run.Now };
            }
        );

    public async Task DeleteAsync(IResourceProvider provider, ResourceState old)
    {
        if (!run.IsPreview && !old.RetainOnDelete)
        {
            await run.State.TrackPendingAsync(
                "deleting",
                old,
                async () =>
                {
                    await provider.DeleteAsync(new DeleteRequest(old.Id, old.Urn, old.Outputs, old.Inputs), run.Terminated);
                    return true;
                }
            );
        }

        await run.State.RemoveAsync(old);
    }

    private async Task<ResourceState> RunAsync(
        string type,
        ResourceState desired,
        ResourceState? previous,
        Func<Task<ResourceState>> operation
    )
    {
        try
        {
            var done = run.IsPreview ? await operation() : await run.State.TrackPendingAsync(type, desired, operation);
            await run.State.PutAsync(done, previous);
            return done;
        }
        catch (InitFailedException fault)
        {
            await run.State.PutAsync(
                desired with
                {
                    Id = fault.Id,
                    Outputs = fault.Properties,
                    InitErrors = [.. fault.Reasons],
                    Created = desired.Created ?? run.Now,
                    Modified = run.Now,
                },
                previous
            );
            throw;
        }
        catch
        {
            await run.State.SaveAsync();
            throw;
        }
    }
}
