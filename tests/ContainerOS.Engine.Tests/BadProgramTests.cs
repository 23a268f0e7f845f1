using ContainerOS.Engine.Diagnostics;

namespace ContainerOS.Engine.Tests;

public sealed class BadProgramTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("engine-tests-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory]
    [InlineData("name: b: c", 1)]
    [InlineData("name: a\nruntime: yaml\nname: b\n", 3)]
    [InlineData("name: a\nruntime: yaml\nresorces: {}\n", 3)]
    [InlineData("name: a\nruntime: nodejs\n", 2)]
    [InlineData("name: a\nruntime: yaml\noutputs:\n  x: ${nothing.id}\n", 4)]
    [InlineData("name: a\nruntime: yaml\nconfig:\n  size:\n    type: integer\n", 4)]
    [InlineData("name: a\nruntime: yaml\nconfig:\n  size:\n    type: integer\n    default: many\n", 6)]
    [InlineData("name: a\nruntime: yaml\nvariables:\n  x:\n    fn::unheardOf: 1\n", 5)]
    public async Task Preview_BadProgram_IsOneClearErrorAtItsLine(string program, int line)
    {
        await File.WriteAllTextAsync(Path.Combine(directory, "Pulumi.yaml"), program, TestContext.Current.CancellationToken);

        var fault = await Assert.ThrowsAsync<ProgramException>(() => Engine().PreviewAsync(TestContext.Current.CancellationToken));

        Assert.Equal(line, fault.Diagnostics[0].Line);
        Assert.False(Directory.Exists(Path.Combine(directory, ".containeros")));
    }

    [Fact]
    public async Task Preview_ResourcesThatNeedEachOther_AreNamed()
    {
        await File.WriteAllTextAsync(
            Path.Combine(directory, "Pulumi.yaml"),
            "name: a\nruntime: yaml\nvariables:\n  x: ${b.id}\nresources:\n  b:\n    type: p:T\n    properties:\n      v: ${x}\n",
            TestContext.Current.CancellationToken);

        var fault = await Assert.ThrowsAsync<ProgramException>(() => Engine().PreviewAsync(TestContext.Current.CancellationToken));

        Assert.Contains("b -> x -> b", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_DamagedState_IsLeftAsItIs()
    {
        await File.WriteAllTextAsync(Path.Combine(directory, "Pulumi.yaml"), "name: a\nruntime: yaml\n", TestContext.Current.CancellationToken);
        var state = Path.Combine(directory, ".containeros", "stacks", "dev.json");
        Directory.CreateDirectory(Path.GetDirectoryName(state)!);
        await File.WriteAllTextAsync(state, "{ \"version\": 3, ", TestContext.Current.CancellationToken);

        var fault = await Assert.ThrowsAsync<ProgramException>(() => Engine().UpAsync(TestContext.Current.CancellationToken));

        Assert.Contains(state, fault.Message, StringComparison.Ordinal);
        Assert.Equal("{ \"version\": 3, ", await File.ReadAllTextAsync(state, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Up_SecretsWithoutPassphrase_IsRefusedBeforeAnythingIsDone()
    {
        await File.WriteAllTextAsync(
            Path.Combine(directory, "Pulumi.yaml"), "name: a\nruntime: yaml\noutputs:\n  x:\n    fn::secret: hush\n", TestContext.Current.CancellationToken);

        var fault = await Assert.ThrowsAsync<ProgramException>(() => Engine().UpAsync(TestContext.Current.CancellationToken));

        Assert.Contains("PULUMI_CONFIG_PASSPHRASE", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_SecretOutput_IsEncryptedAndComesBackWithThePassphraseOnly()
    {
        await File.WriteAllTextAsync(
            Path.Combine(directory, "Pulumi.yaml"), "name: a\nruntime: yaml\noutputs:\n  x:\n    fn::secret: hush-hush\n", TestContext.Current.CancellationToken);
        var options = Options() with { Passphrase = new FixedPassphrase("one") };

        await new DeploymentEngine(options).UpAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain("hush-hush", await File.ReadAllTextAsync(options.StatePath, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("hush-hush", ((Protocol.Values.PropertyString)new DeploymentEngine(options).ReadOutputs(showSecrets: true).Outputs["x"].Unwrapped).Value, StringComparison.Ordinal);
        Assert.Throws<ProgramException>(() => new DeploymentEngine(options with { Passphrase = new FixedPassphrase("two") }).ReadOutputs(showSecrets: true));
    }

    private DeploymentEngine Engine() => new(Options() with { Passphrase = new FixedPassphrase(null) });

    private EngineOptions Options() => new() { ProgramDirectory = directory, Plugins = new NoPlugins() };

    private sealed class FixedPassphrase(string? passphrase) : Secrets.IPassphraseSource
    {
        public string? Read() => passphrase;
    }
}
