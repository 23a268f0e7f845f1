using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Protocol.Calls;

namespace ContainerOS.Engine.Tests;

/// <summary>
/// The config <c>pulumi:autonaming</c> (pulumi/pulumi <c>pkg/cmd/pulumi/autonaming</c> and <c>pkg/resource/autonaming/strategy.go</c>).
/// </summary>
public sealed class AutonamingTests : IDisposable
{
    private const string Program = "config:\n  team: web\nresources:\n  a:\n    type: test:T\n    properties: {size: 1}\n";
    private readonly EngineFixture engine = new();

    public void Dispose() => engine.Dispose();

    [Theory]
    [InlineData("{mode: default}", null)]
    [InlineData("{mode: verbatim}", "Enforce a")]
    [InlineData("{mode: disabled}", "Disable ")]
    [InlineData("{pattern: \"x-${name}\"}", "Propose x-a")]
    [InlineData(
        "{pattern: \"${organization}-${project}-${stack}-${name}-${config.team}\", enforce: true}",
        "Enforce organization-p-dev-a-web"
    )]
    [InlineData("{mode: disabled, providers: {test: {mode: verbatim}}}", "Enforce a")]
    [InlineData("{mode: verbatim, providers: {other: {mode: disabled}}}", "Enforce a")]
    [InlineData("{providers: {test: {mode: verbatim, resources: {\"test:index:T\": {pattern: \"t-${name}\"}}}}}", "Propose t-a")]
    [InlineData("{mode: verbatim, providers: {test: {resources: {\"test:index:U\": {mode: disabled}}}}}", "Enforce a")]
    public async Task Check_GetsTheSettingOfItsResource(string setting, string? expected)
    {
        await engine.Config($"config:\n  pulumi:autonaming: {setting}\n").Program(Program).UpAsync();

        var sent = engine.Provider.Checks.Single().Autonaming;

        Assert.Equal(expected, sent is null ? null : $"{sent.Mode} {sent.ProposedName}");
    }

    [Theory]
    [InlineData("hex(6)", "^[0-9a-f]{6}$")]
    [InlineData("alphanum(8)", "^[0-9a-z]{8}$")]
    [InlineData("string(5)", "^[a-z]{5}$")]
    [InlineData("num(4)", "^[0-9]{4}$")]
    [InlineData("uuid", "^[0-9a-f-]{36}$")]
    public async Task RandomPart_IsTheSameInAllChecksOfARun_AndAnotherInTheNextRun(string part, string form)
    {
        engine.Config($"config:\n  pulumi:autonaming: {{pattern: \"${{{part}}}\"}}\n").Program(Program);
        await engine.UpAsync();
        engine.Provider.OnDiff = RecordingProvider.Replace;
        await engine.Program(Program.Replace("size: 1", "size: 2", StringComparison.Ordinal)).UpAsync();

        var names = engine.Provider.Checks.Select(check => check.Autonaming!.ProposedName).ToList();

        Assert.Equal(3, names.Count);
        Assert.All(names, name => Assert.Matches(form, name));
        Assert.Equal(names[1], names[2]);
        Assert.NotEqual(names[0], names[1]);
    }

    /// <summary>Without a random part the new name equals the old one, so both cannot exist at the same time.</summary>
    [Theory]
    [InlineData("{pattern: \"x-${name}\"}", "Create a {size: 2}")]
    [InlineData("{mode: verbatim}", "Create a {size: 2}")]
    [InlineData("{mode: disabled}", "Create a {size: 2}")]
    [InlineData("{pattern: \"x-${hex(4)}\"}", "Delete a a-1 {size: 1}")]
    public async Task NameWithoutARandomPart_IsReplacedByDeletingFirst_AlsoAgainstTheOption(string setting, string last)
    {
        await engine.Config($"config:\n  pulumi:autonaming: {setting}\n").Program(Program).UpAsync();
        engine.Provider.OnDiff = RecordingProvider.Replace;
        engine.Program(Program.Replace("size: 1", "size: 2", StringComparison.Ordinal) + "    options: {deleteBeforeReplace: false}\n");

        Assert.Equal(last, (await engine.CallsOfAsync(engine.UpAsync))[^1]);
    }

