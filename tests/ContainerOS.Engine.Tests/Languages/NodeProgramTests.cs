using System.Diagnostics;
using System.Globalization;
using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Protocol.Faults;
using ContainerOS.Testing;
using Grpc.Core;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.Tests.Languages;

/// <summary>Programs in JavaScript and TypeScript on the real, unmodified package <c>@pulumi/pulumi</c>.</summary>
public sealed class NodeProgramTests : IDisposable
{
    private const string Types = """
        const pulumi = require("@pulumi/pulumi");
        class T extends pulumi.CustomResource {
            constructor(name, args, opts) { super("test:index:T", name, { size: undefined, ...args }, opts); }
        }

        """;

    private static readonly string Packages = RepositoryRoot.PathOf("tests", "ContainerOS.Engine.Tests", "node");
    private readonly EngineFixture engine = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task Up_JavaScript_RegistersWhatTheSdkSends()
    {
        engine.Options = engine.Options with
        {
            ConfigOverrides = new Dictionary<string, string> { ["size"] = "3", ["token"] = "hunter22" },
        };
        await ProgramAsync(
            Types
                + """
                const config = new pulumi.Config();
                console.log("the token is", process.env.PULUMI_CONFIG.match(/hunter22/)[0]);
                const eu = new (class extends pulumi.ProviderResource {
                    constructor() { super("test", "eu", { region: "eu" }); }
                })();
                class Group extends pulumi.ComponentResource {
                    constructor(name, opts) {
                        super("my:Group", name, {}, opts);
                        this.child = new T(`${name}-child`, { size: config.requireNumber("size") }, { parent: this, protect: true });
                        this.registerOutputs({ size: this.child.size });
                    }
                }
                const group = new Group("group", { providers: [eu] });
                const b = new T("b", { of: group.child.id, token: config.requireSecret("token") }, {
                    dependsOn: group, additionalSecretOutputs: ["of"], ignoreChanges: ["size"], customTimeouts: { create: "5m" },
                });
                const sum = pulumi.runtime.invoke("test:index:sum", { x: 1 });
                exports.of = b.of;
                exports.sum = sum.then(answer => answer.x);
                exports.secret = pulumi.secret("s");
                """,
            "config: {token: {type: string, secret: true}, size: {type: integer}}\n"
        );

        var result = await engine.UpAsync();

        Assert.True(result.Outcome is DeploymentOutcome.Succeeded, string.Join('\n', result.Diagnostics));
        Assert.Equal(
            [
                "Check b {} => {of: group-child-1, token: secret(hunter22)}",
                "Check group-child {} => {size: 3}",
                "CheckConfig {} => {region: eu}",
                "CheckConfig {} => {}",
                "Configure {region: eu}",
                "Configure {}",
                "Create b {of: group-child-1, token: secret(hunter22)}",
                "Create group-child {size: 3}",
                "Invoke test:index:sum {x: 1}",
            ],
            engine.Provider.Calls.Select(call => call.TrimStart('#', '1', '2', ' ')).Order(StringComparer.Ordinal)
        );
        Assert.Contains("the token is [secret]", engine.Messages);
        Assert.Equal("[secret]", ((Protocol.Values.PropertySecret)result.Outputs["secret"]).ToString());
        Assert.Equal("urn:pulumi:dev::p::my:Group$test:index:T::group-child", (string?)Resource("group-child")["urn"]);
        Assert.Equal(3, (int?)Resource("group")["outputs"]!["size"]);
        Assert.Contains("::eu::", (string?)Resource("group-child")["provider"], StringComparison.Ordinal);
        Assert.Equal(300, (int?)Resource("b")["customTimeouts"]!["create"]);
        Assert.DoesNotContain("hunter22", engine.ReadState(), StringComparison.Ordinal);

        Assert.Equal(3, (await engine.PreviewAsync()).Changes[Steps.StepOp.Same]);
    }

