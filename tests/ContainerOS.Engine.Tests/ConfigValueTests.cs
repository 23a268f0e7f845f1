using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Protocol.Calls;

namespace ContainerOS.Engine.Tests;

/// <summary>The values of the config: where they come from, as which type, and what a program and a provider get.</summary>
public sealed class ConfigValueTests : IDisposable
{
    private readonly EngineFixture engine = new();

    public void Dispose() => engine.Dispose();

    [Theory]
    [InlineData("string", "text", "text")]
    [InlineData("string", "5", "5")]
    [InlineData("boolean", "true", "true")]
    [InlineData("boolean", "True", "true")]
    [InlineData("boolean", "TRUE", "true")]
    [InlineData("boolean", "false", "false")]
    [InlineData("boolean", "False", "false")]
    [InlineData("boolean", "FALSE", "false")]
    [InlineData("boolean", "\"true\"", "true")]
    [InlineData("integer", "3", "3")]
    [InlineData("integer", "\"3\"", "3")]
    [InlineData("number", "1.5", "1.5")]
    [InlineData("number", "\"2\"", "2")]
    [InlineData("array", "[1, a, {b: true}]", "[1, a, {b: true}]")]
    [InlineData("array", "'[1, a]'", "[1, a]")]
    [InlineData("object", "{a: {b: 1}}", "{a: {b: 1}}")]
    [InlineData("object", "'{\"a\": 1}'", "{a: 1}")]
    public async Task Value_HasItsType(string type, string written, string value) =>
        Assert.Equal(value, await ReadAsync($"configuration:\n  v: {{type: {type}}}\n", $"config:\n  p:v: {written}\n"));

    [Theory]
    [InlineData("boolean", "yes", "boolean, but its value is 'yes'")]
    [InlineData("integer", "1.5", "integer, but its value is '1.5'")]
    [InlineData("integer", "x", "integer, but its value is 'x'")]
    [InlineData("number", "x", "number, but its value is 'x'")]
    [InlineData("number", "Infinity", "number, but its value is 'Infinity'")]
    [InlineData("string", "[1]", "string, but its value is a list")]
    [InlineData("array", "{a: 1}", "array, but its value is a map")]
    [InlineData("array", "'{a: 1}'", "array, but its value is a map")]
    [InlineData("array", "text", "array, but its value is 'text'")]
    [InlineData("object", "[1]", "object, but its value is a list")]
    [InlineData("object", "''", "object, but its value is ''")]
    public void Value_OfAnotherType_IsAnErrorAtItsLine(string type, string written, string error)
    {
        engine.Config($"config:\n  p:v: {written}\n").Program($"configuration:\n  v: {{type: {type}}}\n");

        var found = Assert.Single(Assert.Throws<ProgramException>(Settings).Diagnostics);

        Assert.Equal($"the config value 'p:v' is declared as {error}", found.Message);
        Assert.Equal(2, found.Line);
        Assert.EndsWith("Pulumi.dev.yaml", found.File, StringComparison.Ordinal);
    }

