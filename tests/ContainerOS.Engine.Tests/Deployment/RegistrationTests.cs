using System.Collections.Immutable;
using ContainerOS.Engine.Deployment;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.State;
using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Monitor;
using ContainerOS.Protocol.Values;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Engine.Tests.Deployment;

/// <summary>Components, reads, explicit providers and aliases, which programs in other languages register.</summary>
public sealed class RegistrationTests : IDisposable
{
    private const string Stack = "urn:pulumi:dev::p::pulumi:pulumi:Stack::p-dev";
    private const string Set = "urn:pulumi:dev::p::my:Set::s";
    private static readonly DateTimeOffset Earlier = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly EngineFixture engine = new EngineFixture().Program("");

    public static TheoryData<Exception, string> Faults =>
        new()
        {
            { new RpcFaultException(StatusCode.Internal, "why"), "why" },
            { new InitFailedException("i", PropertyMap.Empty, null, ["one", "two"]), "one; two" },
            {
                new InvalidInputsException("wrong", [new CheckFailure("a", "bad"), new CheckFailure("b", "worse")]),
                "wrong; a: bad; b: worse"
            },
            { new MissingConfigException([new MissingConfigKey("k", "d")]), "missing required configuration: k" },
            { new RpcException(new Status(StatusCode.Internal, "detail")), "detail" },
            {
                new StateWriteException("s.json", new IOException("full")),
                new StateWriteException("s.json", new IOException("full")).Message
            },
        };

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task Component_IsCreatedWithItsOptions_InOneStep()
    {
        await using var run = new InProcessRun(engine);

        await run.RegisterAsync(
            "my:Set",
            "s",
            RegistrationKind.Component,
            """{"a": 1}""",
            new RegistrationOptions
            {
                Protect = true,
                Dependencies = ["urn:z", "urn:d", "urn:d"],
                PropertyDependencies = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add("a", ["urn:e"]).Add("b", []),
                AdditionalSecretOutputs = ["o"],
            }
        );

        var state = run.Context.State.Find(Set)!;
        Assert.Equal(("my:Set", false, Stack, true), (state.Type, state.Custom, state.Parent, state.Protect));
        Assert.Equal("{a: 1} {}", $"{RecordingProvider.Text(state.Inputs)} {RecordingProvider.Text(state.Outputs)}");
        Assert.Equal(["urn:d", "urn:z"], state.Dependencies);
        Assert.Equal(["a urn:e"], state.PropertyDependencies.Select(entry => $"{entry.Key} {string.Join(' ', entry.Value)}"));
        Assert.Equal(["o"], state.AdditionalSecretOutputs);
        Assert.Equal((Now, Now), (state.Created, state.Modified));
        var (result, events) = await run.EndAsync();
        Assert.Equal(["Create s a Add  -> 1"], InProcessRun.Shown(result.Steps));
        Assert.Equal((Stack, true), (result.Steps[0].Parent, result.Steps[0].IsComponent));
        Assert.Equal(1, result.Changes[Engine.Steps.StepOp.Create]);
        Assert.Equal(["StepPlanned", "StepStarted", "StepFinished"], events.Select(happened => happened.GetType().Name));
    }

    [Theory]
    [InlineData("""{"a": 1}""", "Same", "")]
    [InlineData("""{"a": {"$": 1}}""", "Same", "")]
    [InlineData("""{"a": 2}""", "Update", "Update s a Update 1 -> 2")]
    public async Task Component_OfTheState_KeepsItsOutputs_AndIsUpdatedIfItsInputsChange(string inputs, string op, string step)
    {
        var old = new ResourceState(Set, "my:Set")
        {
            Custom = false,
            Inputs = Sample.Map("""{"a": 1}"""),
            Outputs = Sample.Map("""{"o": 1}"""),
            Created = Earlier,
            Modified = Earlier,
        };
        await using var run = new InProcessRun(engine, RunKind.Up, old);

        await run.RegisterAsync("my:Set", "s", RegistrationKind.Component, inputs);

        var state = run.Context.State.Find(Set)!;
        Assert.Equal("{o: 1}", RecordingProvider.Text(state.Outputs));
        Assert.Equal((Earlier, op == "Same" ? Earlier : Now), (state.Created, state.Modified));
        var (result, _) = await run.EndAsync();
        Assert.Equal(step, string.Join('|', InProcessRun.Shown(result.Steps)));
        Assert.Equal([op], result.Changes.Select(change => $"{change.Key}"));
    }

