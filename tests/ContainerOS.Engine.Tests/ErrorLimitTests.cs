using ContainerOS.Engine.Deployment;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Protocol.Calls;

namespace ContainerOS.Engine.Tests;

/// <summary>A program with thousands of errors is reported as one with a hundred, and the rest of it is not evaluated.</summary>
public sealed class ErrorLimitTests
{
    [Fact]
    public async Task Preview_ThousandsOfBrokenResources_ReportsAHundredErrors_AndStops()
    {
        using var engine = new EngineFixture();
        var provider = new Refusing();
        engine.Program(
            "resources:\n"
                + string.Concat(Enumerable.Range(0, 3000).Select(index => $"  r{index}: {{type: test:T, properties: {{a: {index}}}}}\n"))
        );

        var result = await new DeploymentEngine(
            engine.Options with
            {
                Connect = _ => new ProviderConnection(provider, new HandshakeResponse()),
                Parallelism = 16,
            }
        ).PreviewAsync(TestContext.Current.CancellationToken);

        Assert.Equal(DeploymentOutcome.Failed, result.Outcome);
        var errors = result.Diagnostics.Where(item => item.Severity is EngineSeverity.Error).Select(item => item.Message).ToList();
        Assert.Equal(101, errors.Count);
        Assert.Equal("there are more than 100 errors: fix these first", errors[^1]);
        Assert.InRange(provider.Checks, 17, 40);
    }

    private sealed class Refusing : ResourceProviderBase
    {
        private int checks;

        public int Checks => checks;

        public override Task<PluginInfo> GetPluginInfoAsync(CancellationToken ct) => Task.FromResult(new PluginInfo("1.0.0"));

        public override Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken ct) =>
            Task.FromResult(new CheckResult(request.News));

        public override Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct)
        {
            Interlocked.Increment(ref checks);
            return Task.FromResult(
                new CheckResult(
                    request.News,
                    [.. Enumerable.Range(0, 6).Select(index => new CheckFailure($"p{index}", $"wrong {request.Urn} {index}"))]
                )
            );
        }
    }
}