    [Fact]
    public void ValueThatIsNoJson_IsAnErrorAtItsLine()
    {
        engine.Config("config:\n  p:other: 1\n  p:v: '[1, {'\n").Program("configuration:\n  v: {type: array}\n");

        var found = Assert.Single(Assert.Throws<ProgramException>(Settings).Diagnostics);

        Assert.Equal((3, 8), (found.Line, found.Column));
        Assert.StartsWith("this is not valid YAML: ", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SecretOfAnotherType_IsAnErrorWithoutItsValue()
    {
        engine.Config("config:\n  p:v: hush\n").Program("configuration:\n  v: {type: boolean, secret: true}\n");

        Assert.EndsWith(
            "the config value 'p:v' is declared as boolean, but its value is a string",
            Assert.Throws<ProgramException>(Settings).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("config:\n  v: 1\n", "", "", "1")]
    [InlineData("config:\n  v: 1\n", "config:\n  p:v: 2\n", "", "2")]
    [InlineData("config:\n  v: 1\n", "config:\n  v: 2\n", "", "2")]
    [InlineData("config:\n  v: 1\n", "config:\n  p:v: 2\n", "v=3", "3")]
    [InlineData("config:\n  v: 1\n", "config:\n  p:v: 2\n", "p:v=3", "3")]
    [InlineData("config:\n  p:v: 1\n", "", "", "1")]
    [InlineData("", "config:\n  p:v: [1, {a: b, c: null}]\n", "", "[1, {a: b, c: null}]")]
    [InlineData("", "", "v=true", "true")]
    [InlineData("config:\n  v: {default: 1, secret: true}\n", "", "", "secret(1)")]
    [InlineData("config:\n  v: {type: integer, secret: true}\n", "config:\n  p:v: 2\n", "", "secret(2)")]
    public async Task Value_IsThatOfTheLastLayer(string program, string stack, string option, string value) =>
        Assert.Equal(value, await ReadAsync(program, stack, option));

    [Theory]
    [InlineData(
        "v: {type: integer}",
        "the config value 'v' (integer) is not set: pass --config v=<value>, or add 'p:v: <value>' to 'config' in Pulumi.dev.yaml "
            + "(stack dev)"
    )]
    [InlineData(
        "v: {type: string, secret: true}",
        "the secret config value 'v' (string) is not set: run 'containeros config set --secret v --stack dev', which asks for it and "
            + "stores it encrypted"
    )]
    public void Value_ThatIsNotSet_IsOneError_UnlessTheRunNeedsNone(string declaration, string error)
    {
        engine.Program($"config:\n  {declaration}\nresources:\n  a: {{type: test:T, properties: {{v: \"${{v}}\"}}}}\n");

        var found = Assert.Single(Assert.Throws<ProgramException>(Settings).Diagnostics);

        Assert.Equal((error, 4), (found.Message, found.Line));
        Assert.Equal("p", new DeploymentEngine(engine.Options with { NeedsConfig = false }).ReadSettings().Project);
    }

    [Fact]
    public void Settings_AreTheValuesAsText_AndTheKeysOfSecrets()
    {
        engine
            .Config(
                "config:\n  p:list: [1, \"a<\"]\n  p:flag: True\n  test:region: r1\n  p:hidden:\n    secure: v1:x:y\n"
                    + "  p:part: [{secure: v1:x:y}]\n  p:open: {secure: 1, more: 2}\n"
            )
            .Program("config:\n  other: {default: 1, secret: true}\n");

        // Only a run decrypts.
        var settings = new DeploymentEngine(engine.Options with { NeedsConfig = false }).ReadSettings();

        Assert.Equal(("p", "dev"), (settings.Project, settings.Stack));
        Assert.Equal(
            ["p:flag True", """p:list [1,"a\u003c"]""", """p:open {"more":2,"secure":1}""", "test:region r1"],
            settings.Config.Select(entry => $"{entry.Key} {entry.Value}").Order(StringComparer.Ordinal)
        );
        Assert.Equal(["p:hidden", "p:other", "p:part"], settings.SecretKeys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ProviderGetsTheConfigOfItsPackage_AsText()
    {
        await engine
            .Config(
                "config:\n  test:region: r1\n  test:count: 0x10\n  test:list: [1, {a: b}]\n  testing:no: 1\n  p:test: no\n  other:no: 1\n"
            )
            .Program("config:\n  test:zone: {value: h, secret: true}\nresources:\n  a: {type: test:T}\n")
            .PreviewAsync();

        Assert.Equal("CheckConfig {} => {count: 0x10, list: [1,{\"a\":\"b\"}], region: r1, zone: secret(h)}", engine.Provider.Calls[0]);
    }

    [Fact]
    public async Task ConfigOfTheProgram_IsNotThatOfAPackageWithItsName()
    {
        await engine.Config("config:\n  p:region: r1\n").Program("resources:\n  a: {type: p:T}\n").PreviewAsync();

        Assert.Equal("CheckConfig {} => {}", engine.Provider.Calls[0]);
    }

    [Theory]
    [InlineData("region", "2:16")]
    [InlineData("region.k", "2:16")]
    [InlineData("tags.k", "5:5")]
    [InlineData("tags.none", "4:5")]
    [InlineData("tags", "4:5")]
    [InlineData("none", ":")]
    [InlineData("option", ":")]
    public async Task ConfigThatAProviderRefuses_IsAnErrorAtItsLine(string property, string place)
    {
        engine.Provider.OnCheckConfig = request => new CheckResult(request.News, [new CheckFailure(property, "wrong")]);
        engine.Options = engine.Options with { ConfigOverrides = new Dictionary<string, string> { ["test:option"] = "x" } };
        engine.Config("config:\n  test:region: r1\n  test:tags:\n    j: v\n    k: v\n").Program("resources:\n  a: {type: test:T}\n");

        var found = Assert.Single((await Assert.ThrowsAsync<ProgramException>(engine.PreviewAsync)).Diagnostics);

        Assert.Equal(
            ("wrong", property, place, "urn:pulumi:dev::p::pulumi:providers:test::default"),
            (found.Message, found.PropertyPath, $"{found.Line}:{found.Column}", found.Urn)
        );
        Assert.Equal(place == ":", found.File is null);
    }

    [Theory]
    [InlineData("secretsprovider: passphrase\n", null)]
    [InlineData("secretsprovider: default\n", null)]
    [InlineData("secretsprovider: \"\"\n", null)]
    [InlineData(
        "secretsprovider: awskms://x\n",
        "1: the embedded engine does not support the secrets provider 'awskms://x', only 'passphrase'"
    )]
    [InlineData(
        "environment: [e]\n",
        "1: the embedded engine does not support 'environment' of the stack file: it supports passphrase secrets only and no environments"
    )]
    [InlineData(
        "encryptedkey: k\n",
        "1: the embedded engine does not support 'encryptedkey' of the stack file: it supports passphrase secrets only and no environments"
    )]
    [InlineData(
        "confg: {}\n",
        "1: the stack file has no key 'confg' (did you mean 'config'?); its keys are config, encryptionsalt, secretsprovider"
    )]
    [InlineData("config: 5\n", "1: 'config' must be a map, not a number")]
    public void FileOfTheStack_OfAnotherForm_IsRefused(string stack, string? error)
    {
        engine.Config(stack).Program("");

        var fault = Record.Exception(() => Settings()) as ProgramException;

        Assert.Equal(error, fault is null ? null : $"{fault.Diagnostics[0].Line}: {fault.Diagnostics[0].Message}");
    }

    [Fact]
    public async Task EncryptedValue_IsDecryptedForTheProgram_AndItsProvider()
    {
        var cipher = StackSecretsTests.Opened.Value.Encrypt("7");
        engine
            .Config(
                $"config:\n  p:v: {{secure: \"{cipher}\"}}\n  p:map: {{k: {{secure: \"{cipher}\"}}, l: 1}}\n"
                    + $"  test:key: {{secure: \"{cipher}\"}}\n"
            )
            .Program("config: {v: {type: integer}}\nresources:\n  a: {type: test:T}\noutputs: {v: \"${v}\", map: \"${map}\"}\n");

        var result = await engine.PreviewAsync();

        Assert.Equal("{map: {k: secret(7), l: 1}, v: secret(7)}", RecordingProvider.Text(result.Outputs));
        Assert.Equal("CheckConfig {} => {key: secret(7)}", engine.Provider.Calls[0]);
    }

    [Fact]
    public void ConfigForAnotherLanguage_IsAllOfIt_AsText()
    {
        engine.Config("config:\n  p:list: [1]\n  test:region: r1\n").Program("");

        Assert.Equal(
            ["p:list [1]", "test:region r1"],
            Workspace.Load(engine.Options).ConfigTexts().Select(entry => $"{entry.Key} {entry.Value}").Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("a.ts", "a.ts")]
    [InlineData("sub/a.ts", "sub/a.ts")]
    [InlineData("../a.ts", null)]
    public void FileOfAProgram_IsShownInItsDirectory(string file, string? shown)
    {
        var workspace = Workspace.Load(engine.Program("").Options);
        var path = Path.GetFullPath(Path.Combine(engine.Folder, file));

        Assert.Equal(shown is null ? path : Path.Combine(engine.Folder, shown), workspace.ShortPath(path));
    }

    [Fact]
    public async Task Outputs_OfAStack_AreThoseOfItsLastRun_WithoutSecrets()
    {
        engine.Program("outputs: {a: 1, s: {fn::secret: hush}}\n");
        var before = new DeploymentEngine(engine.Options).ReadOutputs();
        await engine.UpAsync();

        var outputs = new DeploymentEngine(engine.Options).ReadOutputs();

        Assert.Equal(("p", "dev", false, 0), (before.Project, before.Stack, before.Exists, before.Outputs.Count));
        Assert.Equal((true, "{a: 1, s: secret([secret])}"), (outputs.Exists, RecordingProvider.Text(outputs.Outputs)));
    }

    [Fact]
    public void Options_HaveTheValuesThatARunUses()
    {
        var options = new EngineOptions { ProgramDirectory = "d", Plugins = new NoPlugins() };

        Assert.Equal(
            (true, true, 16, "dev", false),
            (options.NeedsConfig, options.Refresh, options.Parallelism, options.Stack, options.ClearsPendingCreates)
        );
        Assert.Equal((TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(10)), (options.CancelTimeout, options.ProgramIdleLimit));
        Assert.Equal(Path.Combine("d", ".containeros", "stacks", "dev.json"), options.StatePath);
        Assert.Equal("s.json", (options with { StateFile = "s.json" }).StatePath);
    }

    private StackSettings Settings() => new DeploymentEngine(engine.Options).ReadSettings();

    private async Task<string> ReadAsync(string program, string stack, string option = "")
    {
        if (option.Length > 0)
        {
            var parts = option.Split('=');
            engine.Options = engine.Options with { ConfigOverrides = new Dictionary<string, string> { [parts[0]] = parts[1] } };
        }

        engine.Config(stack).Program(program + "outputs: {x: \"${v}\"}\n");
        return RecordingProvider.Text((await engine.PreviewAsync()).Outputs["x"]);
    }
}