    [Fact]
    public async Task Component_InAPreview_IsAStepThatDoesNotStart_AndInAValidationNone()
    {
        await using (var preview = new InProcessRun(engine, RunKind.Preview))
        {
            await preview.RegisterAsync("my:Set", "s", RegistrationKind.Component);
            Assert.NotNull(preview.Context.State.Find(Set));
            Assert.Equal(["StepPlanned"], (await preview.EndAsync()).Events.Select(happened => happened.GetType().Name));
        }

        await using var validation = new InProcessRun(engine, RunKind.Validate);
        await validation.RegisterAsync("my:Set", "s", RegistrationKind.Component);
        Assert.Empty((await validation.EndAsync()).Events);
        Assert.Empty(validation.Context.State.Resources);
    }

    [Fact]
    public async Task Component_UnderAnAlias_IsTheOneOfTheState_AndItsChildrenAreThose()
    {
        const string Old = "urn:pulumi:dev::p::my:Set::old";
        const string OldChild = "urn:pulumi:dev::p::my:Set$my:Part::old-part";
        await using var run = new InProcessRun(
            engine,
            RunKind.Up,
            new ResourceState(Old, "my:Set") { Custom = false },
            new ResourceState(OldChild, "my:Part") { Custom = false, Parent = Old }
        );

        await run.RegisterAsync(
            "my:Set",
            "s",
            RegistrationKind.Component,
            options: new RegistrationOptions { Aliases = [new ResourceAlias { Name = "old" }] }
        );
        await run.RegisterAsync("my:Part", "s-part", RegistrationKind.Component, parent: Set);

        Assert.Equal(
            [$"{Set} of {Stack}", $"urn:pulumi:dev::p::my:Set$my:Part::s-part of {Set}"],
            run.Context.State.Resources.Select(resource => $"{resource.Urn} of {resource.Parent}")
        );
        Assert.Empty((await run.EndAsync()).Result.Steps);
    }

    /// <summary>The rules of <c>inheritedChildAlias</c> and <c>collapseAliasToUrn</c> of Pulumi's SDKs.</summary>
    [Fact]
    public async Task Alias_HasThePartsOfTheResource_UnlessItNamesAnother()
    {
        await using var run = new InProcessRun(engine);
        var aliases = new ResourceAliases(run.Context, "n", "t:m:T", "urn:pulumi:dev::p::my:Set::s");

        Assert.Equal(
            [
                "urn:x",
                "urn:pulumi:dev::p::my:Set$t:m:T::old",
                "urn:pulumi:dev::p::my:Set$t:m:U::n",
                "urn:pulumi:prod::p::my:Set$t:m:T::n",
                "urn:pulumi:dev::q::my:Set$t:m:T::n",
                "urn:pulumi:dev::p::my:Box$t:m:T::n",
                "urn:pulumi:dev::p::t:m:T::n",
            ],
            aliases.UrnsOf([
                new ResourceAlias { Urn = "urn:x" },
                new ResourceAlias { Name = "old" },
                new ResourceAlias { Type = "t:m:U" },
                new ResourceAlias { Stack = "prod" },
                new ResourceAlias { Project = "q" },
                new ResourceAlias { Parent = "urn:pulumi:dev::p::my:Box::b" },
                new ResourceAlias { NoParent = true },
                new ResourceAlias { NoParent = true },
            ])
        );
        Assert.Empty(aliases.UrnsOf([]));
    }

