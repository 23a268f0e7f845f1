using ContainerOS.Engine.State;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Monitor;
using ContainerOS.Protocol.Values;
using Grpc.Core;

namespace ContainerOS.Engine.Deployment;

/// <summary>
/// Reads a resource that the program does not manage (pulumi/pulumi <c>stepGenerator.GenerateReadSteps</c> and <c>ReadStep.Apply</c>).
/// </summary>
internal sealed class ResourceRetrieval(RunContext run, ResourceRead request, string urn, string parent, ConfiguredProvider provider)
{
    /// <exception cref="RpcFaultException">The resource does not exist, or its provider cannot read it.</exception>
    public async Task<RegisteredResource> RunAsync()
    {
        if (request.Id.Unwrapped is not PropertyString { Value: { Length: > 0 } id })
        {
            return request.Id.ContainsUnknowns
                ? new RegisteredResource(urn, string.Empty, PropertyMap.Empty)
                : throw new RpcFaultException(StatusCode.InvalidArgument, $"'{request.Name}' is read without an id");
        }

        if (run.Kind is RunKind.Validate)
        {
            return new RegisteredResource(urn, id, PropertyMap.Empty); // A validation reads nothing from the cloud.
        }

        var inputs = OutputValues.Remove(request.Properties);

        // Pulumi sends the properties as both, and providers rely on either.
        var read = await provider.Calls.ReadAsync(new ReadRequest(id, urn, inputs, inputs), run.Terminated);
        if (read.Properties is not { } outputs)
        {
            throw new RpcFaultException(StatusCode.NotFound, $"'{request.Name}' reads {id}, which does not exist: correct the id");
        }

        var old = run.State.Find(urn);
        var state = SecretOutputs.Mark(
            new ResourceState(urn, request.Type)
            {
                Id = read.Id.Length > 0 ? read.Id : id,
                Inputs = inputs,
                Outputs = outputs,
                Parent = parent,
                External = true,
                Provider = provider.State.Reference,
                Dependencies = request.Dependencies,
                AdditionalSecretOutputs = request.AdditionalSecretOutputs,
                Created = old?.Created ?? run.Now,
                Modified = old is not null && StructuralDiff.AreEqual(old.Outputs, outputs) ? old.Modified : run.Now,
            }
        );
        if (!run.IsPreview && (state.Inputs.ContainsSecrets || state.Outputs.ContainsSecrets))
        {
            run.Workspace.Secrets.EnsurePassphrase();
        }

        // A resource that the program managed so far is deleted at the end, unless the program now only reads it.
        await (
            old is { External: false } && old.Id != state.Id ? run.State.AddReplacementAsync(state, old) : run.State.PutAsync(state, old)
        );
        return new RegisteredResource(urn, state.Id, state.Outputs);
    }
}
