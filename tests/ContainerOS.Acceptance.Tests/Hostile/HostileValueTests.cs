using System.Text.Json;
using ContainerOS.Cli;
using ContainerOS.Testing;
using ContainerOS.Testing.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests.Hostile;

/// <summary>
/// Hostile values through every input and every output of the command: no control character, direction mark or line break of a value
/// survives, JSON stays JSON, and nothing ends in a stack trace.
/// </summary>
public sealed class HostileValueTests
{
    private static readonly Dictionary<string, string> NoVariables = [];

    /// <summary>The commands that show a program ({p}); {s} is a script and {l} a lock file.</summary>
    public static TheoryData<string> CommandsOnAProgram =>
        [
            "validate {p} --severity info",
            "validate {p} --format json",
            "validate {p} --format sarif",
            "validate {p} --format github",
            "validate {p} --format gitlab",
            "validate {p} --fix --dry-run",
            "preview {p}",
            "preview {p} --json",
            "up {p} --yes",
            "outputs {p}",
            "outputs {p} --json",
            "refresh {p}",
            "refresh {p} --json",
            "destroy {p} --yes",
            "config list {p}",
            "config list {p} --json",
            "userdata render {p}",
            "userdata render {p} --json",
            "userdata explain {p}",
            "userdata explain {p} --format json",
            "pins why 3.6.1 {p} --file {l}",
            "pins verify {p} --offline --file {l}",
            "pins update {p} --dry-run --file {l}",
        ];

    public static TheoryData<string> CommandsOnAScript =>
        [
            "userdata lint {s}",
            "userdata lint {s} --format json",
            "userdata lint {s} --format sarif",
            "userdata lint {s} --format github",
            "userdata lint {s} --format gitlab",
            "userdata convert {s}",
            "userdata convert {s} --format json",
            "userdata convert {s} --format yaml",
            "userdata decode {s}",
            "userdata decode {s} --json",
            "userdata explain {s}",
            "userdata diff {s} {s2}",
            "userdata diff {s} {s2} --format json",
        ];

    public static TheoryData<string> CommandsThatQuoteTheirArguments =>
        [
            "explain {h}",
            "{h}",
            "--{h}",
            "up {h}",
            "up --stack {h}",
            "up --config {h}",
            "up . --yes --{h}",
            "validate {h}",
            "validate --format {h}",
            "outputs {h}",
            "userdata lint {h}",
            "userdata convert {h}",
            "userdata decode {h}",
            "userdata diff {h} {h}",
            "userdata render . --pool {h}",
            "pins add {h} --region {h}",
            "pins diff {h}",
            "pins list --file {h}",
            "pins revoke 3.6.1 --why {h}",
            "config set {h} --value {h}",
            "config rm {h}",
            "rollout status {h}",
            "rollout revert {h}",
            "rollout allow {h} {h}",
            "rollout apply {h}",
            "rollout plan {h} --to {h}",
            "rollout pause {h}",
            "rollout resume {h}",
            "rollout stop {h}",
            "rollout history {h}",
            "rollout report {h}",
            "rollout rehearse {h}",
            "emulator wait --timeout 0s --state {h}",
            "emulator --state {h} --port 99999",
        ];

    /// <summary>Each verb that shows something is in one of the tables above, so a new one cannot be forgotten.</summary>
    [Fact]
    public void Verbs_AreAllTried()
    {
        string[] withoutValues = ["auth", "emulator"];
        var tried = CommandsOnAProgram.Concat(CommandsOnAScript).Concat(CommandsThatQuoteTheirArguments).Select(row => row.Data).ToList();

        Assert.All(
            CommandLine.Verbs().Where(verb => !withoutValues.Contains(verb.Split(' ')[0])),
            verb => Assert.Contains(tried, command => command.StartsWith(verb + " ", StringComparison.Ordinal))
        );
    }

    [Theory]
    [MemberData(nameof(CommandsOnAProgram))]
    public async Task Program_WithHostileValues_IsShownSafely(string command)
    {
        using var folder = new TestFolder();
        WriteProgram(folder);
        await RunOnAsync(folder, command, NoVariables);
    }

    [Theory]
    [MemberData(nameof(CommandsOnAScript))]
    public async Task Script_WithHostileText_IsShownSafely(string command)
    {
        using var folder = new TestFolder();
        var text = string.Join("\n", HostileText.Values.Select(value => $"echo {value}\nyum install {value}\n{value}"));
        folder.Write("a.sh", "#!/bin/bash\n" + text.Replace("\0", string.Empty, StringComparison.Ordinal));
        folder.Write("b.sh", "#!/bin/bash\necho b\n");

        await RunOnAsync(folder, command, NoVariables);
    }