    [Theory]
    [InlineData("s-disk", "old-disk")]
    [InlineData("disk", "disk")]
    public async Task Alias_OfTheParent_IsInherited_WithItsNameInThatOfTheChild(string name, string former)
    {
        await using var run = new InProcessRun(engine);
        run.Context.Decisions.TryUseAlias("urn:pulumi:dev::p::my:Box::old", Set);
        var aliases = new ResourceAliases(run.Context, name, "t:m:T", Set);

        Assert.Equal([$"urn:pulumi:dev::p::my:Box$t:m:T::{former}"], aliases.UrnsOf([]));
        Assert.Equal(
            [
                "urn:pulumi:dev::p::my:Set$t:m:U::x",
                "urn:pulumi:dev::p::my:Box$t:m:T::x",
                $"urn:pulumi:dev::p::my:Box$t:m:T::{former}",
                "urn:pulumi:dev::p::my:Box$t:m:U::x",
            ],
            aliases.UrnsOf([new ResourceAlias { Type = "t:m:U", Name = "x" }, new ResourceAlias { Parent = Set, Name = "x" }]).Take(4)
        );
    }

    [Fact]
    public async Task Read_IsAnExternalResource_WithWhatItsProviderSays()
    {
        engine.Provider.OnRead = request => new ReadResult("", Sample.Map("""{"size": 3, "key": "k"}"""), null);
        await using var run = new InProcessRun(engine);

        var read = await run.ReadAsync(
            InProcessRun.Reading("x", """{"zone": "h"}""") with
            {
                Dependencies = ["urn:d"],
                AdditionalSecretOutputs = ["key"],
            }
        );

        Assert.Equal("Read a x {zone: h}", engine.Provider.Calls[^1]);
        Assert.Equal("x {key: secret(k), size: 3}", $"{read.Id} {RecordingProvider.Text(read.Outputs)}");
        var state = run.Context.State.Find(EngineFixture.Urn("a"))!;
        Assert.Equal(
            ("x", true, true, Stack, Now, Now),
            (state.Id, state.External, state.Custom, state.Parent, state.Created, state.Modified)
        );
        Assert.Equal("{zone: h}", RecordingProvider.Text(state.Inputs));
        Assert.Equal(["urn:d"], state.Dependencies);
        Assert.StartsWith("urn:pulumi:dev::p::pulumi:providers:test::default::", state.Provider, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"size\": 1}", true)]
    [InlineData("{\"size\": 2}", false)]
    public async Task Read_Again_IsModifiedOnlyIfItsOutputsAre(string outputs, bool isSame)
    {
        engine.Provider.OnRead = request => new ReadResult("y", Sample.Map(outputs), null);
        await using var run = new InProcessRun(engine, RunKind.Up, Known() with { External = true });

        await run.ReadAsync(InProcessRun.Reading("x"));

        var state = Assert.Single(run.Context.State.Resources, resource => resource.Custom && !resource.IsProvider);
        Assert.Equal(("y", Earlier, isSame ? Earlier : Now), (state.Id, state.Created, state.Modified));
    }

    [Theory]
    [InlineData("a-1", "a-1")]
    [InlineData("x", "x, a-1 delete")]
    public async Task Read_OfWhatTheProgramManagedSoFar_DeletesTheManagedOneUnlessItIsTheSame(string id, string inState)
    {
        await using var run = new InProcessRun(engine, RunKind.Up, Known());

        await run.ReadAsync(InProcessRun.Reading(id));

        Assert.Equal(
            inState,
            string.Join(
                ", ",
                run.Context.State.Resources.Where(item => !item.IsProvider).Select(item => item.Id + (item.Delete ? " delete" : ""))
            )
        );
    }

    [Theory]
    [InlineData("", StatusCode.InvalidArgument, "'a' is read without an id")]
    [InlineData("x", StatusCode.NotFound, "'a' reads x, which does not exist: correct the id")]
    public async Task Read_OfNothing_IsAnError(string id, StatusCode code, string message)
    {
        engine.Provider.OnRead = _ => ReadResult.Gone;
        await using var run = new InProcessRun(engine);

        var fault = await Assert.ThrowsAsync<RpcFaultException>(() => run.ReadAsync(InProcessRun.Reading(id)));

        Assert.Equal((code, message), (fault.Code, fault.Message));
    }

