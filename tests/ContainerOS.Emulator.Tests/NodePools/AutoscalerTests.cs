using ContainerOS.Emulator.Conditions;
using ContainerOS.Emulator.Tests.Store;

namespace ContainerOS.Emulator.Tests.NodePools;

/// <summary>The autoscaler of a pool under a load that changes over time.</summary>
public sealed class AutoscalerTests
{
    private const string Pools = $"/clusters/{DemoAccount.ClusterId}/nodepools";
    private const long Minute = 60_000;
    private readonly EmulatedWorld emulated = new();

    [Fact]
    public void Load_AddsNodesAtOnce_AndRemovesThemWhenTheyWereUnneededForTenMinutes()
    {
        emulated.Set(Load((0, 10), (10, 35), (30, 5)));
        var pool = Create(1, 8);

        Assert.Equal([1, 1, 4, 4, 4, 1], At(pool, 5, 9, 13, 29, 39, 43));
        Assert.Equal("active", emulated.Detail(pool).Map("status")!.Text("state"));
    }

    [Fact]
    public void Load_IsServedWithinTheBoundsOfThePool()
    {
        emulated.Set(Load((0, 0), (10, 1_000), (30, 0)));
        var pool = Create(2, 5);

        Assert.Equal([2, 5, 2], At(pool, 5, 15, 60));
    }

    [Fact]
    public void Peak_ThatIsShorterThanTenMinutes_KeepsTheNodes()
    {
        emulated.Set(Load((0, 30), (10, 10), (15, 30), (60, 30)));
        var pool = Create(1, 5);

        Assert.Equal([3, 3, 3], At(pool, 5, 14, 90));
    }

    [Fact]
    public void FailedNodes_AreReplacedByOthers_UpToTheBound()
    {
        emulated.Set(
            Load((0, 20)) with
            {
                Images = [new() { ImageId = "lifsea_3_x64_5G_alibase_20250916.qcow2", Kind = ImageFaultKind.NeverBoots }],
            }
        );
        var pool = Create(1, 4);
        At(pool, 120);
        var failed = emulated.Detail(pool).Map("status")!.Whole("failed_nodes");
        emulated.Set(Load((0, 20)));

        Assert.Equal(4, failed);
        Assert.Equal([4], At(pool, 240));
    }

    [Fact]
    public void PoolWithoutAnAutoscaler_OrWithoutLoad_IsLeftAlone()
    {
        emulated.Set(Load((0, 500)));
        var other = emulated.CreateReady("db", 2);
        var fixedSize = emulated.CreateReady("web", 1);
        At(other, 60);

        Assert.Equal((2, 1), (emulated.Nodes(other).Count, emulated.Nodes(fixedSize).Count));
        Assert.Equal(long.MaxValue, emulated.Store.Read().World.DueAt);
    }

    [Fact]
    public void Autoscaler_IsTurnedOnLater_ServesTheLoad()
    {
        emulated.Set(Load((0, 30)));
        var pool = emulated.CreateReady("web", 1);
        emulated.Run("PUT", $"{Pools}/{pool}", """{"auto_scaling":{"enable":true,"min_instances":0,"max_instances":9}}""");

        Assert.Equal([3], At(pool, 10));
    }

    private static EmulatorConditions Load(params (int Minute, int Pods)[] steps) =>
        new()
        {
            Load =
            [
                .. steps.Select(step => new LoadStep
                {
                    Pool = "web",
                    At = TimeSpan.FromMinutes(step.Minute),
                    Pods = step.Pods,
                }),
            ],
        };

    private string Create(int least, int most) =>
        emulated
            .Run(
                "POST",
                Pools,
                Wire.RequestBodies.Pool.Replace("\"count\":1,", string.Empty, StringComparison.Ordinal)
                    .Replace("\"desired_size\":1,", string.Empty, StringComparison.Ordinal)
                    .Replace(
                        "{\"enable\":false,\"min_instances\":1,\"max_instances\":2}",
                        $$"""{"enable":true,"min_instances":{{least}},"max_instances":{{most}}}""",
                        StringComparison.Ordinal
                    )
            )
            .Text("nodepool_id")!;

    /// <summary>The sizes of a pool at some minutes since the creation of the account.</summary>
    private List<int> At(string pool, params int[] minutes)
    {
        List<int> sizes = [];
        foreach (var minute in minutes)
        {
            emulated.Clock.Advance(1_000_000 + (minute * Minute) - emulated.Clock.Now);
            sizes.Add(emulated.Nodes(pool).Count);
        }

        return sizes;
    }
}