    [Fact]
    public async Task Preview_TypeScript_CompilesAndKnowsWhatIsNotKnownYet()
    {
        await InstallAsync();

        // The types of the SDK itself are not checked again, which takes as long as the rest.
        engine.Options = engine.Options with
        {
            Environment = new Dictionary<string, string> { ["PULUMI_NODEJS_TRANSPILE_ONLY"] = "true" },
        };
        engine.File("Pulumi.yaml", "name: p\nruntime: nodejs\n").File("package.json", """{"main": "index.ts"}""");
        engine.File(
            "index.ts",
            """
            import * as pulumi from "@pulumi/pulumi";
            class T extends pulumi.CustomResource {
                public readonly size!: pulumi.Output<number>;
                constructor(name: string, args: { size?: pulumi.Input<number>; of?: pulumi.Input<string> }) {
                    super("test:index:T", name, { size: undefined, ...args });
                }
            }
            const a = new T("a", { size: 1 });
            new T("b", { of: a.id });
            export const size = a.size;
            export const later = a.id;
            """
        );

        var result = await engine.PreviewAsync();

        Assert.True(result.Outcome is DeploymentOutcome.Succeeded, string.Join('\n', result.Diagnostics));
        Assert.Contains("Create b {of: unknown} preview", engine.Provider.Calls);
        Assert.Equal((Protocol.Values.PropertyValue)1.0, result.Outputs["size"]);
        Assert.True(result.Outputs["later"].ContainsUnknowns);
        Assert.False(File.Exists(engine.StateFile));
    }

    [Fact]
    public async Task ProgramThatThrows_IsOneErrorWithItsStackTrace_AndNothingIsDeleted()
    {
        Assert.Equal(DeploymentOutcome.Succeeded, (await engine.Program("resources: {a: {type: test:T}}\n").UpAsync()).Outcome);
        var before = engine.ReadState();
        await ProgramAsync(Types + "function deploy() { require('no-such-package'); }\ndeploy();\n");

        var result = await engine.UpAsync();

        Assert.Equal(DeploymentOutcome.Failed, result.Outcome);
        var error = Assert.Single(result.Diagnostics).Message;
        Assert.Contains("Error: Cannot find module 'no-such-package'\n", error, StringComparison.Ordinal);
        Assert.Contains("\n    at deploy (", error, StringComparison.Ordinal);
        Assert.DoesNotContain("at ContainerOS.", error, StringComparison.Ordinal);
        Assert.Equal(before, engine.ReadState());
    }

    [Fact]
    public async Task FailedResource_IsOneError_AndTheRestIsDeployed()
    {
        engine.Provider.OnCreate = request =>
        {
            if (request.Urn.EndsWith("::bad", StringComparison.Ordinal))
            {
                throw new RpcFaultException(StatusCode.Internal, "no capacity");
            }
        };
        await ProgramAsync(
            Types
                + """
                const bad = new T("bad", {});
                new T("dependent", { of: bad.id });
                new T("good", {});
                bad.id.apply(id => console.log("not reached"));
                """
        );

        var result = await engine.UpAsync();

        Assert.Equal(DeploymentOutcome.Failed, result.Outcome);
        var error = Assert.Single(result.Diagnostics);
        Assert.Equal("no capacity", error.Message);
        Assert.Equal((Path.Combine(engine.Folder, "index.js"), 5), (error.File, error.Line));
        Assert.Equal(["good-1"], engine.InState("good"));
        Assert.Empty(engine.InState("dependent"));
        Assert.DoesNotContain("not reached", engine.Messages);
    }