    [Fact]
    public async Task Read_OfAnUnknownId_OrInAValidation_CallsNoProvider()
    {
        engine.Provider.OnRead = _ => throw new InvalidOperationException("no Read");
        await using (var preview = new InProcessRun(engine, RunKind.Preview))
        {
            var unknown = await preview.ReadAsync(InProcessRun.Reading(PropertyUnknown.Instance));
            Assert.Equal((EngineFixture.Urn("a"), string.Empty, 0), (unknown.Urn, unknown.Id, unknown.Outputs.Count));
        }

        await using var validation = new InProcessRun(engine, RunKind.Validate);
        Assert.Equal("x", (await validation.ReadAsync(InProcessRun.Reading("x"))).Id);
    }

    [Fact]
    public async Task ExplicitProvider_IsConfigured_UsedByItsResources_AndKeptOrReplaced()
    {
        var dependencies = new RegistrationOptions { Dependencies = ["urn:d"], Protect = true };
        await using (var first = new InProcessRun(engine))
        {
            var provider = await first.RegisterAsync(
                "pulumi:providers:test",
                "q",
                RegistrationKind.Custom,
                """{"region": "r1"}""",
                dependencies
            );
            var resource = await first.RegisterAsync(
                "test:index:T",
                "a",
                RegistrationKind.Custom,
                provider: $"{provider.Urn}::{provider.Id}"
            );

            Assert.Equal(
                ["CheckConfig {} => {region: r1}", "Configure {region: r1}", "Check a {} => {}", "Create a {}"],
                engine.Provider.Calls
            );
            var state = first.Context.State.Find(provider.Urn)!;
            Assert.Equal(
                ("pulumi:providers:test", Stack, true, "urn:d", Now),
                (state.Type, state.Parent, state.Protect, Assert.Single(state.Dependencies), state.Created)
            );
            Assert.True(Guid.TryParse(provider.Id, out _));
            Assert.Equal($"{provider.Urn}::{provider.Id}", first.Context.State.Find(resource.Urn)!.Provider);
            var configured = (await first.EndAsync()).Events.OfType<ProviderConfigured>().Single();
            Assert.Equal("test {region: r1}", $"{configured.Package} {RecordingProvider.Text(configured.Settings)}");
        }
    }

    /// <summary>As in Pulumi (<c>provider_plugin.go</c>): its config is known after the run that creates what it needs.</summary>
    [Fact]
    public async Task ProviderWithUnknownConfig_IsNotCalled_AndItsResourcesAreUnknown()
    {
        await using var run = new InProcessRun(engine, RunKind.Preview);
        var provider = await run.RegisterAsync("pulumi:providers:test", "q", RegistrationKind.Custom, """{"region": "?"}""");
        engine.Provider.Calls.Clear();
        var reference = $"{provider.Urn}::{provider.Id}";

        var created = await run.RegisterAsync("test:index:T", "a", RegistrationKind.Custom, """{"size": 1}""", provider: reference);
        var invoked = await run.Context.Monitor.InvokeAsync(
            new MonitorInvoke("test:index:f", PropertyMap.Empty, reference, string.Empty, new PackageSelection("", "")),
            TestContext.Current.CancellationToken
        );

        Assert.Equal("04da6b54-80e4-46f7-96ec-b56ff0331ba9", provider.Id);
        Assert.Equal((string.Empty, 0, 0), (created.Id, created.Outputs.Count, invoked.Return.Count));
        Assert.Empty(engine.Provider.Calls);
        Assert.Equal(["Create a size Add  -> 1"], InProcessRun.Shown((await run.EndAsync()).Result.Steps));
    }

