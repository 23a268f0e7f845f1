using System.Diagnostics;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests.Hostile;

/// <summary>The plugin process that the tests of a table attach to, and a stack that it deployed when it was honest.</summary>
public sealed class HostilePluginFixture : IAsyncLifetime
{
    internal const string Program = """
        name: p
        runtime: yaml
        resources:
          first:
            type: evil:index:Thing
            properties: {size: 1}
          second:
            type: evil:index:Thing
            properties: {size: 1, of: "${first.size}"}
        outputs: {all: "${first}"}
        """;

    private readonly TestFolder folder = new();
    private Process? plugin;

    /// <summary>The same with a change and another resource.</summary>
    internal static string NextProgram { get; } =
        Program
            .Replace("size: 1, of", "size: 2, of", StringComparison.Ordinal)
            .Replace("outputs:", "  third:\n    type: evil:index:Thing\n    properties: {size: 3}\noutputs:", StringComparison.Ordinal);

    internal static string Executable { get; } = Path.Combine(AppContext.BaseDirectory, "ContainerOS.Acceptance.Tests");

    internal string ModeFile => folder.PathOf("mode");

    internal Dictionary<string, string> Environment { get; } = [];

    public async ValueTask InitializeAsync()
    {
        Mode("honest");
        var start = new ProcessStartInfo(Executable, [HostilePlugin.Flag]) { RedirectStandardOutput = true };
        start.Environment[HostilePlugin.ModeVariable] = ModeFile;
        plugin = Process.Start(start)!;
        var port = await plugin.StandardOutput.ReadLineAsync();
        Environment["PULUMI_DEBUG_PROVIDERS"] = $"evil:{port}";
        folder.Write("stack/Pulumi.yaml", Program);
        var result = await HostileText.RunAsync(Environment, isTerminal: false, "up", folder.PathOf("stack"), "--yes");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }

    public async ValueTask DisposeAsync()
    {
        plugin?.Kill();
        await (plugin?.WaitForExitAsync() ?? Task.CompletedTask);
        plugin?.Dispose();
        folder.Dispose();
    }

    internal void Mode(string text) => folder.Write("mode", text);

    /// <summary>A copy of the stack as it was deployed.</summary>
    internal TestFolder Stack(string program)
    {
        var copy = new TestFolder();
        foreach (var file in Directory.EnumerateFiles(folder.PathOf("stack"), "*", SearchOption.AllDirectories))
        {
            copy.Write(Path.GetRelativePath(folder.PathOf("stack"), file), File.ReadAllText(file));
        }

        copy.Write("Pulumi.yaml", program);
        return copy;
    }
}

