using System.Text;
using ContainerOS.Emulator.Conditions;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Tests.Wire;
using ContainerOS.Emulator.Time;

namespace ContainerOS.Emulator.Tests.Store;

/// <summary>A world that a test changes by operations, without HTTP. Its clock is stepped.</summary>
internal sealed class EmulatedWorld
{
    private const string Pools = $"/clusters/{DemoAccount.ClusterId}/nodepools";

    public EmulatedWorld(IWorldFile? file = null, int seed = 1)
    {
        Clock = new VirtualClock(TimeProvider.System, 0, 1_000_000);
        Store = new WorldStore(World.New(seed, Clock.Now), Clock, file);
    }

    public VirtualClock Clock { get; }

    public WorldStore Store { get; }

    /// <summary>Everything that the world has, as text.</summary>
    public string Text
    {
        get
        {
            var (world, now) = Store.Read();
            return WorldDocument.Write(world, now);
        }
    }

    /// <summary>Runs an operation of ACK and returns its reply.</summary>
    public FieldMap Run(string method, string path, string body = "", params KeyValuePair<string, string>[] query) =>
        Run(
            new ApiRequest(
                method,
                path,
                query,
                new Dictionary<string, string> { ["x-acs-version"] = OperationTable.AckVersion },
                Encoding.UTF8.GetBytes(body)
            )
        );

    /// <summary>Runs an operation of ECS and returns its reply.</summary>
    public FieldMap Ecs(string action) =>
        Run(
            new ApiRequest(
                "POST",
                "/",
                [],
                new Dictionary<string, string> { ["x-acs-version"] = OperationTable.EcsVersion, ["x-acs-action"] = action },
                []
            )
        );

    private FieldMap Run(ApiRequest request)
    {
        var (operation, args) = OperationTable.Find(request);
        if (operation.IsChange)
        {
            return (FieldMap)Store.Change((world, edit) => operation.Run(new Call(request, args, world, edit.Now, edit)));
        }

        var (present, now) = Store.Read();
        return (FieldMap)operation.Run(new Call(request, args, present, now, null));
    }

    /// <summary>Creates a pool with a number of nodes, which join when the clock is advanced. Returns its id.</summary>
    public string Create(string name, int size) => Run("POST", Pools, RequestBodies.PoolOf(name, size)).Text("nodepool_id")!;

    public FieldMap Detail(string pool) => Run("GET", $"{Pools}/{pool}");

    /// <summary>Creates a pool, and lets its nodes become ready, or fail.</summary>
    public string CreateReady(string name, int size)
    {
        var pool = Create(name, size);
        End(Store.Read().World.Pools[pool].TaskId!);
        return pool;
    }

    /// <summary>Starts the replacement of all nodes by an image, or an upgrade with the given body.</summary>
    public string Upgrade(string pool, string imageId, string policy = "{}") =>
        Run("POST", $"{Pools}/{pool}/upgrade", $$"""{"image_id":"{{imageId}}","use_replace":true,"rolling_policy":{{policy}}}""")
            .Text("task_id")!;

    /// <summary>Sets what the account meets.</summary>
    public void Set(EmulatorConditions conditions) =>
        Store.Change(
            (world, edit) =>
            {
                Autoscaler.Set(edit, world, conditions);
                return 0;
            }
        );

    /// <summary>Moves the clock to the end of a task, and returns the task.</summary>
    public FieldMap End(string task)
    {
        Store.AdvanceUntilEnd(task);
        return Task(task);
    }

    public FieldMap Task(string task) => Run("GET", $"/tasks/{task}");

    /// <summary>The nodes of a pool as the service describes them.</summary>
    public IReadOnlyList<FieldMap> Nodes(string pool) =>
        Run("GET", $"/clusters/{DemoAccount.ClusterId}/nodes", "", new("nodepool_id", pool), new("pageSize", "100")).Maps("nodes")!.Value;
}