    [Fact]
    public async Task ProviderWithUnknownConfig_OfAKnownResource_IsDecidedByTheInputs()
    {
        var known = new ResourceState("urn:pulumi:dev::p::pulumi:providers:test::q", "pulumi:providers:test") { Id = "q1" };
        var resource = Known() with { Inputs = Sample.Map("""{"size": 1}"""), Provider = known.Reference };
        await using var run = new InProcessRun(engine, RunKind.Preview, known, resource);
        engine.Provider.OnDiffConfig = _ => new DiffResult(DiffChanges.Unknown);
        var provider = await run.RegisterAsync("pulumi:providers:test", "q", RegistrationKind.Custom, """{"region": "?"}""");

        var updated = await run.RegisterAsync(
            "test:index:T",
            "a",
            RegistrationKind.Custom,
            """{"size": 2}""",
            provider: $"{provider.Urn}::{provider.Id}"
        );

        Assert.Equal("q1", provider.Id);
        Assert.Equal("{size: 1}", RecordingProvider.Text(updated.Outputs));
        Assert.Equal(["Update a size Update 1 -> 2"], InProcessRun.Shown((await run.EndAsync()).Result.Steps));
    }

    [Fact]
    public async Task ProviderThatTheStateLacks_IsAnErrorOfItsResource()
    {
        await using var run = new InProcessRun(engine);

        await run.RegisterAsync("test:index:T", "a", RegistrationKind.Custom, provider: "urn:x::y");

        Assert.Equal(
            ["the state has no provider 'urn:x::y' for urn:x::y: restore the state from a backup, or add the provider again"],
            (await run.EndAsync()).Result.Diagnostics.Select(item => item.Message)
        );
    }

    [Theory]
    [InlineData(
        nameof(RunKind.Up),
        "if the program still has it, its provider takes over what the last run created; otherwise look for it in the cloud, delete it "
            + "there, and run 'containeros refresh --clear-pending-creates'"
    )]
    [InlineData(
        nameof(RunKind.Destroy),
        "it may exist in the cloud without being in the state: run 'containeros up' with it in the program to take it over, or look for it "
            + "in the cloud, delete it there, and run 'containeros refresh --clear-pending-creates'"
    )]
    public async Task InterruptedCreate_OfAProgramInAnotherLanguage_IsReportedWithItsNextStep(string kind, string next)
    {
        engine.File("Pulumi.yaml", "name: p\nruntime: nodejs\n");
        await using var run = new InProcessRun(engine, Enum.Parse<RunKind>(kind));

        PendingOperationReport.Publish(run.Context, new Snapshot([], [new PendingOperation("creating", Known())]));

        Assert.Equal(
            [$"the last run ended while creating it; {next}"],
            (await run.EndAsync()).Result.Diagnostics.Select(item => item.Message)
        );
    }

    [Fact]
    public void PackagesOfTheConfig_AreThoseOfPlugins() =>
        Assert.Equal(
            ["other", "test"],
            Workspace
                .Load(engine.Config("config:\n  p:a: 1\n  pulumi:autonaming: {}\n  test:a: 1\n  test:b: 1\n  other:a: 1\n").Options)
                .ConfiguredPackages.Order(StringComparer.Ordinal)
        );

    [Theory]
    [InlineData("the key is hunter2-long", "the key is [secret]")]
    [InlineData("hunter2 and hunter2-long", "[secret] and [secret]")]
    [InlineData("abc is too short", "abc is too short")]
    [InlineData("open is not secret", "open is not secret")]
    public void SecretsOfTheConfig_AreHidden_TheLongestFirst(string text, string hidden)
    {
        var info = new RunInfo("p", "dev", "o", "")
        {
            Config = new Dictionary<string, string>
            {
                ["p:a"] = "hunter2",
                ["p:b"] = "hunter2-long",
                ["p:c"] = "abc",
                ["p:d"] = "open",
            },
            ConfigSecretKeys = ["p:a", "p:b", "p:c", "p:none"],
        };

        Assert.Equal(hidden, new ConfigSecrets(info).Hide(text));
    }

