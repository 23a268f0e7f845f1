using ContainerOS.Engine.State;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;

namespace ContainerOS.Engine.Deployment;

/// <summary>Creates, updates and deletes resources, and records each result in the state, also that of a failure.</summary>
internal sealed class ResourceOperations(RunContext run)
{
    public Task<ResourceState> CreateAsync(IResourceProvider provider, ResourceState wanted, ResourceState? was) =>
        RunAsync(
            "creating",
            wanted,
            was,
            async () =>
            {
                var created = await provider.CreateAsync(new CreateRequest(wanted.Urn, wanted.Inputs, null, run.IsPreview), run.Terminated);
                return wanted with { Id = created.Id, Outputs = created.Properties, Created = run.Now, Modified = run.Now };
            }
        );

    public Task<ResourceState> UpdateAsync(IResourceProvider provider, ResourceState wanted, ResourceState old) =>
        RunAsync(
            "updating",
            wanted with
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
                    wanted.Inputs,
                    wanted.IgnoreChanges,
                    null,
                    run.IsPreview
                );
                var updated = await provider.UpdateAsync(request, run.Terminated);
                return wanted with { Id = old.Id, Outputs = updated.Properties, Created = old.Created, Modified = run.Now };
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

    private async Task<ResourceState> RunAsync(string type, ResourceState wanted, ResourceState? was, Func<Task<ResourceState>> operation)
    {
        try
        {
            var done = run.IsPreview ? await operation() : await run.State.TrackPendingAsync(type, wanted, operation);
            await run.State.PutAsync(done, was);
            return done;
        }
        catch (InitFailedException fault)
        {
            await run.State.PutAsync(
                wanted with
                {
                    Id = fault.Id,
                    Outputs = fault.Properties,
                    InitErrors = [.. fault.Reasons],
                    Created = wanted.Created ?? run.Now,
                    Modified = run.Now,
                },
                was
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
