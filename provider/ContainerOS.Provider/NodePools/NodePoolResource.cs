using ContainerOS.Protocol.Calls;
using ContainerOS.Provider.Naming;

namespace ContainerOS.Provider.NodePools;

/// <summary>The life of a node pool, one call each.</summary>
internal sealed class NodePoolResource(ProviderSession session)
{
    internal Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct) => new NodePoolCheck(session).RunAsync(request, ct);

    internal Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken ct) =>
        request.Preview
            ? Task.FromResult(new CreateResult(string.Empty, PreviewState.OfNew(request.Properties)))
            : new NodePoolCreation(session, new ResourceUrn(request.Urn)).RunAsync(request, ct);

    internal Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken ct) => new NodePoolReading(session).RunAsync(request, ct);

    internal Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken ct) =>
        new NodePoolUpdate(session, new ResourceUrn(request.Urn)).RunAsync(request, ct);

    internal Task DeleteAsync(DeleteRequest request, CancellationToken ct) => new NodePoolDeletion(session).RunAsync(request, ct);
}