/// <summary>
/// A plugin of another package, a real process, that answers each call badly in every way: the run ends with one message for each place and
/// its exit code, the state stays readable and knows what it knew, and with an honest plugin the next run completes.
/// </summary>
/// <remarks>
/// What a plugin can do before its handshake is in <c>PluginStartTests</c>. In CI it dies in three calls; in each of them with
/// <c>CONTAINEROS_HOSTILE_PLUGIN=all</c>.
/// </remarks>
public sealed class HostilePluginTests(HostilePluginFixture fixture) : IClassFixture<HostilePluginFixture>
{
    private const string Forged = "FORGED-LINE";
    private const string TooLong = "the plugin sent a message that cannot be read: The HTTP headers length";
    private const string TooDeep = "it is nested more than 200 deep";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>What the plugin does, the command that meets it, the exit code, and what the output says.</summary>
    public static TheoryData<string, string, int, string> Answers =>
        new()
        {
            { "CheckConfig fails", "up", 1, Forged },
            { "CheckConfig fails at length", "up", 1, TooLong },
            { "CheckConfig fails without a text", "up", 1, "the plugin failed with the code 99 and gave no reason" },
            { "CheckConfig fails with false details", "up", 1, "false details" },
            { "CheckConfig is not implemented", "up", 1, "error  no" },
            { "CheckConfig is empty", "up", 0, "Done" },
            { "CheckConfig finds a failure", "up", 2, Forged },
            {
                "CheckConfig returns an unknown signature",
                "up",
                1,
                "answer to CheckConfig cannot be read: malformed property value at 'x'"
            },
            { "DiffConfig fails", "up", 1, Forged },
            { "DiffConfig has an unknown result", "up", 0, "Done" },
            { "Configure fails", "up", 1, Forged },
            { "Configure is not implemented", "up", 1, "error  no" },
            { "Configure is empty", "up", 0, "Done" },
            { "Check fails", "up", 1, Forged },
            { "Check is empty", "up", 1, "'first' has no 'size'" },
            { "Check finds a failure", "up", 1, Forged },
            { "Check finds 3000 failures", "preview", 1, "there are more than 100 errors" },
            { "Check finds a failure without a text", "up", 1, "the plugin refused it and gave no reason" },
            { "Check leaves the inputs out", "up", 1, "'first' has no 'size'" },
            { "Check returns an unknown signature", "up", 1, "answer to Check cannot be read" },
            { "Check returns a secret without a value", "up", 1, "a secret has no value" },
            { "Check returns an asset without content", "up", 0, "Done" },
            { "Check returns hostile names", "preview", 0, Forged },
            { "Check returns a number that is none", "up", 0, "NaN" },
            { "Check returns a value without a kind", "up", 1, "the value has no kind" },
            { "Check returns depth", "up", 1, TooDeep },
            { "Check returns an unknown value", "up", 0, "Done" },
            { "Diff fails", "up", 1, Forged },
            { "Diff is empty", "up", 0, "Done" },
            { "Diff names properties that do not exist", "preview", 0, "no such property" },
            { "Diff has an unknown result", "up", 0, "Done" },
            { "PreviewCreate fails", "up", 1, Forged },
            { "PreviewCreate returns an unknown signature", "up", 1, "answer to Create cannot be read" },
            { "Create fails", "up", 1, Forged },
            { "Create fails at length", "up", 1, TooLong },
            { "Create fails with false details", "up", 1, "false details" },
            { "Create is empty", "up", 1, "the provider returned no id from Create" },
            { "Create returns no id", "up", 1, "the provider returned no id from Create" },
            { "Create returns a hostile id", "up", 0, "Done" },
            { "Create returns a long id", "up", 0, "Done" },
            { "Create returns the id of another", "up", 0, "first has, too" },
            { "Create returns the unknown id", "up", 0, "Done" },
            { "Create returns hostile names", "up", 0, "Done" },
            { "Create returns an unknown signature", "up", 1, "answer to Create cannot be read" },
            { "Create returns an unknown value", "up", 0, "Done" },
            { "Create returns a number that is none", "up", 0, "Done" },
            { "Create returns depth", "up", 1, TooDeep },
            { "Create returns half a pair", "up", 0, "Done" },
            { "Create returns 6 MB", "up", 0, "Done" },
            { "Read fails", "refresh", 1, Forged },
            { "Read is empty", "refresh", 0, "it no longer exists" },
            { "Read returns the id of another", "refresh", 0, "id: thing-first -> thing-another" },
            { "Read returns a hostile id", "refresh", 0, Forged },
            { "Read returns hostile inputs", "refresh", 0, Forged },
            { "Read returns hostile names", "refresh", 0, "Done" },
            { "Read returns a secret without a value", "refresh", 1, "answer to Read cannot be read" },
            { "Update fails", "up", 1, Forged },
            { "Update is empty", "up", 0, "Done" },
            { "Update returns an unknown value", "up", 0, "Done" },
            { "Update returns an asset without content", "up", 0, "Done" },
            { "Update returns an unknown signature", "up", 1, "answer to Update cannot be read" },
            { "Delete fails", "destroy", 1, Forged },
            { "Delete fails at length", "destroy", 1, TooLong },
            { "Cancel fails", "up", 0, "Done" },
        };