    [Fact]
    public void SecretOfFourCharacters_IsHidden() =>
        Assert.Equal(
            "[secret]s",
            new ConfigSecrets(
                new RunInfo("p", "dev", "o", "")
                {
                    Config = new Dictionary<string, string> { ["p:a"] = "open" },
                    ConfigSecretKeys = ["p:a"],
                }
            ).Hide("opens")
        );

    [Fact]
    public void OutputValues_GiveTheirValueAndTheirDependencies()
    {
        var map = PropertyMap.Of(
            ("known", new PropertyOutput("x", IsSecret: false, ["urn:b", "urn:a"])),
            ("unknown", new PropertyOutput(null, IsSecret: false, ["urn:c"])),
            ("secret", new PropertyOutput(new PropertySecret("s"), IsSecret: true, [])),
            ("hidden", new PropertyOutput("h", IsSecret: true, [])),
            (
                "nested",
                PropertyMap.Of(
                    (
                        "l",
                        PropertyArray.Of(
                            new PropertyOutput(PropertyMap.Of(("i", new PropertyOutput("d", false, ["urn:d"]))), false, ["urn:a"])
                        )
                    )
                )
            ),
            ("wrapped", new PropertySecret(new PropertyOutput("w", IsSecret: false, ["urn:e"])))
        );

        Assert.Equal(
            "{hidden: secret(h), known: x, nested: {l: [{i: d}]}, secret: secret(s), unknown: unknown, wrapped: secret(w)}",
            RecordingProvider.Text(OutputValues.Remove(map))
        );
        Assert.Equal(["urn:a", "urn:b", "urn:c", "urn:d", "urn:e"], OutputValues.DependenciesOf(map));
        Assert.Equal(
            ["known urn:a urn:b urn:z", "nested urn:a urn:d", "other urn:o", "unknown urn:c", "wrapped urn:e"],
            OutputValues
                .Extend(
                    ImmutableSortedDictionary<string, ImmutableArray<string>>
                        .Empty.Add("known", ["urn:z", "urn:a"])
                        .Add("other", ["urn:o"]),
                    map
                )
                .Select(entry => $"{entry.Key} {string.Join(' ', entry.Value)}")
        );
    }

    [Fact]
    public void ProgramIsIdle_SinceTheEndOfItsLastCall()
    {
        var time = new FakeTimeProvider();
        var calls = new ActiveCalls(time);
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(3), calls.IdleTime);

