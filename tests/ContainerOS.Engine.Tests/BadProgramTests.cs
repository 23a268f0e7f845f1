using ContainerOS.Engine.Diagnostics;

namespace ContainerOS.Engine.Tests;

public sealed class BadProgramTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("engine-tests-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory]
    [InlineData("name: b: c", 1)]
    [InlineData("name: a\nruntime: yaml\nname: b\n", 3)]
    [InlineData("name: a\nruntime: yaml\nresorces: {}\n", 3)]
    [InlineData("name: a\nruntime: python\n", 2)]
    [InlineData("name: a\nruntime: yaml\noutputs:\n  x: ${nothing.id}\n", 4)]
    [InlineData("name: a\nruntime: yaml\nconfig:\n  size:\n    type: integer\n", 4)]
    [InlineData("name: a\nruntime: yaml\nconfig:\n  size:\n    type: integer\n    default: many\n", 6)]
    [InlineData("name: a\nruntime: yaml\nvariables:\n  x:\n    fn::unheardOf: 1\n", 5)]
    public async Task Preview_InvalidProgram_IsOneErrorAtItsLine(string program, int line)
    {
        Write(program);

        var fault = await Assert.ThrowsAsync<ProgramException>(() => Engine().PreviewAsync(Ct));

        Assert.Equal(line, fault.Diagnostics[0].Line);
        Assert.False(Directory.Exists(Path.Combine(directory, ".containeros")));
    }

    [Fact]
    public async Task Preview_DependencyCycle_NamesTheResources()
    {
        Write("name: a\nruntime: yaml\nvariables:\n  x: ${b.id}\nresources:\n  b:\n    type: p:T\n    properties:\n      v: ${x}\n");

        var fault = await Assert.ThrowsAsync<ProgramException>(() => Engine().PreviewAsync(Ct));

        Assert.Contains("b -> x -> b", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("variables:\n  a: ${b}\n  b: ${a}\n", "4: these depend on each other: a -> b -> a")]
    [InlineData("variables:\n  a: ${a}\n", "4: these depend on each other: a -> a")]
    [InlineData(
        "resources:\n  a:\n    type: p:T\n  b:\n    type: p:T\n    options:\n      dependsOn: [\"${c}\"]\n"
            + "  c:\n    type: p:T\n    properties:\n      v: ${b.id} ${a.id}\n",
        "6: these depend on each other: b -> c -> b"
    )]
    public void ReadSettings_DependencyCycle_IsReportedOnce_EvenIfUnused(string program, string says)
    {
        var finding = Assert.Single(Fail("name: x\nruntime: yaml\n" + program).Diagnostics);

        Assert.Equal(says, $"{finding.Line}: {finding.Message}");
    }

    /// <summary>Each level doubles the number of paths, so visiting all paths would never end.</summary>
    [Fact]
    public void ReadSettings_ManyPathsToOneVariable_AreNotAllVisited()
    {
        var levels = Enumerable
            .Range(0, 60)
            .Select(level =>
                $"  l{level}: ${{a{level + 1}}}\n  r{level}: ${{a{level + 1}}}\n  a{level}: [\"${{l{level}}}\", \"${{r{level}}}\"]\n"
            );

        Assert.Equal("x", Read($"name: x\nruntime: yaml\nvariables:\n{string.Concat(levels)}  a60: 1\n").Project);
    }

    [Theory]
    [InlineData(199, null)]
    [InlineData(200, "4: 'a0' starts a chain of more than 200 resources and variables that refer to each other")]
    [InlineData(2_000, "1804: 'a1800' starts a chain of more than 200 resources and variables that refer to each other")]
    public void ReadSettings_LongChainOfReferences_IsAnError(int length, string? says)
    {
        var row = Enumerable.Range(0, length).Select(index => $"  a{index}: ${{a{index + 1}}}\n");
        var program = $"name: x\nruntime: yaml\nvariables:\n{string.Concat(row)}  a{length}: 1\n";

        var fault = Record.Exception(() => Read(program)) as ProgramException;

        Assert.Equal(
            says,
            fault is null ? null : string.Join('\n', fault.Diagnostics.Select(finding => $"{finding.Line}: {finding.Message}"))
        );
    }

    [Fact]
    public void ReadSettings_MoreErrorsThanTheLimit_AreTruncated_WithANote()
    {
        var program =
            "name: x\nruntime: yaml\nvariables:\n"
            + string.Concat(Enumerable.Range(0, 5000).Select(index => $"  v{index}: ${{missing}}\n"));

        var found = Fail(program).Diagnostics;

        Assert.Equal(101, found.Count);
        Assert.Equal("there are more than 100 errors: fix these first", found[^1].Message);
    }

    [Fact]
    public void ReadSettings_SameErrorAtOneLocation_IsReportedOnce() =>
        Assert.Single(
            Fail($"name: x\nruntime: yaml\nvariables:\n  a: \"{string.Concat(Enumerable.Repeat("${nothing}", 1000))}\"\n").Diagnostics
        );

    /// <summary>Opening a pipe without a writer blocks, and reading a device never ends.</summary>
    [Fact]
    public async Task Up_InvalidState_IsNotChanged()
    {
        Write("name: a\nruntime: yaml\n");
        var state = Path.Combine(directory, ".containeros", "stacks", "dev.json");
        Directory.CreateDirectory(Path.GetDirectoryName(state)!);
        await File.WriteAllTextAsync(state, "{ \"version\": 3, ", Ct);

        var fault = await Assert.ThrowsAsync<ProgramException>(() => Engine().UpAsync(Ct));

        Assert.Contains(state, fault.Message, StringComparison.Ordinal);
        Assert.Equal("{ \"version\": 3, ", await File.ReadAllTextAsync(state, Ct));
    }

    [Fact]
    public async Task Up_SecretsWithoutPassphrase_FailsBeforeAnyChange()
    {
        Write("name: a\nruntime: yaml\noutputs:\n  x:\n    fn::secret: hush\n");

        var fault = await Assert.ThrowsAsync<ProgramException>(() => Engine().UpAsync(Ct));

        Assert.Contains("PULUMI_CONFIG_PASSPHRASE", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_SecretOutput_IsEncrypted_AndReadWithThePassphraseOnly()
    {
        Write("name: a\nruntime: yaml\noutputs:\n  x:\n    fn::secret: hush-hush\n");
        var options = Options() with { Passphrase = new FixedPassphrase("one") };

        await new DeploymentEngine(options).UpAsync(Ct);

        Assert.DoesNotContain("hush-hush", await File.ReadAllTextAsync(options.StatePath, Ct), StringComparison.Ordinal);
        Assert.Contains(
            "hush-hush",
            ((Protocol.Values.PropertyString)new DeploymentEngine(options).ReadOutputs(showSecrets: true).Outputs["x"].Unwrapped).Value,
            StringComparison.Ordinal
        );
        Assert.Throws<ProgramException>(() =>
            new DeploymentEngine(options with { Passphrase = new FixedPassphrase("two") }).ReadOutputs(showSecrets: true)
        );
    }

    private ProgramException Fail(string program) => Assert.Throws<ProgramException>(() => Read(program));

    private StackSettings Read(string program)
    {
        Write(program);
        return Engine().ReadSettings();
    }

    private void Write(string program) => File.WriteAllText(Path.Combine(directory, "Pulumi.yaml"), program);

    private DeploymentEngine Engine() => new(Options() with { Passphrase = new FixedPassphrase(null) });

    private EngineOptions Options() => new() { ProgramDirectory = directory, Plugins = new NoPlugins() };

    private sealed class FixedPassphrase(string? passphrase) : Secrets.IPassphraseSource
    {
        public string? Read() => passphrase;
    }
}
