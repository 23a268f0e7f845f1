using ContainerOS.EngineModel.Tests.Cloud;
using ContainerOS.EngineModel.Tests.Sequences;

namespace ContainerOS.EngineModel.Tests;

/// <summary>
/// Random sequences of what users and the engine do, against the provider in this process. CONTAINEROS_MODEL_SEQUENCES sets how many.
/// </summary>
public sealed class RandomSequenceTests
{
    private const int DefaultCount = 150;

    [Fact]
    public async Task Sequences_NoPoolIsLostDoubledOrTakenOver()
    {
        await using var server = await FakeAckServer.StartAsync();
        var runner = new SequenceRunner((account, onChange) => new InProcessPlugins(server, account, onChange));

        await SequenceTest.RunAsync(
            runner,
            SequenceTest.Setting("CONTAINEROS_MODEL_SEQUENCES", DefaultCount),
            Environment.ProcessorCount,
            TestContext.Current.CancellationToken
        );
    }
}
