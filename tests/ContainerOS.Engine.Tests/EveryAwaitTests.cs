using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Testing;

namespace ContainerOS.Engine.Tests;

/// <summary>
/// The engine is killed at every await of a run and at every step of a write. The state can be read then, and knows each resource of the
/// cloud: by its id, or by a create that was running. The next run of the same verb completes it: each resource exists once, nothing else
/// does, and a preview is empty.
/// </summary>
/// <remarks>
/// CI has a sample of the places. All of them, one resource after the other and three at once in 10 orders:
/// <c>CONTAINEROS_KILL_ORDERS=10</c>.
/// </remarks>
public sealed class EveryAwaitTests
{
    private const string A = "resources:\n  a:\n    type: test:T\n    properties: {size: 1}\n";
    private const string B = "  b:\n    type: test:T\n    properties: {of: \"${a.size}\"}\n";
    private const string C = "  c:\n    type: test:T\n    properties: {of: \"${b.of}\"}\n";
    private const string D = "  d:\n    type: test:T\n    properties: {size: 7}\n";
    private const string Nothing = "resources: {}\n";
    private const int SampledPlaces = 12;
    private static readonly string ChangedA = A.Replace("size: 1", "size: 2", StringComparison.Ordinal);

    private static readonly int Orders = RunCount.Of("CONTAINEROS_KILL_ORDERS", 0);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string, string> Runs =>
        new()
        {
            { "up that creates", Nothing, A + B + D, "update" },
            { "up that updates", A + B + D, ChangedA + B + D.Replace("7", "8", StringComparison.Ordinal), "update" },
            { "up that replaces", A + B + C + D, ChangedA + B + C + D, "replace" },
            { "up that replaces, deleting first", A + B + C + D, ChangedA + B + C + D, "replace deleting first" },
            { "up that replaces the provider", A + B, "config: {test:region: r2}\n" + A + B, "replace the provider" },
            { "up that removes", A + B + C + D, A, "update" },
            {
                "up that renames and replaces",
                A + B,
                ChangedA.Replace("  a:", "  n:", StringComparison.Ordinal)
                    + "    options: {aliases: [{name: a}]}\n"
                    + B.Replace("${a.", "${n.", StringComparison.Ordinal),
                "replace"
            },
            { "refresh after changes", A + B + D, A + B + D, "update" },
            { "refresh after deletions", A + B + D, A + B + D, "update" },
            { "destroy", A + B + C + D, A + B + C + D, "update" },
        };

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Run_KilledAtEveryAwait_LosesAndDoublesNothing(string verb, string before, string after, string diff)
    {
        var total = 0;
        using var engine = new EngineFixture();
        var start = await AdoptingCloud.DeployAsync(before, diff, engine);
        ChangeOutside(verb, start);
        for (var order = 0; order <= Orders; order++)
        {
            var places = await RunAsync(verb, start, after, order, killAt: int.MaxValue);
            Assert.InRange(places, 20, 5000);
            foreach (var place in Orders == 0 ? Sample(places) : Enumerable.Range(1, places))
            {
                var fault = await Record.ExceptionAsync(() => RunAsync(verb, start, after, order, place));
                Assert.True(fault is null, $"{verb}, order {order}, killed at place {place} of {places}: {fault}");
                total++;
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{verb}: killed {total} times");
    }

    private static IEnumerable<int> Sample(int places)
    {
        var random = new Random(places);
        return Enumerable.Range(0, SampledPlaces).Select(part => 1 + (part * places / SampledPlaces) + random.Next(places / SampledPlaces));
    }

    /// <summary>Returns the number of places of the run that is killed. Order 0 is one resource after the other.</summary>
    private static async Task<int> RunAsync(string verb, AdoptingCloud start, string after, int order, int killAt)
    {
        using var engine = new EngineFixture();
        var cloud = start.CopyFor(engine);
        engine.Options = engine.Program(after).Options with { Parallelism = order == 0 ? 1 : 3, Refresh = order % 2 == 1 };
        var process = new KillableProcess(killAt, order);
        cloud.OnTheWay = KillableProcess.WaitAsync;

        DeploymentResult? result = null;
        var isKilled = await process.RunAsync(async () =>
            result = await VerbAsync(new(engine.Options with { Files = process.Files }), verb)
        );

        cloud.OnTheWay = () => Task.CompletedTask;
        Assert.Equal(killAt != int.MaxValue, isKilled);
        Assert.True(isKilled || result!.Outcome is DeploymentOutcome.Succeeded);
        AssertKnown(engine, cloud);
        await CompletesAsync(engine, cloud, verb, after);
        return process.Places;
    }

    private static void ChangeOutside(string verb, AdoptingCloud cloud)
    {
        if (verb == "refresh after changes")
        {
            cloud.ChangeAll();
        }
        else if (verb == "refresh after deletions")
        {
            cloud.Lose("id-1");
            cloud.Lose("id-3");
        }
    }

    /// <summary>No resource of the cloud is without a trace in the state, whenever the engine was killed.</summary>
    private static void AssertKnown(EngineFixture engine, AdoptingCloud cloud)
    {
        if (!File.Exists(engine.StateFile))
        {
            Assert.Empty(cloud.Ids);
            return;
        }

        var known = engine.Resources().Select(resource => (string?)resource["id"]).ToHashSet();
        var creating = engine.Pending().ToHashSet();
        Assert.All(cloud.Ids.Where(id => !known.Contains(id)), id => Assert.Contains($"creating {cloud.UrnOf(id)}", creating));
    }

    private static async Task CompletesAsync(EngineFixture engine, AdoptingCloud cloud, string verb, string after)
    {
        var next = await VerbAsync(new(engine.Options), verb);
        Assert.True(next.Outcome is DeploymentOutcome.Succeeded, string.Join('\n', next.Diagnostics));
        cloud.AssertKnown(
            verb switch
            {
                "destroy" => 0,
                "refresh after deletions" => 1,
                _ => after.Split("type: test:T").Length - 1,
            }
        );
        Assert.Empty(engine.Pending());
        if (verb.StartsWith("up", StringComparison.Ordinal))
        {
            Assert.Empty((await new DeploymentEngine(engine.Options).PreviewAsync(Ct)).Steps);
        }
    }

    private static Task<DeploymentResult> VerbAsync(DeploymentEngine engine, string verb) =>
        verb.Split(' ')[0] switch
        {
            "refresh" => engine.RefreshAsync(Ct),
            "destroy" => engine.DestroyAsync(Ct),
            _ => engine.UpAsync(Ct),
        };
}