    [Theory]
    [MemberData(nameof(CommandsThatQuoteTheirArguments))]
    public async Task Argument_Hostile_IsQuotedSafely(string command)
    {
        // An argument ends at its first NUL.
        foreach (var value in HostileText.Values.Where(value => !value.Contains('\0', StringComparison.Ordinal)))
        {
            var result = await HostileText.RunAsync(
                NoVariables,
                isTerminal: false,
                [.. command.Split(' ').Select(word => word.Replace("{h}", value, StringComparison.Ordinal))]
            );

            HostileText.AssertSafe(result, isTerminal: false);
            Assert.NotEqual(70, result.ExitCode);
        }
    }

    /// <summary>Someone changed the state: names, ids, outputs and inputs.</summary>
    [Theory]
    [InlineData("outputs {p}")]
    [InlineData("outputs {p} --json")]
    [InlineData("preview {p}")]
    [InlineData("preview {p} --json")]
    [InlineData("destroy {p} --yes")]
    public async Task State_WithHostileValues_IsShownSafely(string command)
    {
        using var folder = new TestFolder();
        folder.Write(
            "Pulumi.yaml",
            "name: p\nruntime: yaml\nconfig: {'containeros:cloud': {value: emulator}, 'containeros:region': {value: cn-hangzhou}}\n"
        );
        var resources = new JArray { Resource("pulumi:pulumi:Stack", "p-dev", custom: false) };
        foreach (var (value, index) in HostileText.Values.Select((value, index) => (value, index)))
        {
            resources[0]["outputs"]![value] = value;
            var resource = Resource("evil:index:Thing", $"r{index}{value}", custom: true);
            (resource["id"], resource["outputs"]) = (value, new JObject { [value] = value });
            resources.Add(resource);
        }

        folder.Write(
            ".containeros/stacks/dev.json",
            new JObject
            {
                ["version"] = 3,
                ["deployment"] = new JObject { ["manifest"] = new JObject(), ["resources"] = resources },
            }.ToString()
        );

        await RunOnAsync(folder, command, NoVariables);
    }

    [Theory]
    [InlineData("up {p} --yes")]
    [InlineData("validate {p} --severity info")]
    [InlineData("validate {p} --format github")]
    [InlineData("userdata decode c1:np1")]
    [InlineData("auth whoami")]
    public async Task CloudReplies_Hostile_AreShownSafely(string command)
    {
        var turn = 0;
        await using var cloud = new LoopbackListener(
            (_, socket, ct) =>
            {
                var value = HostileText.Values[Interlocked.Increment(ref turn) % HostileText.Values.Length];
                var body = new JObject
                {
                    ["code"] = value,
                    ["Code"] = value,
                    ["message"] = value,
                    ["Message"] = value,
                    ["requestId"] = value,
                };
                return ScriptedReply.Of(400, body.ToString()).PlayAsync(socket, ct);
            }
        );
        using var folder = new TestFolder();
        File.Copy(RepositoryRoot.PathOf("examples", "quickstart-yaml", "Pulumi.yaml"), folder.PathOf("Pulumi.yaml"));
        var variables = new Dictionary<string, string>
        {
            ["CONTAINEROS_ENDPOINT"] = cloud.Address,
            ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "LTAI5tHostileReplies00",
            ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "secret",
            ["ALIBABA_CLOUD_REGION_ID"] = "cn-hangzhou",
        };

        var result = await RunOnAsync(folder, command, variables);

        Assert.NotEqual(0, result.ExitCode);
        Assert.NotEqual(0, turn);
    }

    /// <summary>A plugin of another package prints what it likes and exits.</summary>
    [Fact]
    public async Task PluginOutput_Hostile_IsShownSafely()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the plugin is a shell script");
        using var folder = new TestFolder();
        folder.Write("Pulumi.yaml", "name: p\nruntime: yaml\nresources: {a: {type: 'evil:index:Thing'}}\n");
        folder.Write("noise", string.Join("\n", HostileText.Values));
        var plugin = folder.Write(
            "pulumi-resource-evil",
            $"#!/bin/sh\ncat '{folder.PathOf("noise")}' >&2\ncat '{folder.PathOf("noise")}'\nexit 3\n"
        );
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(plugin, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var result = await RunOnAsync(folder, "preview {p}", new() { ["PATH"] = folder.FullName + ":/usr/bin:/bin" });

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("pulumi-resource-evil", result.Output, StringComparison.Ordinal);
    }

