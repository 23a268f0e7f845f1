using ContainerOS.Engine.Evaluation;
using ContainerOS.Engine.State;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Deployment;

/// <summary>
/// An existing resource that comes into the state, because the program has the option <c>import</c>: Read with its id and nothing else.
/// Then Check and Diff go on as if it had been in the state (pulumi/pulumi <c>ImportStep.Apply</c> and <c>continueStepsFromImport</c>).
/// </summary>
/// <param name="State">The resource as it was read.</param>
/// <param name="Replaced">The resource of the state that it replaces, or null.</param>
internal sealed record ResourceImport(ResourceState State, ResourceState? Replaced)
{
    /// <summary>
    /// Whether the id is that of a resource that is not in the state. After the import, the option has no effect until it changes.
    /// </summary>
    public static bool IsNeeded(string? id, ResourceState? old) =>
        id is not null && (old is null or { External: true } || (old.ImportId.Length > 0 ? old.ImportId : old.Id) != id);

    /// <summary>Reads the resource. The state stays unchanged.</summary>
    public static async Task<ResourceImport?> ReadAsync(
        RunContext run,
        ConfiguredProvider provider,
        ResourceState desired,
        ResourceState? old,
        RequestedResource requested
    )
    {
        if (old is { Protect: true, External: false })
        {
            throw new EvaluationException(
                requested.Location,
                $"'{requested.Name}' is protected, and the import of {desired.ImportId} would replace {old.Id}: remove 'protect' first"
            );
        }

        var (read, errors) = await ReadAsync(run, provider.Calls, desired);
        if (read.Properties is not { } outputs)
        {
            throw new EvaluationException(
                requested.Location,
                $"'{requested.Name}' imports {desired.ImportId}, which does not exist: correct the id, or remove 'import' to create it"
            );
        }

        if (read.Inputs is not { } inputs)
        {
            throw new EvaluationException(
                requested.Location,
                $"the plugin of '{requested.Package}' cannot import resources of type {requested.Type}: remove 'import', or update the "
                    + "plugin"
            );
        }

        var imported = desired with
        {
            Id = read.Id.Length > 0 ? read.Id : desired.ImportId,
            Inputs = inputs,
            Outputs = outputs,
            InitErrors = [.. errors],
            Created = run.Now,
            Modified = run.Now,
        };
        return new ResourceImport(SecretOutputs.Mark(imported, requested.Properties), old);
    }

    /// <summary>Puts the resource into the state. One that it replaces is deleted at the end of the run.</summary>
    /// <remarks>
    /// Pulumi does so before Check. Here it waits until Diff has said that the program does not replace the resource, so that a mistake in
    /// the program leaves the state as it was.
    /// </remarks>
    public async Task<ResourceState> RecordAsync(RunContext run)
    {
        await (Replaced is null ? run.State.PutAsync(State) : run.State.AddReplacementAsync(State, Replaced));
        return State;
    }

    private static async Task<(ReadResult Read, IReadOnlyList<string> Errors)> ReadAsync(
        RunContext run,
        IResourceProvider calls,
        ResourceState desired
    )
    {
        try
        {
            var request = new ReadRequest(desired.ImportId, desired.Urn, PropertyMap.Empty, PropertyMap.Empty, desired.Timeouts.Read);
            return (await calls.ReadAsync(request, run.Terminated), []);
        }
        catch (InitFailedException fault)
        {
            return (new ReadResult(fault.Id, fault.Properties, fault.Inputs), fault.Reasons);
        }
    }
}
