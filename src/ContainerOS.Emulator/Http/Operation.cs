using ContainerOS.Emulator.Clusters;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Sts;
using ContainerOS.Emulator.Tasks;

namespace ContainerOS.Emulator.Http;

/// <summary>An operation of a service.</summary>
/// <param name="Action">Its name.</param>
/// <param name="Method">The HTTP method; empty for an operation that is found by its name.</param>
/// <param name="Path">The path, with the names of its parameters in braces.</param>
/// <param name="IsChange">Whether it changes anything.</param>
/// <param name="Run">Computes the reply. It may run more than once.</param>
/// <param name="RequestIdName">The name of the request id in the reply, which differs by operation; null for a reply without one.</param>
internal sealed record Operation(
    string Action,
    string Method,
    string Path,
    bool IsChange,
    Func<Call, FieldValue> Run,
    string? RequestIdName
)
{
    /// <summary>The segments of the path; null for a parameter.</summary>
    internal string?[] Segments { get; } =
    [.. Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => part.StartsWith('{') ? null : part)];

    /// <summary>An operation that changes nothing.</summary>
    internal static Operation Read(string action, string method, string path, Func<Call, FieldValue> run, string? requestIdName = null) =>
        new(action, method, path, false, run, requestIdName);

    /// <summary>An operation that changes something.</summary>
    internal static Operation Change(string action, string method, string path, Func<Call, FieldValue> run, string? requestIdName = null) =>
        new(action, method, path, true, run, requestIdName);
}

/// <summary>A call of an operation.</summary>
/// <param name="request">The request.</param>
/// <param name="args">The parameters of the path.</param>
/// <param name="world">The world at the moment of the call.</param>
/// <param name="now">That moment, in emulated milliseconds since the Unix epoch.</param>
/// <param name="edit">The change of the world; null for an operation that changes nothing.</param>
internal sealed class Call(ApiRequest request, IReadOnlyList<string> args, World world, long now, WorldEditor? edit)
{
    private readonly List<string> unread = [];
    private FieldMap? body;

    internal ApiRequest Request => request;

    internal IReadOnlyList<string> Args => args;

    /// <summary>The session of the caller; null for the user of the demo account.</summary>
    internal RoleSession? Caller { get; init; }

    /// <summary>The real time, by which keys expire.</summary>
    internal DateTimeOffset RealNow { get; init; }

    /// <summary>The temporary keys of the account; null for a call that does not come over HTTP.</summary>
    internal TemporaryKeys? TemporaryKeys { get; init; }

    internal World World => world;

    internal long Now => now;

    internal WorldEditor Edit => edit ?? throw new InvalidOperationException("The operation changes nothing.");

    /// <summary>The fields of the body that the API has.</summary>
    internal FieldMap Body =>
        body ??= ApiModel.RequestOf(request.Action) is { } model ? model.Keep(request.Fields(), unread) : request.Fields();

    /// <summary>The paths of fields of the body that the API does not have, once the body was read.</summary>
    internal IReadOnlyList<string> Unread => unread;

    /// <summary>The pool in the path <c>/clusters/{cluster}/nodepools/{nodepool}</c>.</summary>
    internal NodePool Pool => world.Pool(Cluster.Find(args[0]).Id, args[1]);

    /// <summary>The pool in the path, which must not be busy.</summary>
    internal NodePool IdlePool()
    {
        var pool = Pool;
        return pool.IsBusy ? throw Busy(pool) : pool;
    }

    /// <summary>The refusal of a busy pool. Its code and message were seen; the status is inferred from the code.</summary>
    internal static ApiException Busy(NodePool pool) =>
        new(403, "InvalidNodePoolStatus.Forbidden", $"cannot operate nodepool when nodepool state is {pool.State}.");

    /// <summary>The reply with the ids of a pool and of a task that was started.</summary>
    internal static FieldMap Started(NodePool pool, ClusterTask task) => FieldMap.Of(("nodepool_id", pool.Id), ("task_id", task.Id));
}
