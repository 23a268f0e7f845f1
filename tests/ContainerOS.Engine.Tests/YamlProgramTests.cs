using ContainerOS.Engine.Deployment;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;
using Grpc.Core;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.Tests;

/// <summary>How a YAML program runs: names and references, what depends on what, options, functions, and the events of a run.</summary>
public sealed class YamlProgramTests : IDisposable
{
    private const string Stack = "urn:pulumi:dev::p::pulumi:pulumi:Stack::p-dev";
    private readonly EngineFixture engine = new();

    public void Dispose() => engine.Dispose();

    /// <summary>The variable <c>pulumi</c> of pulumi-yaml (<c>Runner.ensureSetup</c>).</summary>
    [Fact]
    public async Task Pulumi_IsTheRun()
    {
        var result = await engine.Program("outputs: {all: \"${pulumi}\"}\n").UpAsync();

        Assert.Equal(
            $"{{cwd: {engine.Folder}, organization: organization, project: p, rootDirectory: {engine.Folder}, stack: dev}}",
            RecordingProvider.Text(result.Outputs["all"])
        );
    }

    [Fact]
    public async Task Resource_HasItsOutputs_AndItsIdAndUrn()
    {
        engine.Program("resources:\n  a: {type: test:T, name: other, properties: {size: 1}}\noutputs: {all: \"${a}\", id: \"${a.id}\"}\n");

        var preview = await engine.PreviewAsync();
        var result = await engine.UpAsync();

        const string Urn = "urn:pulumi:dev::p::test:index:T::other";
        Assert.Equal($"{{all: {{id: unknown, size: 1, urn: {Urn}}}, id: unknown}}", RecordingProvider.Text(preview.Outputs));
        Assert.Equal($"{{all: {{id: other-1, size: 1, urn: {Urn}}}, id: other-1}}", RecordingProvider.Text(result.Outputs));
    }

