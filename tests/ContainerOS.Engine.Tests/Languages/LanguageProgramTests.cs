using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using ContainerOS.Protocol.Wire;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;
using static ContainerOS.Engine.Tests.Languages.Wired;

namespace ContainerOS.Engine.Tests.Languages;

/// <summary>
/// A program calls the resource monitor over the wire, in the order in which the Pulumi SDK for .NET (3.112.1) was recorded
/// (<see cref="DotNetSdkCallsTests"/>): SupportsFeature, the stack, resources, the outputs of the stack, SignalAndWaitForShutdown.
/// </summary>
public sealed class LanguageProgramTests : IDisposable
{
    private readonly EngineFixture engine = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task Up_SameResourcesAsInYaml_MakesTheSameCallsAndTheSameState()
    {
        using var yaml = new EngineFixture().Program(
            """
            resources:
              a:
                type: test:T
                properties: {size: 1, secret: {fn::secret: s}}
                options: {protect: true, ignoreChanges: [size], additionalSecretOutputs: [size], customTimeouts: {create: 5m}}
              b:
                type: test:T
                properties: {of: "${a.size}"}
                options: {retainOnDelete: true, deletedWith: "${a}"}
            outputs: {size: "${a.size}"}
            """
        );
        var expected = await yaml.CallsOfAsync(yaml.UpAsync);

        var result = await UpAsync(async program =>
        {
            var a = await program.RegisterAsync(
                "a",
                request =>
                {
                    request.Object = Map(("size", Value.ForNumber(1)), ("secret", Secret(Text("s"))));
                    request.Protect = true;
                    request.IgnoreChanges.Add("size");
                    request.AdditionalSecretOutputs.Add("size");
                    request.CustomTimeouts = new RegisterResourceRequest.Types.CustomTimeouts { Create = "5m" };
                }
            );
            await program.RegisterAsync(
                "b",
                request =>
                {
                    request.Object = Map(("of", a.Object.Fields["size"]));
                    request.Dependencies.Add(a.Urn);
                    request.PropertyDependencies["of"] = new RegisterResourceRequest.Types.PropertyDependencies { Urns = { a.Urn } };
                    request.RetainOnDelete = true;
                    request.DeletedWith = a.Urn;
                }
            );
            return await program.CompleteAsync(Map(("size", a.Object.Fields["size"])));
        });

        Assert.Equal(DeploymentOutcome.Succeeded, result.Outcome);
        Assert.Equal(expected, engine.Provider.Calls);
        Assert.Equal(Comparable(yaml.Resources()), Comparable(engine.Resources()));
    }

