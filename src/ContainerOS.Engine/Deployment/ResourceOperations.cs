using ContainerOS.Engine.State;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;

namespace ContainerOS.Engine.Deployment;

/// <summary>Creates, changes and deletes resources, and keeps the state true to what happened, failures included.</summary>
internal sealed class ResourceOperations(RunContext run)
{
    public Task<ResourceState> CreateAsync(IResourceProvider provider, ResourceState wanted, ResourceState? was) =>
        RunAsync(
            "creating",
            wanted,
            was,
            async () =>
            {
                var made = await provider.CreateAsync(new CreateRequest(wanted.Urn, wanted.Inputs, null, run.IsPreview), run.Terminated);
                return wanted with { Id = made.Id, Outputs = made.Properties, Created = run.Now, Modified = run.Now };
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
                var changed = await provider.UpdateAsync(request, run.Terminated);
                return wanted with { Id = old.Id, Outputs = changed.Properties, Created = old.Created, Modified = run.Now };
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

        run.State.Remove(old);
    }

    private async Task<ResourceState> RunAsync(string type, ResourceState wanted, ResourceState? was, Func<Task<ResourceState>> operation)
    {
        try
        {
            var done = run.IsPreview ? await operation() : await run.State.TrackPendingAsync(type, wanted, operation);
            run.State.Put(done, was);
            return done;
        }
        catch (InitFailedException fault)
        {
            run.State.Put(
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
            run.State.Save();
            throw;
        }
    }
}
