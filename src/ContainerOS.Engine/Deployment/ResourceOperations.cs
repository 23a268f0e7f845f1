using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.State;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using Grpc.Core;

namespace ContainerOS.Engine.Deployment;

/// <summary>Creates, updates and deletes resources, and records each result in the state, also that of a failure.</summary>
internal sealed class ResourceOperations(RunContext run)
{
    /// <summary>Creates a resource.</summary>
    /// <param name="provider">Its provider.</param>
    /// <param name="desired">Its state but for its id and outputs.</param>
    /// <param name="record">Puts the created resource into the state.</param>
    public Task<ResourceState> CreateAsync(IResourceProvider provider, ResourceState desired, Func<ResourceState, Task> record) =>
        RunAsync(
            PendingOperation.Creating,
            desired,
            desired.Inputs,
            record,
            async () =>
            {
                var created = await provider.CreateAsync(
                    new CreateRequest(desired.Urn, desired.Inputs, desired.Timeouts.Create, run.IsPreview),
                    run.Terminated
                );
                if (created.Id.Length == 0 && !run.IsPreview)
                {
                    throw new RpcFaultException(
                        StatusCode.Internal,
                        "the provider returned no id from Create: report this as an error of its plugin"
                    );
                }

                WarnOfSharedId(desired, created.Id);
                return desired with { Id = created.Id, Outputs = created.Properties, Created = run.Now, Modified = run.Now };
            }
        );

    /// <summary>
    /// Updates a resource in place. An update that did not complete is recorded with the old inputs, so that the next run sees the change
    /// again (pulumi/pulumi <c>pkg/engine/update.go</c>, <c>OnResourceStepPost</c>).
    /// </summary>
    public Task<ResourceState> UpdateAsync(IResourceProvider provider, ResourceState desired, ResourceState old) =>
        RunAsync(
            "updating",
            desired with
            {
                Id = old.Id,
                Outputs = old.Outputs,
                Created = old.Created,
            },
            old.Inputs,
            done => run.State.PutAsync(done, old),
            async () =>
            {
                var request = new UpdateRequest(
                    old.Id,
                    desired.Urn,
                    old.Outputs,
                    old.Inputs,
                    desired.Inputs,
                    desired.IgnoreChanges,
                    desired.Timeouts.Update,
                    run.IsPreview
                );
                var updated = await provider.UpdateAsync(request, run.Terminated);
                return desired with { Id = old.Id, Outputs = updated.Properties, Created = old.Created, Modified = run.Now };
            }
        );

    /// <summary>
    /// Deletes a resource with the provider that it was deployed with. A resource that the user wants to keep, that was only read, or that
    /// is deleted with another one is only removed from the state (pulumi/pulumi <c>DeleteStep.Apply</c>).
    /// </summary>
    /// <param name="old">The resource.</param>
    /// <param name="keepsAsPendingReplacement">
    /// Whether it stays in the state until its replacement exists. A run that dies in between leaves it there, and the next run creates the
    /// replacement and does not delete again.
    /// </param>
    public async Task<bool> DeleteAsync(ResourceState old, bool keepsAsPendingReplacement)
    {
        var provider = await run.Providers.OfAsync(run, old);
        if (!run.IsPreview && old is { RetainOnDelete: false, External: false } && !IsDeletedWithAnother(old))
        {
            await run.State.TrackPendingAsync(
                "deleting",
                old,
                async () =>
                {
                    await provider.Calls.DeleteAsync(
                        new DeleteRequest(old.Id, old.Urn, old.Outputs, old.Inputs, old.Timeouts.Delete),
                        run.Terminated
                    );
                    return true;
                }
            );
        }

        await (keepsAsPendingReplacement ? run.State.PutAsync(old with { PendingReplacement = true }, old) : run.State.RemoveAsync(old));
        return true;
    }

    private void WarnOfSharedId(ResourceState desired, string id)
    {
        if (!run.IsPreview && run.State.FindOther(desired, id) is { } other)
        {
            var message =
                $"the plugin returned the id '{id}', which {other.Urn} has, too: both may be one resource of the cloud, and to delete one "
                + "deletes the other. Report this as an error of the plugin";
            run.Report.Publish(new EngineMessage(EngineSeverity.Warning, message, desired.Urn));
        }
    }

    private bool IsDeletedWithAnother(ResourceState old) => old.DeletedWith is { } other && run.Decisions.IsDeleted(other);

    private async Task<ResourceState> RunAsync(
        string type,
        ResourceState desired,
        PropertyMap inputsOfIncomplete,
        Func<ResourceState, Task> record,
        Func<Task<ResourceState>> operation
    )
    {
        try
        {
            var done = run.IsPreview ? await operation() : await run.State.TrackPendingAsync(type, desired, operation);
            done = SecretOutputs.Mark(done, done.Inputs);
            await record(done);
            return done;
        }
        catch (InitFailedException fault)
        {
            await record(
                SecretOutputs.Mark(
                    desired with
                    {
                        Id = fault.Id,
                        Inputs = inputsOfIncomplete,
                        Outputs = fault.Properties,
                        InitErrors = [.. fault.Reasons],
                        Created = desired.Created ?? run.Now,
                        Modified = run.Now,
                    },
                    desired.Inputs
                )
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

/// <summary>Marks outputs as secret that the provider returned in plain text.</summary>
internal static class SecretOutputs
{
    /// <summary>
    /// The outputs that the program declares as secret, and those whose input of the same name is secret, are secret (pulumi/pulumi
    /// <c>stepExecutor.executeStep</c>).
    /// </summary>
    public static ResourceState Mark(ResourceState state)
    {
        var outputs = state.Outputs;
        foreach (var (name, value) in state.Outputs)
        {
            var isSecret = state.AdditionalSecretOutputs.Contains(name) || state.Inputs.Find(name) is PropertySecret;
            if (isSecret && value is not PropertySecret)
            {
                outputs = outputs.With(name, new PropertySecret(value));
            }
        }

        return ReferenceEquals(outputs, state.Outputs) ? state : state with { Outputs = outputs };
    }

    /// <summary>
    /// The same within an input: a cloud or a plugin returns unencrypted what the program has as secret. Pulumi relies on the provider for
    /// that.
    /// </summary>
    /// <param name="read">The resource with the inputs and outputs that were read.</param>
    /// <param name="known">The inputs of the program, or of the state before.</param>
    public static ResourceState Mark(ResourceState read, PropertyMap known) =>
        Mark(read with { Inputs = (PropertyMap)MarkLike(read.Inputs, known), Outputs = (PropertyMap)MarkLike(read.Outputs, known) });

    /// <summary>
    /// The value with a secret wherever the known value has one. A list of another length is secret as a whole, because it is not known
    /// which of its items is the secret one.
    /// </summary>
    private static PropertyValue MarkLike(PropertyValue value, PropertyValue known) =>
        (value, known) switch
        {
            (PropertySecret, _) => value,
            _ when !known.ContainsSecrets => value,
            (PropertyMap map, PropertyMap secrets) => PropertyMap.Of(
                map.Select(pair =>
                    KeyValuePair.Create(pair.Key, secrets.Find(pair.Key) is { } like ? MarkLike(pair.Value, like) : pair.Value)
                )
            ),
            (PropertyArray list, PropertyArray secrets) when list.Items.Length == secrets.Items.Length => PropertyArray.Of(
                list.Items.Zip(secrets.Items, MarkLike)
            ),
            _ => new PropertySecret(value),
        };
}