    [Fact]
    public async Task ProgramKilledDuringCreate_IsOneError_KeepsTheResource_AndTheNextUpContinues()
    {
        await ProgramAsync(
            Types
                + """
                require("fs").writeFileSync("id", String(process.pid));
                const a = new T("a", { size: 1 });
                new T("b", { of: a.id });
                """
        );
        engine.Provider.OnCreate = _ =>
        {
            using var program = Process.GetProcessById(
                int.Parse(File.ReadAllText(Path.Combine(engine.Folder, "id")), CultureInfo.InvariantCulture)
            );
            program.Kill();
        };

        var killed = await engine.UpAsync();

        Assert.Equal(DeploymentOutcome.Failed, killed.Outcome);
        Assert.Equal("the program was ended by signal 9", Assert.Single(killed.Diagnostics).Message);
        Assert.Equal(["a-1"], engine.InState("a"));
        Assert.Empty(engine.InState("b"));

        engine.Provider.OnCreate = _ => { };
        engine.Provider.Calls.Clear();
        // The same resources in YAML, which needs no process.
        var next = await engine
            .Program("resources: {a: {type: test:T, properties: {size: 1}}, b: {type: test:T, properties: {of: '${a.id}'}}}\n")
            .UpAsync();

        Assert.True(next.Outcome is DeploymentOutcome.Succeeded, string.Join('\n', next.Diagnostics));
        Assert.Equal(["a-1"], engine.InState("a"));
        Assert.Single(engine.InState("b"));
        Assert.DoesNotContain("Create a {size: 1}", engine.Provider.Calls);
    }

    [Fact]
    public async Task ValueThatIsNestedDeeply_IsDeployed_AndKeptInTheState_AndTooDeeplyIsOneErrorWithItsProperty()
    {
        await ProgramAsync(
            Types
                + """
                const deep = (levels) => Array.from({ length: levels }).reduce((inner) => ({ a: [inner] }), "end");
                const plain = new T("plain", { x: deep(60) });
                const secret = new T("secret", { x: pulumi.secret(deep(60)) });
                new T("a", { x: Array.from({ length: 300 }).reduce((inner) => ({ a: inner }), "end") }, { dependsOn: [plain, secret] });
                """
        );

        var result = await engine.UpAsync();

        var error = Assert.Single(result.Diagnostics).Message;
        Assert.Contains("'x.a.a.a.a.a.a.a.a.a...'", error, StringComparison.Ordinal);
        Assert.Contains("it is nested more than 200 deep", error, StringComparison.Ordinal);
        Assert.DoesNotContain(EngineFixture.Urn("a"), engine.ReadState(), StringComparison.Ordinal);
        Assert.Empty((await engine.RefreshAsync()).Steps);
        Assert.Equal(2, engine.Provider.Calls.Count(call => call.StartsWith("Read", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(
        "pulumi.runtime.registerResourceTransform(() => undefined); new pulumi.ResourceHook('h', () => undefined);",
        "the embedded engine does not support transforms",
        "the embedded engine does not support resource hooks"
    )]
    [InlineData("pulumi.runtime.getMonitor().close(); new T('a', {});", "Channel has been shut down")]
    [InlineData("process.stdout.write('\\u0007garbage'.repeat(100000)); process.exit(1);", "the program ended with exit code 1")]
    public async Task BadProgram_FailsWithItsReasons_AndChangesNothing(string program, params string[] reasons)
    {
        await ProgramAsync(Types + program);

        var result = await engine.UpAsync();

        Assert.Equal(DeploymentOutcome.Failed, result.Outcome);
        var errors = string.Join('\n', result.Diagnostics);
        Assert.All(reasons, reason => Assert.Contains(reason, errors, StringComparison.Ordinal));
        Assert.DoesNotContain("at ContainerOS.", errors, StringComparison.Ordinal);
        Assert.DoesNotContain(engine.Provider.Calls, call => call.StartsWith("Create", StringComparison.Ordinal));
    }

    private async Task InstallAsync()
    {
        var missing = await NpmPackages.MissingAsync(Packages, Ct);
        Assert.SkipUnless(missing is null, missing ?? string.Empty);
        if (!Path.Exists(Path.Combine(engine.Folder, "node_modules")))
        {
            Directory.CreateSymbolicLink(Path.Combine(engine.Folder, "node_modules"), Path.Combine(Packages, "node_modules"));
        }
    }

    private async Task ProgramAsync(string text, string config = "")
    {
        await InstallAsync();
        engine
            .File("Pulumi.yaml", "name: p\nruntime: {name: nodejs, options: {typescript: false}}\n" + config)
            .File("package.json", """{"main": "index.js"}""")
            .File("index.js", text);
    }

    private JToken Resource(string name) =>
        engine.Resources().Single(resource => ((string)resource["urn"]!).EndsWith("::" + name, StringComparison.Ordinal));
}