    [Fact]
    public async Task Program_GetsConfigAndSecretsOfItsStack_AndWhatItPrintsOfThemIsHidden()
    {
        engine.Options = engine.Options with
        {
            ConfigOverrides = new Dictionary<string, string>
            {
                ["size"] = "3",
                ["token"] = "hunter22",
                ["test:region"] = "r1",
            },
        };
        engine.File(
            "Pulumi.yaml",
            "name: p\nruntime: {name: dotnet, options: {binary: program}}\nconfig: {token: {type: string, secret: true}}\n"
        );

        var result = await RunAsync(
            e => e.PreviewAsync(),
            async program =>
            {
                await program.StartAsync();
                var info = await program.Monitor.GetDeploymentInfoAsync(new Empty(), cancellationToken: Ct);
                Assert.Equal(("p", "dev", "organization", true), (info.Project, info.Stack, info.Organization, info.DryRun));
                Assert.Equal("hunter22", info.Config["p:token"]);
                foreach (var severity in new[] { LogSeverity.Debug, LogSeverity.Info })
                {
                    var log = new LogRequest { Severity = severity, Message = $"{severity} of the program: hunter22" };
                    await program.Engine.LogAsync(log, cancellationToken: Ct);
                }

                return await program.CompleteAsync();
            }
        );

        Assert.Equal(DeploymentOutcome.Succeeded, result.Outcome);
        var lines = await File.ReadAllLinesAsync(Path.Combine(engine.Folder, "environment"), Ct);
        Assert.Equal("""{"p:config:size":"3","p:config:token":"hunter22","test:config:region":"r1"}""", Sorted(lines[0]));
        Assert.Equal("""["p:token"]""", lines[1]);
        Assert.Equal("true dev p", lines[2]);
        Assert.Contains("Info of the program: [secret]", engine.Messages);
        Assert.DoesNotContain(engine.Messages, text => text.StartsWith("Debug", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Component_GroupsItsChildren_WhichInheritItsOptionsAndItsAlias()
    {
        Assert.Equal(DeploymentOutcome.Succeeded, (await UpAsync(program => ComponentAsync(program, "old"))).Outcome);
        engine.Provider.Calls.Clear();

        var result = await UpAsync(program => ComponentAsync(program, "new", "old"));

        Assert.Equal(DeploymentOutcome.Succeeded, result.Outcome);
        Assert.DoesNotContain(engine.Provider.Calls, call => call.StartsWith("Create", StringComparison.Ordinal));
        var component = Resource("new");
        Assert.Equal("urn:pulumi:dev::p::my:Component::new", (string?)component["urn"]);
        Assert.Equal("v", (string?)component["outputs"]!["out"]);
        var child = Resource("new-child");
        Assert.Equal("urn:pulumi:dev::p::my:Component$test:index:T::new-child", (string?)child["urn"]);
        Assert.Equal((string?)component["urn"], (string?)child["parent"]);
        Assert.True((bool?)child["protect"]);
        Assert.True((bool?)child["retainOnDelete"]);
    }

    [Fact]
    public async Task ExplicitProvider_HasItsOwnConfig_AndIsThatOfTheChildrenOfAComponent()
    {
        var result = await UpAsync(async program =>
        {
            var provider = await program.ComponentAsync(
                "pulumi:providers:test",
                "eu",
                request =>
                {
                    request.Custom = true;
                    request.Object = Map(("region", Text("eu")));
                }
            );
            var reference = $"{provider.Urn}::{provider.Id}";
            var component = await program.ComponentAsync("my:Component", "c", request => request.Providers["test"] = reference);
            var child = await program.RegisterAsync("child", request => request.Parent = component.Urn);
            await program.RegisterAsync("grandchild", request => request.Parent = child.Urn);
            await program.RegisterAsync("other");
            return await program.CompleteAsync();
        });

        Assert.Equal(DeploymentOutcome.Succeeded, result.Outcome);
        Assert.Contains("Configure {region: eu}", engine.Provider.Calls);
        var reference = $"{Resource("eu")["urn"]}::{Resource("eu")["id"]}";
        Assert.Equal(reference, (string?)Resource("child")["provider"]);
        Assert.Equal(reference, (string?)Resource("grandchild")["provider"]);
        Assert.NotEqual(reference, (string?)Resource("other")["provider"]);
    }

    [Fact]
    public async Task ProviderWithUnknownConfig_IsNotCalledInPreview()
    {
        var result = await RunAsync(
            e => e.PreviewAsync(),
            async program =>
            {
                await program.StartAsync();
                var provider = await program.ComponentAsync(
                    "pulumi:providers:test",
                    "late",
                    request =>
                    {
                        request.Custom = true;
                        request.Object = Map(("region", Text(Unknown)));
                    }
                );
                var made = await program.RegisterAsync("a", request => request.Provider = $"{provider.Urn}::{provider.Id}");
                Assert.Equal(string.Empty, made.Id);
                return await program.CompleteAsync();
            }
        );

        Assert.Equal(DeploymentOutcome.Succeeded, result.Outcome);
        Assert.Equal(["CheckConfig {} => {region: unknown}"], engine.Provider.Calls);
    }

    [Fact]
    public async Task FailedResource_SkipsItsDependents_DeploysTheOthers_AndDeletesNothing()
    {
        Assert.Equal(
            DeploymentOutcome.Succeeded,
            (
                await UpAsync(async program =>
                {
                    await program.RegisterAsync("obsolete");
                    return await program.CompleteAsync();
                })
            ).Outcome
        );
        engine.Provider.OnCreate = request =>
        {
            if (request.Urn.EndsWith("::bad", StringComparison.Ordinal))
            {
                throw new RpcFaultException(StatusCode.Internal, "no capacity");
            }
        };

        var result = await UpAsync(async program =>
        {
            var bad = await program.RegisterAsync("bad");
            Assert.Equal(Result.Fail, bad.Result);
            Assert.Equal(Result.Skip, (await program.RegisterAsync("dependent", request => request.Dependencies.Add(bad.Urn))).Result);
            Assert.Equal(Result.Success, (await program.RegisterAsync("good")).Result);
            var refused = await Assert.ThrowsAsync<RpcException>(() =>
                program.RegisterAsync("old sdk", request => (request.SupportsResultReporting, request.Parent) = (false, bad.Urn))
            );
            Assert.Equal("the registration of 'old sdk' failed", refused.Status.Detail);
            return await program.CompleteAsync();
        });

        Assert.Equal(DeploymentOutcome.Failed, result.Outcome);
        Assert.Equal("no capacity", Assert.Single(result.Diagnostics).Message);
        Assert.Equal(["good-1"], engine.InState("good"));
        Assert.Equal(["obsolete-1"], engine.InState("obsolete"));
        Assert.Empty(engine.InState("dependent"));
    }

    [Theory]
    [InlineData(1, "the program ended with exit code 1; its last lines:\n  the monitor is ")]
    [InlineData(32, "the program failed; its last lines:\n  the monitor is ")]
    [InlineData(137, "the program was ended by signal 9; its last lines:\n  the monitor is ")]
    public async Task ProgramThatFails_IsOneError_AndDeletesNothing(int exitCode, string message)
    {
        await UpAsync(async program =>
        {
            await program.RegisterAsync("a");
            return await program.CompleteAsync();
        });

        var result = await UpAsync(async program =>
        {
            await program.RegisterAsync("b");
            return exitCode;
        });

        Assert.Equal(DeploymentOutcome.Failed, result.Outcome);
        Assert.StartsWith(message, Assert.Single(result.Diagnostics).Message, StringComparison.Ordinal);
        Assert.Equal(["a-1", "b-1"], [.. engine.InState("a"), .. engine.InState("b")]);
    }

    [Fact]
    public async Task ErrorThatTheProgramLogged_IsNotRepeatedForItsExitCode()
    {
        var result = await UpAsync(async program =>
        {
            var log = new LogRequest { Severity = LogSeverity.Error, Message = "boom\n   at Program.Main" };
            await program.Engine.LogAsync(log, cancellationToken: Ct);
            return 32;
        });

        Assert.Equal("boom\n   at Program.Main", Assert.Single(result.Diagnostics).Message);
    }

    [Fact]
    public async Task ProgramThatRegistersNothing_IsAnError_AndDeletesNothing()
    {
        await UpAsync(async program =>
        {
            await program.RegisterAsync("a");
            return await program.CompleteAsync();
        });

        var result = await RunAsync(e => e.UpAsync(), _ => Task.FromResult(0));

        Assert.Equal(DeploymentOutcome.Failed, result.Outcome);
        Assert.StartsWith(
            "the program ended without registering anything.",
            Assert.Single(result.Diagnostics).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(["a-1"], engine.InState("a"));
    }

    [Fact]
    public async Task ProgramThatNeverEnds_IsEndedAfterTheLimit()
    {
        var time = new FakeTimeProvider();
        Timer? clock = null;
        engine.Options = engine.Options with { Time = time };

        var result = await RunAsync(
            e => e.UpAsync(),
            async program =>
            {
                await program.StartAsync();
                time.Advance(TimeSpan.FromMinutes(9));
                await program.RegisterAsync("a");
                time.Advance(TimeSpan.FromMinutes(1));
                await program.RegisterAsync("b");
                clock = new Timer(_ => time.Advance(TimeSpan.FromMinutes(1)), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(10));
                return ScriptedProgram.NeverEnds;
            }
        );

        await clock!.DisposeAsync();
        Assert.Equal(DeploymentOutcome.Failed, result.Outcome);
        Assert.StartsWith(
            "the program was ended: it has called nothing for 10 min and has not ended.",
            Assert.Single(result.Diagnostics).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(["b-1"], engine.InState("b"));
    }

    [Fact]
    public async Task Cancel_EndsTheProgram_AndKeepsTheResultOfTheRunningOperation()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        engine.Provider.OnCreate = _ => cancel.Cancel();

        var result = await RunAsync(
            e => e.UpAsync(cancel.Token),
            async program =>
            {
                await program.StartAsync();
                await Record.ExceptionAsync(() => program.RegisterAsync("a"));
                return ScriptedProgram.NeverEnds;
            }
        );

        Assert.Equal(DeploymentOutcome.Canceled, result.Outcome);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(["a-1"], engine.InState("a"));
    }

    [Fact]
    public async Task TwoResourcesWithOneUrn_AreAnError()
    {
        var result = await UpAsync(async program =>
        {
            await program.RegisterAsync("a");
            var second = await program.RegisterAsync(
                "a",
                request =>
                    request.SourcePosition = new SourcePosition
                    {
                        Uri = new Uri(Path.Combine(engine.Folder, "Program.cs")).AbsoluteUri,
                        Line = 7,
                        Column = 3,
                    }
            );
            Assert.Equal(Result.Fail, second.Result);
            return await program.CompleteAsync();
        });

        var error = Assert.Single(result.Diagnostics);
        Assert.Equal($"the program has two resources with the URN {EngineFixture.Urn("a")}: give one of them another name", error.Message);
        Assert.Equal((Path.Combine(engine.Folder, "Program.cs"), 7, 3), (error.File, error.Line, error.Column));
    }

    [Fact]
    public async Task OptionsThatTheEngineDoesNotHave_AreRefusedByName()
    {
        var result = await UpAsync(async program =>
        {
            var refused = await program.RegisterAsync(
                "a",
                request =>
                {
                    request.HideDiffs.Add("size");
                    request.Transforms.Add(new Callback { Token = "t" });
                    request.ReplacementTrigger = Text("x");
                    request.Hooks = new RegisterResourceRequest.Types.ResourceHooksBinding { BeforeCreate = { "hook" } };
                }
            );
            Assert.Equal(Result.Fail, refused.Result);
            await RefusesAsync(
                "parameterized packages such as 'terraform-provider'",
                () =>
                    program
                        .Monitor.RegisterPackageAsync(
                            new RegisterPackageRequest { Name = "terraform-provider", Parameterization = new Parameterization() }
                        )
                        .ResponseAsync
            );
            return await program.CompleteAsync();
        });

        Assert.StartsWith(
            "the embedded engine does not support transforms, hideDiffs, hooks, replacementTrigger of 'a'",
            Assert.Single(result.Diagnostics).Message,
            StringComparison.Ordinal
        );
        Assert.Empty(engine.Provider.Calls);
    }

    [Fact]
    public async Task Transforms_EndTheProgramWithOneError()
    {
        var result = await UpAsync(async program =>
        {
            await Assert.ThrowsAnyAsync<Exception>(() =>
                program.Monitor.RegisterStackTransformAsync(new Callback(), cancellationToken: Ct).ResponseAsync
            );
            return 0;
        });

        Assert.Equal(
            "the embedded engine does not support transforms (RegisterStackTransform): remove them, or run the program with the Pulumi CLI",
            Assert.Single(result.Diagnostics).Message
        );
    }

    [Fact]
    public async Task FunctionsMethodsAndReads_GoToTheProviderOfTheirResource()
    {
        engine.Provider.OnInvoke = request => new InvokeResult(PropertyMap.Of(("sum", 3.0)));
        engine.Provider.OnRead = request => new ReadResult(request.Id, PropertyMap.Of(("found", "yes")), PropertyMap.Empty);

        var result = await UpAsync(async program =>
        {
            var package = await program.Monitor.RegisterPackageAsync(
                new RegisterPackageRequest { Name = "test", Version = "1.0.0" },
                cancellationToken: Ct
            );
            var a = await program.RegisterAsync("a", request => request.PackageRef = package.Ref);
            var sum = await program.Monitor.InvokeAsync(
                new ResourceInvokeRequest { Tok = "test:index:sum", Args = Map(("x", Value.ForNumber(1))) },
                cancellationToken: Ct
            );
            Assert.Equal(3, sum.Return.Fields["sum"].NumberValue);
            var call = new ResourceCallRequest
            {
                Tok = "test:index:T/rotate",
                Args = Map(
                    (
                        "__self__",
                        Value.ForStruct(
                            Map(
                                ("4dabf18193072939515e22adb298388d", Text("5cf8f73096256a8f31e491e813e4eb8e")),
                                ("urn", Text(a.Urn)),
                                ("id", Text(a.Id))
                            )
                        )
                    )
                ),
            };
            await program.Monitor.CallAsync(call, cancellationToken: Ct);
            var read = new ReadResourceRequest
            {
                Type = "test:index:T",
                Name = "existing",
                Id = "i-1",
                Parent = program.Stack,
                AcceptSecrets = true,
            };
            var existing = await program.Monitor.ReadResourceAsync(read, cancellationToken: Ct);
            Assert.Equal("yes", existing.Properties.Fields["found"].StringValue);
            return await program.CompleteAsync();
        });

        Assert.Equal(DeploymentOutcome.Succeeded, result.Outcome);
        Assert.Equal(
            ["Invoke test:index:sum {x: 1}", "Call test:index:T/rotate {__self__: reference(a)}", "Read existing i-1 {}"],
            engine.Provider.Calls.TakeLast(3)
        );
        Assert.Equal(["i-1 external"], engine.InState("existing"));
    }

    [Fact]
    public async Task ReadOfAResourceThatDoesNotExist_IsTheErrorOfTheProgram()
    {
        engine.Provider.OnRead = _ => ReadResult.Gone;

        var result = await UpAsync(async program =>
        {
            var read = new ReadResourceRequest
            {
                Type = "test:index:T",
                Name = "gone",
                Id = "i-1",
            };
            var fault = await Assert.ThrowsAsync<RpcException>(() =>
                program.Monitor.ReadResourceAsync(read, cancellationToken: Ct).ResponseAsync
            );
            Assert.Equal("'gone' reads i-1, which does not exist: correct the id", fault.Status.Detail);
            return 1;
        });

        Assert.Equal(DeploymentOutcome.Failed, result.Outcome);
        Assert.Empty(engine.InState("gone"));
    }

    [Fact]
    public async Task StackReference_ReadsTheOutputsOfAnotherProgramOfTheWorkspace()
    {
        // Without a repository, programs are looked for beside this one, in the folder of all temporary files.
        Directory.CreateDirectory(Path.Combine(engine.Folder, ".git"));
        var other = Directory.CreateDirectory(Path.Combine(engine.Folder, "network")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(other, "Pulumi.yaml"),
            "name: network\nruntime: yaml\noutputs: {vpc: vpc-1, key: {fn::secret: k}}\n",
            Ct
        );
        var network = engine.Options with { ProgramDirectory = other };
        Assert.Equal(DeploymentOutcome.Succeeded, (await new DeploymentEngine(network).UpAsync(Ct)).Outcome);

        var result = await UpAsync(async program =>
        {
            foreach (var name in new[] { "network/dev", "organization/network/dev" })
            {
                var read = new ReadResourceRequest
                {
                    Type = "pulumi:pulumi:StackReference",
                    Name = name,
                    Id = name,
                    Parent = program.Stack,
                    Properties = Map(("name", Text(name))),
                    AcceptSecrets = true,
                };
                var outputs = (await program.Monitor.ReadResourceAsync(read, cancellationToken: Ct)).Properties;
                Assert.Equal("vpc-1", outputs.Fields["outputs"].StructValue.Fields["vpc"].StringValue);
                Assert.Equal(["key"], outputs.Fields["secretOutputNames"].ListValue.Values.Select(value => value.StringValue));
            }

            var missing = new ResourceInvokeRequest { Tok = "pulumi:pulumi:readStackOutputs", Args = Map(("name", Text("nowhere/dev"))) };
            var fault = await Assert.ThrowsAsync<RpcException>(() =>
                program.Monitor.InvokeAsync(missing, cancellationToken: Ct).ResponseAsync
            );
            Assert.Contains("contain no Pulumi.yaml with the name 'nowhere'", fault.Status.Detail, StringComparison.Ordinal);
            return await program.CompleteAsync();
        });

        Assert.Equal(DeploymentOutcome.Succeeded, result.Outcome);
        Assert.Empty(engine.Provider.Calls);
        Assert.DoesNotContain("\"k\"", engine.ReadState(), StringComparison.Ordinal);
        Assert.Equal(DeploymentOutcome.Succeeded, (await engine.RefreshAsync()).Outcome);
        Assert.Equal(DeploymentOutcome.Succeeded, (await engine.DestroyAsync()).Outcome);
    }

    [Fact]
    public async Task MissingBinaryOrPackage_IsAnErrorOfTheProgramFile()
    {
        engine.File("Pulumi.yaml", "name: p\nruntime: {name: dotnet, options: {binary: nowhere}}\n");
        var binary = await Assert.ThrowsAsync<ProgramException>(engine.PreviewAsync);
        Assert.Contains("which does not exist: build the program first", binary.Message, StringComparison.Ordinal);

        engine.File("Pulumi.yaml", "name: p\nruntime: nodejs\n");
        var manifest = await Assert.ThrowsAsync<ProgramException>(engine.PreviewAsync);
        Assert.Contains("has no package.json", manifest.Message, StringComparison.Ordinal);

        engine.File("package.json", "{}");
        var packages = await Assert.ThrowsAsync<ProgramException>(engine.PreviewAsync);
        Assert.Contains("@pulumi/pulumi is missing. Run 'npm install' in", packages.Message, StringComparison.Ordinal);
    }

    private static async Task<int> ComponentAsync(ScriptedProgram program, string name, string? formerName = null)
    {
        var component = await program.ComponentAsync(
            "my:Component",
            name,
            request =>
            {
                request.Protect = true;
                request.RetainOnDelete = true;
                if (formerName is not null)
                {
                    request.Aliases.Add(new Alias { Spec = new Alias.Types.Spec { Name = formerName } });
                }
            }
        );
        await program.RegisterAsync($"{name}-child", request => request.Parent = component.Urn);
        var outputs = new RegisterResourceOutputsRequest { Urn = component.Urn, Outputs = Map(("out", Text("v"))) };
        await program.Monitor.RegisterResourceOutputsAsync(outputs, cancellationToken: Ct);
        return await program.CompleteAsync();
    }

    private static async Task RefusesAsync<T>(string what, Func<Task<T>> call)
    {
        var fault = await Assert.ThrowsAsync<RpcException>(call);
        Assert.Equal(StatusCode.Unimplemented, fault.StatusCode);
        Assert.StartsWith($"the embedded engine does not support {what}", fault.Status.Detail, StringComparison.Ordinal);
    }

    private static string Sorted(string json) =>
        new JObject(JObject.Parse(json).Properties().OrderBy(field => field.Name, StringComparer.Ordinal)).ToString(
            Newtonsoft.Json.Formatting.None
        );

    /// <summary>Resources without times, ids of providers and ciphertexts, which differ from run to run.</summary>
    private static string Comparable(JArray resources)
    {
        foreach (var field in resources.Descendants().OfType<JProperty>().ToList())
        {
            if (field.Name is "created" or "modified" or "ciphertext")
            {
                field.Remove();
            }
        }

        return System.Text.RegularExpressions.Regex.Replace(resources.ToString(), "[0-9a-f]{8}-[0-9a-f-]{27}", "id");
    }

    private JObject Resource(string name) =>
        engine.Resources().Cast<JObject>().Single(resource => ((string)resource["urn"]!).EndsWith("::" + name, StringComparison.Ordinal));

    private Task<DeploymentResult> UpAsync(Func<ScriptedProgram, Task<int>> script) =>
        RunAsync(
            e => e.UpAsync(),
            async program =>
            {
                await program.StartAsync();
                return await script(program);
            }
        );

    private Task<DeploymentResult> RunAsync(Func<EngineFixture, Task<DeploymentResult>> verb, Func<ScriptedProgram, Task<int>> script) =>
        ScriptedProgram.RunAsync(engine, verb, script);
}
