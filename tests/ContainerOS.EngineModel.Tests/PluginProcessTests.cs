using ContainerOS.EngineModel.Tests.Cloud;
using ContainerOS.EngineModel.Tests.Sequences;

namespace ContainerOS.EngineModel.Tests;

/// <summary>
/// The same sequences against the real plugin: a process for each provider of each run, over gRPC. CONTAINEROS_MODEL_PROCESS_SEQUENCES
/// sets how many.
/// </summary>
public sealed class PluginProcessTests
{
    /// <summary>
    /// This sequence loses the plugin in one run and a reply of the cloud in another, replaces a pool and names one. It
    /// starts few processes.
    /// </summary>
    private const int DefaultSeed = 10;
    private const int DefaultCount = 1;

    [Fact]
    public async Task Sequences_WithThePluginProcess_NoPoolIsLostDoubledOrTakenOver()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var server = await FakeAckServer.StartAsync();
        await using var log = await EngineLogServer.StartAsync(ct);
        var runner = new SequenceRunner((account, onChange) => new PluginProcesses(server, account, onChange, log));

        var count = SequenceTest.Setting("CONTAINEROS_MODEL_PROCESS_SEQUENCES", DefaultCount);
        await SequenceTest.RunAsync(runner, count, parallel: 1, ct, firstSeed: count == DefaultCount ? DefaultSeed : 1);
    }
}