    [Fact]
    public async Task PropertyThatAResourceLacks_IsUnknownInAPreview_AndAnErrorInARun()
    {
        engine.Program("resources:\n  a: {type: test:T}\n  b: {type: test:T, properties: {of: \"${a.none}\"}}\n");

        Assert.Contains("Create b {of: unknown} preview", await engine.CallsOfAsync(engine.PreviewAsync));
        Assert.EndsWith("'a' has no 'none'", await engine.FailAsync(engine.UpAsync), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dependencies_AreThoseOfReferences_OfOptionsAndOfVariables()
    {
        await engine
            .Program(
                """
                variables:
                  direct: ${a.size}
                  again: [{x: "${direct}"}, "${again2}"]
                  again2: ${direct}
                resources:
                  a: {type: test:T, properties: {size: 1}}
                  b: {type: test:T}
                  c:
                    type: test:T
                    properties: {one: "${again[0].x}", two: "${b.id}", three: 3, four: "${pulumi.stack}"}
                    options: {dependsOn: "${d}"}
                  d: {type: test:T}
                  e: {type: test:T, options: {deletedWith: "${a}", replaceWith: ["${b}", "${d}"], dependsOn: ["${b}", "${a}"]}}

                """
            )
            .UpAsync();

        Assert.Equal(["a", "b", "d"], Names(State("c")["dependencies"]!));
        Assert.Equal(
            ["one: a", "two: b"],
            ((JObject)State("c")["propertyDependencies"]!)
                .Properties()
                .Select(field => $"{field.Name}: {string.Join(' ', Names(field.Value))}")
        );
        Assert.Equal(["a", "b"], Names(State("e")["dependencies"]!));
        Assert.Equal(["b", "d"], Names(State("e")["replaceWith"]!));
        Assert.Equal(EngineFixture.Urn("a"), (string?)State("e")["deletedWith"]);
        Assert.Null(State("a")["dependencies"]);
        Assert.Equal(Stack, (string?)State("a")["parent"]);
    }

    [Fact]
    public async Task Options_AreInTheState()
    {
        await engine
            .Program(
                """
                resources:
                  a:
                    type: test:T
                    properties: {size: 1, list: [1, 2]}
                    options:
                      protect: true
                      retainOnDelete: true
                      ignoreChanges: [size, "list[0]"]
                      replaceOnChanges: ["list[*]"]
                      customTimeouts: {create: 1h30m, update: 90s, delete: 1.5m, read: 500ms}

                """
            )
            .UpAsync();

        var state = State("a");
        Assert.Equal(
            """{"protect":true,"retainOnDelete":true,"ignoreChanges":["size","list[0]"],"replaceOnChanges":["list[\"*\"]"],"""
                + """
                "customTimeouts":{"create":5400,"update":90,"delete":90,"read":0.5}}
                """,
            new JObject(
                new[] { "protect", "retainOnDelete", "ignoreChanges", "replaceOnChanges", "customTimeouts" }.Select(name => new JProperty(
                    name,
                    state[name]
                ))
            ).ToString(Newtonsoft.Json.Formatting.None)
        );
    }

    [Fact]
    public async Task IgnoredChanges_AreTheOldValues_AlsoOfWhatIsNewOrGone()
    {
        await engine.Program("resources:\n  a: {type: test:T, properties: {size: 1, m: {k: 1}, gone: 1}}\n").UpAsync();

        var calls = await engine.CallsOfAsync(
            engine
                .Program(
                    "resources:\n  a:\n    type: test:T\n    properties: {size: 2, m: {k: 2, j: 2}, new: 2}\n"
                        + "    options: {ignoreChanges: [size, m.k, gone, new]}\n"
                )
                .UpAsync
        );

        Assert.Equal("Check a {gone: 1, m: {k: 1}, size: 1} => {gone: 1, m: {j: 2, k: 1}, size: 1}", calls[3]);
    }

    /// <summary>The cases of <c>PropertyPath.Reset</c> in pulumi/pulumi.</summary>
    [Theory]
    [InlineData("*", """{"a": 1, "b": 1}""", """{"a": 2, "c": 2}""", "{a: 1, b: 1}", true)]
    [InlineData("m[\"*\"]", """{"m": {"a": 1, "b": 1}}""", """{"m": {"a": 2, "c": 2}}""", "{m: {a: 1, b: 1}}", true)]
    [InlineData("m[*]", """{"m": 1}""", """{"m": {"a": 2}}""", "{m: {a: 2}}", true)]
    [InlineData("m[*]", """{"m": {"a": 2}}""", """{"m": 1}""", "{m: 1}", false)]
    [InlineData(
        "m[*].k",
        """{"m": {"a": {"k": 1}, "b": {"k": 1}}}""",
        """{"m": {"a": {"k": 2}, "c": {"k": 2}}}""",
        "{m: {a: {k: 1}, c: {k: 2}}}",
        false
    )]
    [InlineData("m[*].k", """{"m": {"a": {"k": 1}}}""", """{"m": {"a": {"k": 2, "j": 2}}}""", "{m: {a: {j: 2, k: 1}}}", true)]
    [InlineData("m[*].k", """{"m": 1}""", """{"m": {"a": 2}}""", "{m: {a: 2}}", false)]
    [InlineData("l[*]", """{"l": [1, 1]}""", """{"l": [2, 2]}""", "{l: [1, 1]}", true)]
    [InlineData("l[*]", """{"l": [1, 1]}""", """{"l": [2, 2, 2]}""", "{l: [1, 1, 2]}", false)]
    [InlineData("l[*]", """{"l": [1, 1, 1]}""", """{"l": [2, 2]}""", "{l: [1, 1]}", false)]
    [InlineData("l[*]", """{"l": 1}""", """{"l": [2]}""", "{l: [2]}", true)]
    [InlineData(
        "l[*].k",
        """{"l": [{"k": 1}, {"k": 1}]}""",
        """{"l": [{"k": 2}, {"k": 2, "j": 2}]}""",
        "{l: [{k: 1}, {j: 2, k: 1}]}",
        true
    )]
    [InlineData("l[*].k", """{"l": [{"k": 1}]}""", """{"l": [{"k": 2}, {"k": 2}]}""", "{l: [{k: 1}, {k: 2}]}", false)]
    [InlineData("l[*].k", """{"l": 1}""", """{"l": [{"k": 2}]}""", "{l: [{k: 2}]}", false)]
    [InlineData("l[1]", """{"l": [1, 1]}""", """{"l": [2, 2]}""", "{l: [2, 1]}", true)]
    [InlineData("l[1]", """{"l": [1]}""", """{"l": [2, 2]}""", "{l: [2, 2]}", false)]
    [InlineData("l[1]", """{"l": [1, 1]}""", """{"l": [2]}""", "{l: [2]}", false)]
    [InlineData("l[1]", """{"l": [1]}""", """{"l": [2]}""", "{l: [2]}", true)]
    [InlineData("l[1]", """{"l": 1}""", """{"l": [2, 2]}""", "{l: [2, 2]}", false)]
    [InlineData("l[1]", """{"l": [1, 1]}""", """{"l": 2}""", "{l: 2}", false)]
    [InlineData("l[1]", """{"l": 1}""", """{"l": 2}""", "{l: 2}", true)]
    [InlineData("l[1].k", """{"l": [1]}""", """{"l": [2]}""", "{l: [2]}", false)]
    [InlineData("l[0].k", """{"l": [{"k": 1}]}""", """{"l": [{"k": 2}, 2]}""", "{l: [{k: 1}, 2]}", true)]
    [InlineData("a", """{}""", """{"a": 2}""", "{}", true)]
    [InlineData("a", """{"a": 1}""", """{}""", "{a: 1}", true)]
    [InlineData("m.k", """{}""", """{"m": {"k": 2, "j": 2}}""", "{m: {j: 2}}", true)]
    [InlineData("m.k", """{"m": {"k": 1}}""", """{}""", "{}", false)]
    [InlineData("m.k", """{"m": {"k": 1}}""", """{"m": 2}""", "{m: 2}", false)]
    [InlineData("m.k", """{"m": {"j": 1}}""", """{"m": 2}""", "{m: 2}", true)]
    [InlineData("m.k", """{}""", """{}""", "{}", true)]
    [InlineData("m.k.j", """{}""", """{"m": {"k": {"j": 2}}}""", "{m: {k: {j: 2}}}", false)]
    [InlineData("m.k", """{"m": {"$": {"k": 1}}}""", """{"m": {"k": 2}}""", "{m: {k: secret(1)}}", true)]
    [InlineData("m.k", """{"m": {"k": 1}}""", """{"m": {"$": {"k": 2}}}""", "{m: secret({k: 1})}", true)]
    [InlineData("m.k", """{"m": {"$": {"k": 1}}}""", """{"m": {"$": {"k": 2}}}""", "{m: secret({k: 1})}", true)]
    [InlineData("l[0]", """{"l": {"$": [1]}}""", """{"l": [2]}""", "{l: [secret(1)]}", true)]
    [InlineData("l[*]", """{"l": {"$": [{"$": 1}]}}""", """{"l": [2]}""", "{l: [secret(1)]}", true)]
    [InlineData("m[*]", """{"m": {"$": {"k": 1}}}""", """{"m": {"k": 2}}""", "{m: {k: secret(1)}}", true)]
    [InlineData("m.k.j", """{"m": {"$": {"k": {"j": 1}}}}""", """{"m": {"k": {"j": 2}}}""", "{m: {k: {j: secret(1)}}}", true)]
    public void IgnoredChange_HasTheOldValue(string path, string olds, string news, string inputs, bool isComplete)
    {
        var taken = IgnoredChanges.Take(Sample.Map(olds), Sample.Map(news), PropertyPath.Parse(path));

        Assert.Equal((inputs, isComplete), (RecordingProvider.Text(taken.Inputs), taken.IsComplete));
    }

    [Fact]
    public async Task ElementThatIsAdded_IsNoIgnoredChange_AndTheRunSaysSo()
    {
        await engine.Program("resources:\n  a: {type: test:T, properties: {l: [1]}}\n").UpAsync();

        var calls = await engine.CallsOfAsync(
            engine
                .Program("resources:\n  a: {type: test:T, properties: {l: [2, 2]}, options: {ignoreChanges: [\"l[0]\", \"l[1]\"]}}\n")
                .UpAsync
        );

        Assert.Equal("Check a {l: [1]} => {l: [1, 2]}", calls[3]);
        Assert.Equal(
            ["ignoreChanges: the program adds or removes what l[1] names, or a part of it, and that is not ignored"],
            engine.Messages
        );
    }

    [Theory]
    [InlineData("{name: old}", "urn:pulumi:dev::p::test:index:T::old")]
    [InlineData("{type: test:U}", "urn:pulumi:dev::p::test:index:U::a")]
    [InlineData("{stack: prod}", "urn:pulumi:prod::p::test:index:T::a")]
    [InlineData("{project: q}", "urn:pulumi:dev::q::test:index:T::a")]
    [InlineData("{urn: 'urn:x'}", "urn:x")]
    [InlineData("'urn:${pulumi.stack}'", "urn:dev")]
    public async Task Alias_IsTheUrnOfItsParts(string alias, string urn)
    {
        await engine.Program("resources: {}\n").UpAsync();
        engine.EditState(state =>
            ((JArray)state["resources"]!).Add(
                new JObject
                {
                    ["urn"] = urn,
                    ["custom"] = true,
                    ["id"] = "known",
                    ["type"] = "test:index:T",
                }
            )
        );

        await engine.Program($"resources:\n  a:\n    type: test:T\n    options: {{aliases: [{alias}]}}\n").UpAsync();

        Assert.Equal(["known"], engine.InState("a"));
    }

    [Fact]
    public async Task Alias_ThatIsNotKnownBefore_IsAnError() =>
        Assert.EndsWith(
            "a part of an alias of 'b' must be a string that is known before the run",
            await engine
                .Program("resources:\n  a: {type: test:T}\n  b:\n    type: test:T\n    options: {aliases: [{name: \"${a.size}\"}]}\n")
                .FailAsync(engine.PreviewAsync),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Function_IsCalledWithKnownArguments_BeforeTheResourcesThatNeedIt()
    {
        engine.Program(
            """
            variables:
              found: {fn::invoke: {function: test:find, arguments: {of: "${a.size}"}, return: of}}
              later: {fn::test:find: {of: "${a.id}"}}
            resources:
              a: {type: test:T, properties: {size: 1}}
              b: {type: test:T, properties: {found: "${found}", later: "${later.of}"}}

            """
        );

        var preview = await engine.CallsOfAsync(engine.PreviewAsync);
        var calls = await engine.CallsOfAsync(engine.UpAsync);

        Assert.Equal(
            ["Create a {size: 1} preview", "Invoke test:index:find {of: 1}", "Check b {} => {found: 1, later: unknown}"],
            preview.Skip(3).Take(3)
        );
        Assert.Equal(
            ["Invoke test:index:find {of: 1}", "Invoke test:index:find {of: a-1}", "Check b {} => {found: 1, later: a-1}"],
            calls.Skip(4).Take(3)
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Function_KnowsWhetherItIsAPreview(bool isPreview)
    {
        InvokeRequest? sent = null;
        engine.Provider.OnInvoke = request =>
        {
            sent = request;
            return new InvokeResult(request.Args);
        };
        engine.Program("outputs: {x: {fn::test:f: {}}}\n");

        await (isPreview ? engine.PreviewAsync() : engine.UpAsync());

        Assert.Equal(isPreview, sent!.Preview);
    }

    [Fact]
    public async Task Function_OrPart_OfASecret_ThatIsNotKnownYet_IsSecretToo()
    {
        engine.Program(
            "resources:\n  a: {type: test:T}\n"
                + "outputs:\n  x: {fn::test:f: {a: \"${a.id}\", s: {fn::secret: s}}}\n"
                + "  y: {fn::toJSON: [\"${a.id}\", {fn::secret: s}]}\n  z: {fn::toJSON: \"${a.id}\"}\n"
                + "  part: ${made.none.k}\nvariables: {made: {none: {fn::secret: \"${a.id}\"}}}\n"
        );

        Assert.Equal(
            "{part: secret(unknown), x: secret(unknown), y: secret(unknown), z: unknown}",
            RecordingProvider.Text((await engine.PreviewAsync()).Outputs)
        );
    }

    [Fact]
    public async Task Function_ThatRefuses_IsAnErrorAtItsLine()
    {
        engine.Provider.OnInvoke = request => new InvokeResult(request.Args, [new CheckFailure("a", "wrong"), new CheckFailure("", "bad")]);

        var result = await engine.Program("outputs:\n  x:\n    fn::test:f: {}\n").UpAsync();

        var error = Assert.Single(result.Diagnostics);
        Assert.Equal(("wrong; bad", 5, 5, Stack), (error.Message, error.Line, error.Column, error.Urn));
        Assert.EndsWith("Pulumi.yaml", error.File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Function_ThatFails_IsAnErrorOfTheStack_AtTheLineOfTheOutput()
    {
        engine.Provider.OnInvoke = _ => throw new RpcFaultException(StatusCode.Internal, "no network");

        var error = Assert.Single((await engine.Program("outputs:\n  x:\n    fn::test:f: {}\n").UpAsync()).Diagnostics);

        Assert.Equal(("no network", 4, Stack), (error.Message, error.Line, error.Urn));
    }

    [Fact]
    public async Task CheckFailure_IsAnErrorAtItsProperty_AndWhatNeedsTheResourceIsLeftOut()
    {
        engine.Provider.OnCheck = request =>
            request.Name == "a"
                ? new CheckResult(request.News, [new CheckFailure("m.k", "wrong"), new CheckFailure("", "bad")])
                : new CheckResult(request.News);

        var result = await engine
            .Program(
                "resources:\n  a:\n    type: test:T\n    properties:\n      m:\n        k: 1\n"
                    + "  b: {type: test:T, properties: {of: \"${a.id}\"}}\n  c: {type: test:T}\noutputs: {x: \"${b.id}\", y: \"${c.id}\"}\n"
            )
            .UpAsync();

        Assert.Equal(["8 m.k wrong", "4  bad"], result.Diagnostics.Select(item => $"{item.Line} {item.PropertyPath} {item.Message}"));
        Assert.All(result.Diagnostics, item => Assert.Equal(EngineFixture.Urn("a"), item.Urn));
        Assert.Equal(["Check a {} => {m: {k: 1}}", "Check c {} => {}", "Create c {}"], engine.Provider.Calls.Skip(2));
        Assert.Equal("{y: c-1}", RecordingProvider.Text(result.Outputs));
        Assert.Equal(["c-1"], engine.InState("c"));
        Assert.Null(JToken.Parse(engine.ReadState()).SelectToken("deployment.resources[0].outputs"));
    }

    [Fact]
    public async Task Component_IsConstructedWithItsOptions()
    {
        engine.Provider.Schema =
            """{"resources": {"test:index:Set": {"isComponent": true}, "test:index:T": {"isComponent": false}, "test:index:U": 5}}""";
        ConstructRequest? sent = null;
        engine.Provider.OnConstruct = request =>
        {
            sent = request;
            return Task.FromResult(
                new ConstructResult("urn:set", PropertyMap.Of(("last", "x")), RegistrationOptions.None.PropertyDependencies)
            );
        };

        var result = await engine
            .Program(
                """
                resources:
                  a: {type: test:T, properties: {size: 1}}
                  set:
                    type: test:Set
                    properties: {size: "${a.size}"}
                    options:
                      aliases: [{name: old}]
                      dependsOn: ["${a}"]
                      protect: true
                      additionalSecretOutputs: [key]
                      deletedWith: ${a}
                      replaceWith: ["${a}"]
                      deleteBeforeReplace: true
                      ignoreChanges: [size]
                      replaceOnChanges: [zone]
                      retainOnDelete: true
                outputs: {set: "${set}"}

                """
            )
            .UpAsync();

        Assert.Equal("{set: {last: x, urn: urn:set}}", RecordingProvider.Text(result.Outputs));
        var (a, options) = (EngineFixture.Urn("a"), sent!.Options);
        Assert.Equal(
            ("test:index:Set", "set", Stack, "{size: 1}"),
            (sent.Type, sent.Name, sent.Parent, RecordingProvider.Text(sent.Inputs))
        );
        Assert.Equal("urn:pulumi:dev::p::test:index:Set::old", Assert.Single(options.Aliases).Urn);
        Assert.Equal([a], options.Dependencies);
        Assert.Equal(["size"], options.PropertyDependencies.Where(entry => entry.Value.SequenceEqual([a])).Select(entry => entry.Key));
        Assert.Equal((true, true, true, a), (options.Protect, options.DeleteBeforeReplace, options.RetainOnDelete, options.DeletedWith));
        Assert.Equal(
            ["key", a, "size", "zone"],
            [.. options.AdditionalSecretOutputs, .. options.ReplaceWith, .. options.IgnoreChanges, .. options.ReplaceOnChanges]
        );
    }

    [Fact]
    public async Task Component_WithoutOptions_HasNone_AndOneThatFailsIsLeftOut()
    {
        engine.Provider.Schema = """{"resources": {"test:index:Set": {"isComponent": true}}}""";
        ConstructRequest? sent = null;
        engine.Provider.OnConstruct = request =>
        {
            sent = request;
            throw new RpcFaultException(StatusCode.Internal, "no network");
        };

        var error = await engine.Program("resources:\n  set: {type: test:Set}\noutputs: {x: \"${set.urn}\"}\n").FailAsync(engine.UpAsync);

        Assert.EndsWith("no network", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
        Assert.Equal(
            ((bool?)null, (bool?)null, (bool?)null, string.Empty),
            (sent!.Options.Protect, sent.Options.DeleteBeforeReplace, sent.Options.RetainOnDelete, sent.Options.DeletedWith)
        );
    }

    [Fact]
    public async Task Schema_ThatIsNotValid_IsAnErrorOfEachResource()
    {
        engine.Provider.Schema = "{";

        var result = await engine.Program("resources:\n  a: {type: test:T}\n").UpAsync();

        var error = Assert.Single(result.Diagnostics);
        Assert.StartsWith("the schema of the plugin 'test' is not valid: ", error.Message, StringComparison.Ordinal);
        Assert.Equal((EngineFixture.Urn("a"), 4), (error.Urn, error.Line));
    }

    [Fact]
    public async Task Run_SaysWhatItDoes_InOrder()
    {
        var events = new List<string>();
        engine.OnEvent = happened =>
            events.Add(
                happened switch
                {
                    StepPlanned { Step: var step } => $"planned {step.Op} {step.Name} of {step.Parent}",
                    StepStarted { Step: var step } => $"started {step.Op} {step.Name}",
                    StepFinished { Step: var step } => $"finished {step.Op} {step.Name}",
                    StepFailed { Step: var step, Message: var message } => $"failed {step.Op} {step.Name}: {message}",
                    ResourceOutputs outputs => $"outputs of {outputs.Urn.Split("::")[^1]}: {RecordingProvider.Text(outputs.Outputs)}",
                    ProviderConfigured configured => $"configured {configured.Package} {RecordingProvider.Text(configured.Settings)}",
                    _ => $"{happened}",
                }
            );
        engine.Config("config:\n  test:region: r1\n").Program("resources:\n  a: {type: test:T, properties: {size: 1, __i: 1}}\n");

        var preview = await engine.PreviewAsync();
        Assert.Equal(["configured test {region: r1}", $"planned Create a of {Stack}", "outputs of a: {size: 1}"], events);
        Assert.True(preview.HasChanges);

        events.Clear();
        await engine.UpAsync();
        Assert.Equal(
            [
                "configured test {region: r1}",
                $"planned Create a of {Stack}",
                "started Create a",
                "finished Create a",
                "outputs of a: {size: 1}",
            ],
            events
        );

        events.Clear();
        Assert.False((await engine.UpAsync()).HasChanges);
        Assert.Equal(["configured test {region: r1}"], events);

        events.Clear();
        engine.Provider.OnDelete = _ => throw new RpcFaultException(StatusCode.Internal, "in use");
        var failed = await engine.DestroyAsync();
        Assert.Equal(
            [$"planned Delete a of {Stack}", "started Delete a", "configured test {region: r1}", "failed Delete a: in use"],
            events
        );
        Assert.Equal((DeploymentOutcome.Failed, 0), (failed.Outcome, failed.Changes.Count));
    }

    [Fact]
    public async Task Validation_ChecksAgainstTheState_AndDoesNothingElse()
    {
        var checkedInputs = new List<string>();
        engine.OnEvent = happened =>
        {
            if (happened is ResourceChecked item)
            {
                checkedInputs.Add($"{item.Urn} {item.Type} {RecordingProvider.Text(item.Inputs)}");
            }
        };
        await engine.Program("resources:\n  a: {type: test:T, properties: {size: 1}}\n").UpAsync();
        engine.Program(
            "resources:\n  a: {type: test:T, properties: {size: 2}}\n  b: {type: test:T, properties: {of: \"${a.size}\"}}\n"
                + "outputs: {x: \"${a.none}\"}\n"
        );
        var state = engine.ReadState();

        var calls = await engine.CallsOfAsync(engine.ValidateAsync);

        Assert.Equal(["CheckConfig {} => {}", "Configure {}", "Check a {size: 1} => {size: 2}", "Check b {} => {of: 2}"], calls);
        Assert.Equal(
            [$"{EngineFixture.Urn("a")} test:index:T {{size: 2}}", $"{EngineFixture.Urn("b")} test:index:T {{of: 2}}"],
            checkedInputs
        );
        Assert.Equal(state, engine.ReadState());
    }

    [Fact]
    public async Task NamesThatTwoHave_OrThatAreReserved_AreRefused()
    {
        engine.Program("variables: {a: 1, pulumi: 1}\nresources:\n  a: {type: test:T}\n  pulumi: {type: test:T}\n");

        var fault = await Assert.ThrowsAsync<ProgramException>(engine.PreviewAsync);

        const string Reserved = "the name 'pulumi' is reserved for ${pulumi.stack} and the other values of the run: use another one";
        Assert.Equal(
            [
                "3:13 the variable 'a' has the name of a resource: give one of them another name",
                "3:19 the variable 'pulumi' has the name of a resource: give one of them another name",
                $"3:19 {Reserved}",
                $"6:3 {Reserved}",
            ],
            fault.Diagnostics.Select(item => $"{item.Line}:{item.Column} {item.Message}")
        );
    }

    private static IEnumerable<string> Names(JToken urns) => urns.Select(urn => ((string)urn!).Split("::")[^1]);

    private JToken State(string name) =>
        engine.Resources().Single(item => ((string)item["urn"]!).EndsWith("::" + name, StringComparison.Ordinal));
}
