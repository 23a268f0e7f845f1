using ContainerOS.EngineModel.Tests.Cloud;
using ContainerOS.EngineModel.Tests.Sequences;

namespace ContainerOS.EngineModel.Tests;

/// <summary>
/// The same sequences against the real plugin: a process for each provider of each run, over gRPC. CONTAINEROS_MODEL_PROCESS_SEQUENCES
/// sets how many.
/// </summary>
public sealed class PluginProcessTests
{
    private const int DefaultCount = 2;

    [Fact]
    public async Task Sequences_WithThePluginProcess_NoPoolIsLostDoubledOrTakenOver()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var server = await FakeAckServer.StartAsync();
        await using var log = await EngineLogServer.StartAsync(ct);
        var runner = new SequenceRunner((account, onChange) => new PluginProcesses(server, account, onChange, log));

        await SequenceTest.RunAsync(runner, SequenceTest.Setting("CONTAINEROS_MODEL_PROCESS_SEQUENCES", DefaultCount), parallel: 1, ct);
    }
}
