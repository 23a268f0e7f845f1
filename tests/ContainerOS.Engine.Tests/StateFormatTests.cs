using System.Security.Cryptography;
using System.Text;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Tests.Recording;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.Tests;

/// <summary>States of other versions.</summary>
public sealed class StateFormatTests : IDisposable
{
    private const string A = "resources:\n  a:\n    type: test:T\n    properties: {size: 1}\n";
    private readonly EngineFixture engine = new();

    public void Dispose() => engine.Dispose();

    /// <summary>As version 0.1.0 of this engine wrote it: without the dependencies of properties.</summary>
    [Fact]
    public async Task StateOfTheLastVersion_IsRead_AndNothingChanges()
    {
        await engine.Program(A + "  b:\n    type: test:T\n    properties: {of: \"${a.size}\"}\n").UpAsync();
        engine.EditState(state =>
        {
            foreach (var resource in state["resources"]!.Cast<JObject>())
            {
                resource.Remove("propertyDependencies");
            }
        });

        var calls = await engine.CallsOfAsync(engine.UpAsync);

        Assert.Equal(
            ["Diff a a-1 {size: 1} => {size: 1}", "Diff b b-1 {of: 1} => {of: 1}"],
            calls.Where(call => call.StartsWith("Diff ", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("containeros-engine 0.2.0", "version 0.2.0 of this engine wrote it")]
    [InlineData("containeros-engine 1.0.0", "version 1.0.0 of this engine wrote it")]
    public async Task StateOfANewerVersionOfThisEngine_IsRefused_AndKept(string version, string says)
    {
        await engine.Program(A).UpAsync();
        engine.EditState(state =>
        {
            state["manifest"]!["version"] = version;
            state["manifest"]!["magic"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(version)));
        });

        await RefusesAsync(says);
    }

    [Fact]
    public async Task StateOfANewerFormat_IsRefused_AndKept()
    {
        await engine.Program(A).UpAsync();
        await File.WriteAllTextAsync(
            engine.StateFile,
            engine.ReadState().Replace("\"version\": 3", "\"version\": 4", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );

        await RefusesAsync("it has version 4 of Pulumi's deployment format");
    }

    [Theory]
    [InlineData("containeros-engine 0.1.9")]
    [InlineData("v3.260.0")]
    public async Task StateOfAPatchOrOfThePulumiCli_IsRead(string version)
    {
        await engine.Program(A).UpAsync();
        engine.EditState(state =>
        {
            state["manifest"]!["version"] = version;
            state["manifest"]!["magic"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(version)));
        });

        Assert.Equal("Diff a a-1 {size: 1} => {size: 1}", (await engine.CallsOfAsync(engine.UpAsync))[^1]);
    }

    [Fact]
    public async Task SecretOfAnInput_IsSecretInTheOutputs_AlsoWhenTheProviderForgets()
    {
        engine.Program(
            "resources:\n  a:\n    type: test:T\n    properties:\n      key: {fn::secret: hush-hush}\n      plain: open\n"
                + "    options: {additionalSecretOutputs: [plain]}\n"
        );
        engine.Provider.OnCheck = request => new Protocol.Calls.CheckResult(request.News);

        await engine.UpAsync();

        Assert.DoesNotContain("hush-hush", engine.ReadState(), StringComparison.Ordinal);
        Assert.Contains("ciphertext", engine.Resources()[^1]!["outputs"]!["plain"]!.ToString(), StringComparison.Ordinal);
    }

    private async Task RefusesAsync(string says)
    {
        var text = engine.ReadState();
        engine.Provider.Calls.Clear();

        var fault = await Assert.ThrowsAsync<ProgramException>(engine.UpAsync);

        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Assert.Contains("Update this tool", fault.Message, StringComparison.Ordinal);
        Assert.Empty(engine.Provider.Calls);
        Assert.Equal(text, engine.ReadState());
    }
}