    /// <summary>An address file of a cloned repository, and one that is not an address file.</summary>
    [Fact]
    public async Task EmulatorAddressFile_Hostile_IsNotBelieved_AndNotShown()
    {
        foreach (var value in HostileText.Values.Append("http://attacker.example/").Append("http://127.0.0.1:1/"))
        {
            using var folder = new TestFolder();
            File.Copy(RepositoryRoot.PathOf("examples", "quickstart-yaml", "Pulumi.yaml"), folder.PathOf("Pulumi.yaml"));
            folder.Write(".containeros/emulator.db.address", new JObject { ["address"] = value, ["token"] = value }.ToString());

            var result = await HostileText.RunAsync(
                NoVariables,
                isTerminal: false,
                "emulator",
                "wait",
                "--state",
                folder.PathOf(".containeros/emulator.db"),
                "--timeout",
                "0s"
            );

            HostileText.AssertSafe(result, isTerminal: false);
            Assert.NotEqual(0, result.ExitCode);
        }
    }

    private static async Task<ProcessResult> RunOnAsync(TestFolder folder, string command, Dictionary<string, string> variables)
    {
        var words = command
            .Split(' ')
            .Select(word =>
                word switch
                {
                    "{p}" => folder.FullName,
                    "{s}" => folder.PathOf("a.sh"),
                    "{s2}" => folder.PathOf("b.sh"),
                    "{l}" => folder.PathOf("containeros.lock.json"),
                    _ => word,
                }
            )
            .ToArray();
        var hasLinesOfValues =
            command.StartsWith("userdata render", StringComparison.Ordinal)
            || command.StartsWith("userdata convert", StringComparison.Ordinal)
            || command.StartsWith("userdata decode", StringComparison.Ordinal);
        var result = await HostileText.RunAsync(variables, isTerminal: true, words);
        HostileText.AssertSafe(result, isTerminal: true, hasLinesOfValues);
        Assert.NotEqual(70, result.ExitCode);
        if (command.Split(' ')[^1] is "json" or "--json" or "sarif" or "gitlab")
        {
            // A program that cannot be read is an error on standard error, and nothing else.
            Assert.True(result.Output.Length == 0 ? result.Error.Length > 0 : JToken.Parse(result.Output) is JContainer);
        }

        return result;
    }

    /// <summary>Hostile keys, names, labels, properties, scripts, config values and outputs, one pool for each.</summary>
    private static void WriteProgram(TestFolder folder)
    {
        var text = new StringWriter();
        text.WriteLine(
            "name: hostile\nruntime: yaml\nconfig:\n  containeros:cloud: {value: emulator}\n  containeros:region: {value: cn-hangzhou}"
        );
        text.WriteLine("resources:");
        foreach (var value in HostileText.Values)
        {
            var quoted = Quoted(value);
            text.WriteLine($"  {Quoted("pool " + value)}:");
            text.WriteLine("    type: containeros:NodePool");
            text.WriteLine("    properties:");
            text.WriteLine($"      name: {quoted}");
            text.WriteLine($"      clusterId: {quoted}");
            text.WriteLine($"      instanceTypes: [{quoted}]");
            text.WriteLine($"      vSwitchIds: [{quoted}]");
            text.WriteLine($"      os: {{version: {quoted}, imageId: {quoted}}}");
            text.WriteLine($"      labels: {{{quoted}: {quoted}}}");
            text.WriteLine($"      {quoted}: {quoted}");
            text.WriteLine($"      bootstrap: [{{name: {quoted}, phase: afterJoin, steps: [{{script: {Quoted("echo " + value)}}}]}}]");
        }

        text.WriteLine("outputs:");
        foreach (var value in HostileText.Values)
        {
            text.WriteLine($"  {Quoted(value)}: {Quoted(value)}");
        }

        folder.Write("Pulumi.yaml", text.ToString());
        folder.Write(
            "Pulumi.dev.yaml",
            "config:\n" + string.Concat(HostileText.Values.Select(value => $"  {Quoted("hostile:" + value)}: {Quoted(value)}\n"))
        );
        folder.Write("containeros.lock.json", new JObject { ["format"] = 1, ["pins"] = new JArray(HostileText.Values) }.ToString());
    }

    /// <summary>A JSON string is a YAML scalar in double quotation marks.</summary>
    private static string Quoted(string value) => JsonSerializer.Serialize(value);

    private static JObject Resource(string type, string name, bool custom) =>
        new()
        {
            ["urn"] = $"urn:pulumi:dev::p::{type}::{name}",
            ["type"] = type,
            ["custom"] = custom,
            ["outputs"] = new JObject(),
        };
}
