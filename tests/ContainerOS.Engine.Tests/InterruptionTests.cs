using ContainerOS.Engine.Tests.Recording;

namespace ContainerOS.Engine.Tests;

/// <summary>
/// The engine dies at each boundary of a call: before it, and, if it changes a resource, after it took effect and before its answer
/// arrived. The next run goes on from the state file: in the end each resource of the program exists once, nothing else does, and a preview
/// is empty.
/// </summary>
public sealed class InterruptionTests
{
    private const string A = "resources:\n  a:\n    type: test:T\n    properties: {size: 1}\n";
    private const string B = "  b:\n    type: test:T\n    properties: {of: \"${a.size}\"}\n";
    private const string C = "  c:\n    type: test:T\n    properties: {of: \"${b.of}\"}\n";
    private static readonly string ChangedA = A.Replace("size: 1", "size: 2", StringComparison.Ordinal);

    public static TheoryData<string, string, string, string> Scenarios =>
        new()
        {
            { "create", "resources: {}\n", A + B, "update" },
            { "update", A + B, ChangedA + B, "update" },
            { "replace", A + B + C, ChangedA + B + C, "replace" },
            { "replace, deleting first", A + B + C, ChangedA + B + C, "replace deleting first" },
            { "replace the provider", A + B, "config: {test:region: r2}\n" + A + B, "replace the provider" },
            { "remove", A + B + C, A, "update" },
            {
                "rename and replace",
                A + B,
                ChangedA.Replace("  a:", "  n:", StringComparison.Ordinal)
                    + "    options: {aliases: [{name: a}]}\n"
                    + B.Replace("${a.", "${n.", StringComparison.Ordinal),
                "replace"
            },
        };

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Run_KilledAtEachBoundary_IsCompletedByTheNextRun(string scenario, string before, string after, string diff) =>
        KillAtEachBoundaryAsync(scenario, before, after, diff, refreshes: false);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task RunThatRefreshes_KilledAtEachBoundary_IsCompletedByTheNextRun(string scenario, string before, string after, string diff) =>
        KillAtEachBoundaryAsync(scenario, before, after, diff, refreshes: true);

    private static async Task KillAtEachBoundaryAsync(string scenario, string before, string after, string diff, bool refreshes)
    {
        using var engine = new EngineFixture();
        var start = await AdoptingCloud.DeployAsync(before, diff, engine);
        var (calls, changes) = await RunAsync(start, after, refreshes, killAt: int.MaxValue, isAnswerLost: false);
        Assert.InRange(calls, 3, 40);
        Assert.InRange(changes.Count, 1, calls);
        for (var call = 1; call <= calls; call++)
        {
            foreach (var isAnswerLost in changes.Contains(call) ? [false, true] : new[] { false })
            {
                var fault = await Record.ExceptionAsync(() => RunAsync(start, after, refreshes, call, isAnswerLost));

                Assert.True(fault is null, $"{scenario}, killed at call {call}{(isAnswerLost ? ", answer lost" : "")}: {fault}");
            }
        }
    }

    /// <summary>Returns the number of calls of the run that is killed, and which of them change a resource.</summary>
    private static async Task<(int Calls, IReadOnlySet<int> Changes)> RunAsync(
        AdoptingCloud start,
        string after,
        bool refreshes,
        int killAt,
        bool isAnswerLost
    )
    {
        using var fixture = new EngineFixture();
        var cloud = start.CopyFor(fixture);
        (cloud.KillAt, cloud.IsAnswerLost) = (killAt, isAnswerLost);
        var engine = new DeploymentEngine(fixture.Program(after).Options with { Refresh = refreshes });
        var ct = TestContext.Current.CancellationToken;

        await Record.ExceptionAsync(() => engine.UpAsync(ct));
        var (calls, changes) = (cloud.Calls, cloud.Changes.ToHashSet());
        cloud.Restore();
        var result = await engine.UpAsync(ct);

        Assert.True(result.Outcome is DeploymentOutcome.Succeeded, string.Join('\n', result.Diagnostics));
        cloud.AssertKnown(after.Split("type: test:T").Length - 1);
        Assert.Empty((await engine.PreviewAsync(ct)).Steps);
        Assert.Empty(fixture.Pending());
        return (calls, changes);
    }
}
