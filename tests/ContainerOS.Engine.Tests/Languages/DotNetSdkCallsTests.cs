using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Protocol.Wire;
using ContainerOS.Testing;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.Tests.Languages;

/// <summary>
/// The calls that Pulumi's SDK for .NET made for <c>examples/quickstart-csharp</c> (<c>dotnet-sdk-calls.json</c>), because its package is
/// not on every feed: the engine answers them, and the program of the other tests makes its calls in the same order.
/// </summary>
public sealed class DotNetSdkCallsTests : IDisposable
{
    private const string Project = "name: quickstart-csharp\nruntime: {name: dotnet, options: {binary: program}}\n";
    private static readonly JObject Recorded = JObject.Parse(
        File.ReadAllText(RepositoryRoot.PathOf("tests", "ContainerOS.Engine.Tests", "Languages", "dotnet-sdk-calls.json"))
    );

    private readonly EngineFixture engine = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => engine.Dispose();

    [Theory]
    [InlineData("preview")]
    [InlineData("up")]
    public async Task RecordedCalls_AreAnswered_AndRegisterThePool(string run)
    {
        engine.File("Pulumi.yaml", Project);

        var result = await ScriptedProgram.RunAsync(
            engine,
            e => run == "up" ? e.UpAsync() : e.PreviewAsync(),
            async program =>
            {
                foreach (var call in Recorded[run]!)
                {
                    await MakeAsync(program, (string)call["call"]!, call["request"]!.ToString());
                }

                return 0;
            }
        );

        Assert.True(result.Outcome is DeploymentOutcome.Succeeded, string.Join('\n', result.Diagnostics));
        Assert.Contains(
            engine.Provider.Calls,
            call => call.StartsWith("Create web {access: {keyPair: demo-key}, bootstrap: [{name: tune", StringComparison.Ordinal)
        );
        Assert.Equal(["imageId", "nodePoolId", "readyNodes"], result.Outputs.Keys);
        Assert.Equal(run == "preview", result.Outputs["nodePoolId"].ContainsUnknowns);
    }

    [Fact]
    public async Task ProgramOfTheTests_MakesItsCallsInTheRecordedOrder()
    {
        IReadOnlyList<string> calls = [];
        await ScriptedProgram.RunAsync(
            engine,
            e => e.UpAsync(),
            async program =>
            {
                await program.StartAsync();
                await program.RegisterAsync("web");
                var code = await program.CompleteAsync();
                calls = program.Calls;
                return code;
            }
        );

        Assert.Equal(Recorded["up"]!.Select(call => (string)call["call"]!).Where(call => call != "Engine/Log"), calls);
    }

    private static async Task MakeAsync(ScriptedProgram program, string call, string request)
    {
        switch (call)
        {
            case "ResourceMonitor/SupportsFeature":
                var answer = await program.Monitor.SupportsFeatureAsync(Read<SupportsFeatureRequest>(request), cancellationToken: Ct);
                Assert.True(answer.HasSupport, request);
                break;
            case "ResourceMonitor/RegisterResource":
                var resource = Read<RegisterResourceRequest>(request);
                var registered = await program.Monitor.RegisterResourceAsync(resource, cancellationToken: Ct);
                Assert.Equal($"urn:pulumi:dev::quickstart-csharp::{resource.Type}::{resource.Name}", registered.Urn);
                Assert.Equal(Result.Success, registered.Result);
                break;
            case "ResourceMonitor/RegisterResourceOutputs":
                await program.Monitor.RegisterResourceOutputsAsync(Read<RegisterResourceOutputsRequest>(request), cancellationToken: Ct);
                break;
            case "ResourceMonitor/SignalAndWaitForShutdown":
                await program.Monitor.SignalAndWaitForShutdownAsync(new Empty(), cancellationToken: Ct);
                break;
            default:
                await program.Engine.LogAsync(Read<LogRequest>(request), cancellationToken: Ct);
                break;
        }
    }

    private static T Read<T>(string json)
        where T : IMessage, new() => JsonParser.Default.Parse<T>(json);
}