    [Fact]
    public async Task PluginWithoutSupport_GetsNothing_AndTheUserIsWarnedWhenTheNameIsEnforced()
    {
        engine.Provider.Handshake = new HandshakeResponse(SupportsAutonaming: false);

        var result = await engine
            .Config("config:\n  pulumi:autonaming: {pattern: \"x-${name}\", enforce: true}\n")
            .Program(Program)
            .UpAsync();

        Assert.Null(engine.Provider.Checks.Single().Autonaming);
        Assert.Contains(result.Diagnostics, item => item.Message.Contains("does not use pulumi:autonaming", StringComparison.Ordinal));
    }

    /// <summary>The names of a seed: SHA-256 of the seed and the number of the block gives a byte for each letter.</summary>
    [Theory]
    [InlineData("${hex(8)}", "cf2f51c0")]
    [InlineData("${num(8)}", "69253106")]
    [InlineData("${string(8)}", "cbipddms")]
    [InlineData("${alphanum(40)}", "uh0pzjey0udlfqk13ra5s10g2hsk9dycafejw905")]
    [InlineData("${uuid}", "0ff24fec-5185-60dc-f2a4-030b05a0bef3")]
    [InlineData("${name}-${hex(4)}-${num(0)}x", "n-cf2f-x")]
    public void RandomPart_ComesFromTheSeed(string pattern, string name) =>
        Assert.Equal(
            name,
            new Config.AutonamingStrategy(Config.AutonamingKind.Pattern, pattern, Enforce: false)
                .For("n", [.. Enumerable.Range(0, 32).Select(number => (byte)number)])!
                .Autonaming.ProposedName
        );

    [Theory]
    [InlineData(false, true, 0)]
    [InlineData(true, false, 0)]
    [InlineData(null, true, 0)]
    [InlineData(null, false, 1)]
    public async Task PluginWithoutSupport_IsKnownByItsHandshake_OrByConfigure(bool? handshake, bool configure, int warnings)
    {
        engine.Provider.Handshake = handshake is { } supports ? new HandshakeResponse(SupportsAutonaming: supports) : null;
        engine.Provider.OnConfigure = new ConfigureResult(SupportsAutonaming: configure);

        var result = await engine
            .Config("config:\n  pulumi:autonaming: {providers: {test: {pattern: \"x-${name}\"}}}\n")
            .Program(Program)
            .UpAsync();

        var supported = handshake ?? configure;
        Assert.Equal(supported, engine.Provider.Checks.Single().Autonaming is not null);
        Assert.Equal(handshake is false ? 1 : warnings, result.Diagnostics.Count);
        Assert.All(
            result.Diagnostics,
            item => Assert.Equal("the plugin of 'test' does not use pulumi:autonaming: it generates names in its own way", item.Message)
        );
    }

    [Fact]
    public async Task ConfigOfTheProgram_CountsToo()
    {
        await engine.Program("config:\n  pulumi:autonaming:\n    value: {mode: verbatim}\n" + Program["config:\n".Length..]).UpAsync();

        Assert.Equal(AutonamingMode.Enforce, engine.Provider.Checks.Single().Autonaming!.Mode);
    }

    [Fact]
    public void PatternWithAnUnsetValue_IsAnErrorAtItsKey()
    {
        engine.Config("config:\n  pulumi:autonaming:\n    enforce: true\n    pattern: ${config.nothing}\n").Program(Program);

        var found = Assert.Single(Assert.Throws<ProgramException>(() => new DeploymentEngine(engine.Options).ReadSettings()).Diagnostics);

        Assert.Equal((4, 5), (found.Line, found.Column));
    }

    [Theory]
    [InlineData("{mode: verbatm}", "did you mean 'verbatim'?")]
    [InlineData("{mode: verbatim, pattern: x}", "both a mode and a pattern")]
    [InlineData("{enforce: true}", "'enforce' without a pattern")]
    [InlineData("{paterns: x}", "has no key 'paterns'")]
    [InlineData("'\n\n    {mode: verbatm}'", "did you mean 'verbatim'?")]
    [InlineData("{pattern: \"${config.nothing}\"}", "'${config.nothing}', which is not set")]
    [InlineData("{providers: {test: {resources: {\"test:index:T\": {}}}}}", "neither a mode nor a pattern")]
    public void WrongSetting_IsAnErrorAtItsLine(string setting, string says)
    {
        engine.Config($"config:\n  pulumi:autonaming: {setting}\n").Program(Program);

        var fault = Assert.Throws<ProgramException>(() => new DeploymentEngine(engine.Options).ReadSettings());

        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Assert.Equal(2, fault.Diagnostics[0].Line);
    }
}