    public static TheoryData<string, string> Deaths
    {
        get
        {
            (string Call, string Verb)[] all =
            [
                ("Configure", "up"),
                ("Create", "up"),
                ("Delete", "destroy"),
                ("Handshake", "up"),
                ("CheckConfig", "up"),
                ("Check", "up"),
                ("Diff", "up"),
                ("PreviewCreate", "up"),
                ("Read", "refresh"),
                ("Update", "up"),
            ];
            return [.. all.Take(Environment.GetEnvironmentVariable("CONTAINEROS_HOSTILE_PLUGIN") == "all" ? all.Length : 3)];
        }
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Answer_Bad_IsOneMessage_AndTheStateStays(string mode, string verb, int exitCode, string message)
    {
        using var stack = fixture.Stack(HostilePluginFixture.NextProgram);
        fixture.Mode(mode);

        var result = await RunAsync(stack, verb, fixture.Environment);

        fixture.Mode("honest");
        AssertMessage(result, exitCode, message);
        await AssertCompletesAsync(stack, keepsFirst: mode != "Read is empty", fixture.Environment);
    }

    [Fact]
    public async Task Create_AnswerThatCannotBeRead_KeepsTheIdOfWhatItMade()
    {
        using var stack = fixture.Stack(HostilePluginFixture.NextProgram);
        fixture.Mode("Create returns a secret without a value");

        await RunAsync(stack, "up", fixture.Environment);

        fixture.Mode("honest");
        Assert.Contains("\"thing-third\"", await File.ReadAllTextAsync(StateOf(stack), Ct), StringComparison.Ordinal);
    }

    /// <summary>The plugin returns in plain text what the program has as secret, also within an input.</summary>
    [Fact]
    public async Task Secrets_ReturnedUnmarked_StaySecret()
    {
        const string canary = "canaryPluginTz5";
        var secret = "{fn::secret: " + canary + "}";
        using var stack = fixture.Stack(
            $"name: p\nruntime: yaml\nresources:\n  s:\n    type: evil:index:Thing\n    properties: {{a: {secret}, b: {{c: [{secret}]}}}}\n"
                + "outputs: {all: \"${s}\"}\n"
        );
        var environment = new Dictionary<string, string>(fixture.Environment) { ["PULUMI_CONFIG_PASSPHRASE"] = "passphrase" };
        fixture.Mode("honest");

        foreach (var verb in new[] { "up", "refresh", "outputs" })
        {
            var result = await RunAsync(stack, verb, environment);
            Assert.Equal(0, result.ExitCode);
            Assert.DoesNotContain(canary, result.Output + result.Error, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(canary, await File.ReadAllTextAsync(StateOf(stack), Ct), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Deaths))]
    public async Task Plugin_DiesInACall_IsOneMessage_AndNoProcessIsLeft(string call, string verb)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the plugin is started by a shell script, and looked for in /proc");
        using var stack = fixture.Stack(HostilePluginFixture.NextProgram);
        var mode = stack.Write("mode", $"{call} dies");
        var script = stack.Write(
            "bin/pulumi-resource-evil",
            $"#!/bin/sh\nexport {HostilePlugin.ModeVariable}='{mode}'\n"
                + $"exec '{HostilePluginFixture.Executable}' {HostilePlugin.Flag} '{stack.FullName}' \"$@\"\n"
        );
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var environment = new Dictionary<string, string> { ["PATH"] = stack.PathOf("bin") + ":/usr/bin:/bin" };
        var result = await RunAsync(stack, verb, environment);

        AssertMessage(result, 1, "exited with code 9");
        var all = result.Output + result.Error;
        Assert.True(all.Split("its last lines:").Length == 2, all);
        Assert.Empty(Processes.WithArgument(stack.FullName));
        await AssertCompletesAsync(stack, keepsFirst: true, fixture.Environment);
    }

    private static void AssertMessage(ProcessResult result, int exitCode, string message)
    {
        HostileText.AssertSafe(result, isTerminal: false);
        var all = result.Output + result.Error;
        Assert.True(exitCode == result.ExitCode, all);
        Assert.Contains(message, all, StringComparison.Ordinal);
        Assert.DoesNotContain("internal error", all, StringComparison.Ordinal);
        var errors = all.Split('\n').Count(line => line.StartsWith("error  ", StringComparison.Ordinal));
        Assert.InRange(errors, exitCode == 0 ? 0 : 1, exitCode == 0 ? 0 : 101);
    }

    /// <summary>The state knows what it knew, and the next run with an honest plugin deploys the program.</summary>
    private static async Task AssertCompletesAsync(TestFolder stack, bool keepsFirst, IReadOnlyDictionary<string, string> environment)
    {
        var before = JObject.Parse(await File.ReadAllTextAsync(StateOf(stack), Ct));
        Assert.Equal(keepsFirst, Urns(before).Contains("first"));

        var next = await RunAsync(stack, "up", environment);

        Assert.True(next.ExitCode == 0, next.Output + next.Error);
        var after = JObject.Parse(await File.ReadAllTextAsync(StateOf(stack), Ct));
        Assert.Equal(["first", "second", "third"], Urns(after).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Urns(JObject state) =>
        state["deployment"]!["resources"]!
            .Where(resource => (string?)resource["type"] == "evil:index:Thing")
            .Select(resource => ((string)resource["urn"]!).Split("::")[^1]);

    private static string StateOf(TestFolder stack) => stack.PathOf(".containeros", "stacks", "dev.json");

    private static Task<ProcessResult> RunAsync(TestFolder stack, string verb, IReadOnlyDictionary<string, string> environment) =>
        HostileText.RunAsync(
            environment,
            isTerminal: false,
            [verb, stack.FullName, .. verb is "up" or "destroy" ? ["--yes"] : Array.Empty<string>()]
        );
}
