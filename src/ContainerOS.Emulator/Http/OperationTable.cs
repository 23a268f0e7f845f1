using System.Collections.Frozen;
using ContainerOS.Emulator.Clusters;
using ContainerOS.Emulator.Ecs;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Nodes;
using ContainerOS.Emulator.Sts;
using ContainerOS.Emulator.Tasks;

namespace ContainerOS.Emulator.Http;

/// <summary>All operations. Those of ACK (CS 2015-12-15) are found by method and path, those of ECS (2014-05-26) and STS by name.</summary>
internal static class OperationTable
{
    internal const string AckVersion = "2015-12-15";
    internal const string EcsVersion = "2014-05-26";

    private static readonly Operation[] Ack =
    [
        .. ClusterOperations.All,
        .. NodePoolOperations.All,
        .. NodeOperations.All,
        .. ComponentOperations.All,
        .. VulnerabilityOperations.All,
        .. TaskOperations.All,
    ];

    private static readonly ILookup<(string Method, int Segments), Operation> ByPath = Ack.ToLookup(operation =>
        (operation.Method, operation.Segments.Length)
    );

    private static readonly FrozenDictionary<string, Operation> Ecs = EcsOperations.All.ToFrozenDictionary(operation => operation.Action);
    private static readonly FrozenDictionary<string, Operation> Sts = StsOperations.All.ToFrozenDictionary(operation => operation.Action);

    /// <summary>All operations, with the name of their service.</summary>
    internal static IEnumerable<(string Service, Operation Operation)> All =>
        Ack.Select(operation => ("ACK", operation))
            .Concat(EcsOperations.All.Select(operation => ("ECS", operation)))
            .Concat(StsOperations.All.Select(operation => ("STS", operation)));

    /// <summary>The operation of a request, and the parameters of its path.</summary>
    internal static (Operation Operation, IReadOnlyList<string> Args) Find(ApiRequest request) =>
        request.Version switch
        {
            EcsVersion => FindRpc(Ecs, request),
            StsOperations.Version => FindRpc(Sts, request),
            AckVersion => FindAck(request),
            var version => throw new ApiException(400, "InvalidVersion", $"Specified parameter Version {version} is not valid."),
        };

    /// <summary>Whether the emulator has the operation of a request.</summary>
    internal static bool IsKnown(ApiRequest request) =>
        request.Version switch
        {
            EcsVersion => Ecs.ContainsKey(request.Action),
            StsOperations.Version => Sts.ContainsKey(request.Action),
            AckVersion => Ack.Any(operation => operation.Action == request.Action),
            _ => false,
        };

    private static (Operation Operation, IReadOnlyList<string> Args) FindRpc(
        FrozenDictionary<string, Operation> operations,
        ApiRequest request
    ) =>
        operations.TryGetValue(request.Action, out var operation)
            ? (operation, [])
            : throw new ApiException(404, "InvalidAction.NotFound", $"The emulator does not support {request.Action}.");

    private static (Operation Operation, IReadOnlyList<string> Args) FindAck(ApiRequest request)
    {
        var segments = request.PathSegments;
        foreach (var operation in ByPath[(request.Method, segments.Length)])
        {
            if (Matches(operation, segments))
            {
                return (operation, [.. segments.Where((_, index) => operation.Segments[index] is null)]);
            }
        }

        throw new ApiException(
            404,
            "InvalidAction.NotFound",
            $"The emulator does not support {request.Action} ({request.Method} {request.RawPath})."
        );
    }

    private static bool Matches(Operation operation, string[] segments)
    {
        for (var index = 0; index < segments.Length; index++)
        {
            if (operation.Segments[index] is { } literal && literal != segments[index])
            {
                return false;
            }
        }

        return true;
    }
}
