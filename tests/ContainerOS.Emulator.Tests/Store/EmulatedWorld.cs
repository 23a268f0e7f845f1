using System.Text;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Tests.Wire;
using ContainerOS.Emulator.Time;

namespace ContainerOS.Emulator.Tests.Store;

/// <summary>A world that a test changes by operations, without HTTP. Its clock is stepped.</summary>
internal sealed class EmulatedWorld
{
    private const string Pools = $"/clusters/{DemoAccount.ClusterId}/nodepools";

    public EmulatedWorld(IWorldFile? file = null)
    {
        Clock = new VirtualClock(TimeProvider.System, 0, 1_000_000);
        Store = new WorldStore(World.New(1, Clock.Now), Clock, file);
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
    public FieldMap Run(string method, string path, string body = "")
    {
        var request = new ApiRequest(
            method,
            path,
            [],
            new Dictionary<string, string> { ["x-acs-version"] = OperationTable.AckVersion },
            Encoding.UTF8.GetBytes(body)
        );
        var (operation, args) = OperationTable.Find(request);
        if (operation.IsChange)
        {
            return (FieldMap)Store.Change((world, edit) => operation.Run(new Call(request, args, world, edit.Now, edit)));
        }

        var (present, now) = Store.Read();
        return (FieldMap)operation.Run(new Call(request, args, present, now, null));
    }

    /// <summary>Creates a pool with a number of nodes, which join when the clock is advanced. Returns its id.</summary>
    public string Create(string name, int size) =>
        Run(
                "POST",
                Pools,
                RequestBodies
                    .Pool.Replace("\"name\":\"web\"", $"\"name\":\"{name}\"", StringComparison.Ordinal)
                    .Replace("\"desired_size\":1", $"\"desired_size\":{size}", StringComparison.Ordinal)
            )
            .Text("nodepool_id")!;

    public FieldMap Detail(string pool) => Run("GET", $"{Pools}/{pool}");
}