        var (first, second) = (calls.Begin(), calls.Begin());
        time.Advance(TimeSpan.FromSeconds(5));
        first.Dispose();
        Assert.Equal(TimeSpan.Zero, calls.IdleTime);
        second.Dispose();
        Assert.Equal(TimeSpan.Zero, calls.IdleTime);
        time.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(TimeSpan.FromSeconds(7), calls.IdleTime);
    }

    [Fact]
    public async Task WaitingForTheLastCall_EndsWithIt()
    {
        var calls = new ActiveCalls(new FakeTimeProvider());
        Assert.True(calls.WhenIdleAsync().IsCompletedSuccessfully);
        var (first, second) = (calls.Begin(), calls.Begin());
        var idle = new[] { calls.WhenIdleAsync(), calls.WhenIdleAsync() };

        first.Dispose();
        Assert.All(idle, wait => Assert.False(wait.IsCompleted));
        second.Dispose();

        await Task.WhenAll(idle).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        using var third = calls.Begin();
        Assert.False(calls.WhenIdleAsync().IsCompleted);
    }

    [Theory]
    [InlineData(LogSeverity.Debug, "x", false, "")]
    [InlineData(LogSeverity.Debug, "x", true, "StepProgress x")]
    [InlineData(LogSeverity.Info, "x", false, "EngineMessage Info x")]
    [InlineData(LogSeverity.Info, "x\n  at: size", false, "Info x\n  at: size size 7")]
    [InlineData(LogSeverity.Warning, "x", false, "Warning x  3")]
    [InlineData(LogSeverity.Error, "x\n  at: size\nmore", false, "Error x\n  at: size\nmore size 7")]
    public async Task MessageOfAPlugin_IsAnEventOrADiagnosticAtItsProperty(
        LogSeverity severity,
        string text,
        bool isEphemeral,
        string shown
    )
    {
        await using var run = new InProcessRun(engine);
        run.Context.Program.TryAdd("urn:a", path => new Programs.SourceLocation("f", path == "size" ? 7 : 3, 1));

        run.Context.Providers.Show(new LogMessage(severity, text, "urn:a", isEphemeral));

        var (result, events) = await run.EndAsync();
        Assert.Equal(
            shown,
            string.Concat(
                events
                    .Select(happened =>
                        happened switch
                        {
                            StepProgress { Urn: "urn:a" } progress => $"StepProgress {progress.Text}",
                            EngineMessage { Urn: "urn:a" } message => $"EngineMessage {message.Severity} {message.Text}",
                            _ => $"{happened}",
                        }
                    )
                    .Concat(result.Diagnostics.Select(item => $"{item.Severity} {item.Message} {item.PropertyPath} {item.Line}"))
            )
        );
        Assert.All(result.Diagnostics, item => Assert.Equal(("urn:a", "f", 1), (item.Urn, item.File, item.Column)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task MessageOfAPlugin_WithoutAResource_HasNone(string? urn)
    {
        await using var run = new InProcessRun(engine);

        run.Context.Providers.Show(new LogMessage(LogSeverity.Info, "x", urn, IsEphemeral: true));
        run.Context.Providers.Show(new LogMessage(LogSeverity.Info, "x", urn));
        run.Context.Providers.Show(new LogMessage(LogSeverity.Warning, "x", urn));
        run.Context.Providers.Show(new LogMessage(LogSeverity.Warning, "x", "urn:unknown"));

        var (result, events) = await run.EndAsync();
        Assert.Equal([new StepProgress(null, "x"), new EngineMessage(EngineSeverity.Info, "x")], events);
        Assert.Equal(
            [new(EngineSeverity.Warning, "x"), new EngineDiagnostic(EngineSeverity.Warning, "x") { Urn = "urn:unknown" }],
            result.Diagnostics
        );
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void FaultOfAProvider_IsExpected_AndHasAMessage(Exception fault, string message)
    {
        Assert.True(ProviderErrors.IsExpected(fault));
        Assert.Equal(message, ProviderErrors.MessageOf(fault));
    }

    [Fact]
    public async Task FaultOfAProvider_IsThatOfItsResource_AndOneOfTheDiskThatOfTheStack()
    {
        Assert.False(ProviderErrors.IsExpected(new InvalidOperationException("a defect")));
        await using var run = new InProcessRun(engine);
        var place = new Programs.SourceLocation("f", 3, 1);

        ProviderErrors.Report(run.Context, "urn:a", new RpcFaultException(StatusCode.Internal, "why"), place);
        ProviderErrors.Report(run.Context, null, new RpcFaultException(StatusCode.Internal, "where"));
        ProviderErrors.Report(run.Context, "urn:a", new StateWriteException("s.json", new IOException("full")), place);

        var found = (await run.EndAsync()).Result.Diagnostics;
        Assert.Equal(["urn:a", Stack, Stack], found.Select(item => item.Urn));
        Assert.Equal(["f", null, null], found.Select(item => item.File));
        Assert.All(found, item => Assert.Equal(EngineSeverity.Error, item.Severity));
        Assert.Equal(
            "s.json could not be written: full. It has its former content. Free space on the disk or restore access to it, then run the "
                + "same command again: it continues from there",
            found[2].Message
        );
    }

    private static ResourceState Known() =>
        new(EngineFixture.Urn("a"), "test:index:T")
        {
            Id = "a-1",
            Outputs = Sample.Map("""{"size": 1}"""),
            Created = Earlier,
            Modified = Earlier,
        };
}
