using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Codec;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Monitor;
using ContainerOS.Protocol.Values;
using Grpc.Core;

namespace ContainerOS.Protocol.Tests.Calls;

/// <summary>What an older engine does not send, and what has a meaning although it is empty.</summary>
public sealed class LenientReadingTests
{
    private const string Urn = "urn:pulumi:dev::shop::my:module:Parent$my:module:Thing::web::and::more";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Check_WithoutTypeAndName_HasThoseOfTheUrn()
    {
        var request = new Wire.CheckRequest { Urn = Urn }.FromWire();

        Assert.Equal(("my:module:Thing", "web::and::more"), (request.Type, request.Name));
    }

    [Fact]
    public void Check_WithTypeAndName_HasThem()
    {
        var request = new Wire.CheckRequest
        {
            Urn = Urn,
            Type = "t",
            Name = "n",
        }.FromWire();

        Assert.Equal(("t", "n"), (request.Type, request.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("web")]
    [InlineData("urn:pulumi:dev::shop::web")]
    public void Check_UrnThatIsNone_HasNoTypeAndNoName(string urn)
    {
        var request = new Wire.CheckRequest { Urn = urn }.FromWire();

        Assert.Equal((string.Empty, string.Empty), (request.Type, request.Name));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(-1, null)]
    [InlineData(0.5, 0.5)]
    public void Timeout_ThatIsNotPositive_IsTheProvidersDefault(double seconds, double? limit) =>
        Assert.Equal(
            limit,
            new Wire.CreateRequest { Timeout = seconds }
                .FromWire()
                .Timeout?.TotalSeconds
        );

    [Theory]
    [InlineData(-5, 1)]
    [InlineData(0, 1)]
    [InlineData(16, 16)]
    public void Parallel_IsAtLeastOne(int sent, int read)
    {
        Assert.Equal(
            read,
            new Wire.CallRequest { Parallel = sent }
                .FromWire()
                .Info.Parallel
        );
        Assert.Equal(
            read,
            new Wire.ConstructRequest { Parallel = sent }
                .FromWire()
                .Info.Parallel
        );
    }

    [Fact]
    public void List_NegativeLimits_AreNone()
    {
        var request = new Wire.ListRequest { Limit = -1, PageSize = -1 }.FromWire();

        Assert.Equal((0, 0), (request.Limit, request.PageSize));
        Assert.Null(new Wire.ListResponse().FromWire());
    }

    [Fact]
    public void List_Items_AreKept() =>
        Assert.All<ListItem>(
            [new ListedResource("i", "n"), new ListContinuation("t"), new ListUnknown()],
            item => Assert.Equal(item, item.ToWire().FromWire())
        );

    [Fact]
    public void Read_ForAnImport_SendsNoStateAndNoInputs()
    {
        var wire = new ReadRequest("id", Urn, PropertyMap.Empty, PropertyMap.Of(("a", 1))).ToWire(PropertyCodecOptions.Default);

        Assert.Null(wire.Properties);
        Assert.NotNull(wire.Inputs);
    }

    [Fact]
    public void Read_Reply_SaysWhetherTheResourceExists()
    {
        Assert.False(ReadResult.Gone.Exists);
        Assert.False(
            new Wire.ReadResponse { Id = "i" }
                .FromWire()
                .Exists
        );
        Assert.False(new ReadResult(string.Empty, PropertyMap.Empty, null).Exists);
        Assert.True(new ReadResult("i", PropertyMap.Empty, null).Exists);
        Assert.Null(
            new Wire.ReadResponse { Id = "i" }
                .FromWire()
                .Inputs
        );
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Options_ThatAreFalse_AreNotTheSameAsNotSet(bool isSet, bool sent)
    {
        bool? value = isSet ? false : null;
        var options = RegistrationOptions.None with { Protect = value, DeleteBeforeReplace = value, RetainOnDelete = value };
        var wire = new ConstructRequest(new RunInfo("p", "s", "o", "m"), "t", "n", string.Empty, PropertyMap.Empty, options).ToWire(
            PropertyCodecOptions.Default
        );

        Assert.Equal((sent, sent, sent), (wire.HasProtect, wire.HasDeleteBeforeReplace, wire.HasRetainOnDelete));
        var read = wire.FromWire().Options;
        Assert.Equal((value, value, value), (read.Protect, read.DeleteBeforeReplace, read.RetainOnDelete));
        Assert.Null(read.Timeouts);
        Assert.Null(read.Hooks);
        Assert.False(read.HasHooks);
        Assert.Null(read.ReplacementTrigger);
    }

    [Fact]
    public void Configure_WithoutUrnAndId_HasNone()
    {
        var request = new Wire.ConfigureRequest { Args = new() }.FromWire();

        Assert.Equal((null, null), (request.Urn, request.Id));
        var wire = new ConfigureRequest(PropertyMap.Empty) { Id = "id" }.ToWire(PropertyCodecOptions.Default);
        Assert.Equal((false, true, false, false), (wire.HasUrn, wire.HasId, wire.HasType, wire.HasName));
    }

    [Fact]
    public void Handshake_WithoutFolders_HasNone()
    {
        var request = new Wire.ProviderHandshakeRequest().FromWire();

        Assert.Equal((null, null), (request.RootDirectory, request.ProgramDirectory));
        var wire = request.ToWire();
        Assert.Equal((false, false), (wire.HasRootDirectory, wire.HasProgramDirectory));
    }

    [Fact]
    public void Schema_WithoutSubpackage_HasNone() => Assert.Equal(new SchemaRequest(), new Wire.GetSchemaRequest().FromWire());

    [Theory]
    [InlineData(PropertyDiffKind.Add, false)]
    [InlineData(PropertyDiffKind.AddReplace, true)]
    [InlineData(PropertyDiffKind.Delete, false)]
    [InlineData(PropertyDiffKind.DeleteReplace, true)]
    [InlineData(PropertyDiffKind.Update, false)]
    [InlineData(PropertyDiffKind.UpdateReplace, true)]
    public void PropertyDiff_SaysWhetherItReplaces(PropertyDiffKind kind, bool replaces) =>
        Assert.Equal(replaces, new PropertyDiff(kind).IsReplace);

    [Fact]
    public void Diff_WithoutDetails_IsNotTheSameAsWithoutDifferences()
    {
        Assert.Null(new DiffResult(DiffChanges.Some).ToWire().FromWire().DetailedDiff);
        Assert.Empty(DiffResult.Of(new Dictionary<string, PropertyDiff>()).ToWire().FromWire().DetailedDiff!);
        Assert.Equal(DiffChanges.None, DiffResult.None.Changes);
    }

    [Fact]
    public async Task Provider_CallThatIsNotOverridden_SaysWhich()
    {
        var provider = new EmptyProvider();
        var run = new RunInfo("p", "s", "o", "m");
        var map = PropertyMap.Empty;
        var calls = new Dictionary<string, Func<Task>>
        {
            ["GetSchema"] = () => provider.GetSchemaAsync(new SchemaRequest(), Ct),
            ["CheckConfig"] = () => provider.CheckConfigAsync(new CheckRequest(Urn, "t", "n", map, map), Ct),
            ["DiffConfig"] = () => provider.DiffConfigAsync(new DiffRequest("i", Urn, map, map, map, []), Ct),
            ["Invoke"] = () => provider.InvokeAsync(new InvokeRequest("f", map), Ct),
            ["Call: the package has no method m"] = () => provider.CallAsync(new CallRequest(run, "m", map, WireFields.NoDependencies), Ct),
            ["Construct: the package has no component t"] = () =>
                provider.ConstructAsync(new ConstructRequest(run, "t", "n", "", map, RegistrationOptions.None), Ct),
            ["Check"] = () => provider.CheckAsync(new CheckRequest(Urn, "t", "n", map, map), Ct),
            ["Diff"] = () => provider.DiffAsync(new DiffRequest("i", Urn, map, map, map, []), Ct),
            ["Create"] = () => provider.CreateAsync(new CreateRequest(Urn, map), Ct),
            ["Read"] = () => provider.ReadAsync(new ReadRequest("i", Urn, map, map), Ct),
            ["Update"] = () => provider.UpdateAsync(new UpdateRequest("i", Urn, map, map, map, []), Ct),
            ["Delete"] = () => provider.DeleteAsync(new DeleteRequest("i", Urn, map, map), Ct),
            ["List: the package cannot list resources"] = () => Task.FromResult(provider.ListAsync(new ListRequest("t", map), Ct)),
        };

        foreach (var (name, call) in calls)
        {
            var fault = await Assert.ThrowsAsync<RpcFaultException>(call);
            Assert.Equal((StatusCode.Unimplemented, $"the plugin does not implement {name}"), (fault.Code, fault.Message));
        }

        await provider.CancelAsync(Ct);
        Assert.True((await provider.HandshakeAsync(new HandshakeRequest("e"), Ct)).AcceptsByteString);
        Assert.Equal(new ConfigureResult(), await provider.ConfigureAsync(new ConfigureRequest(map), Ct));
    }

    [Fact]
    public void Faults_SayWhatTheUserNeeds()
    {
        Assert.Equal(
            "resource np1 exists but is not ready: a; b",
            new InitFailedException("np1", PropertyMap.Empty, null, ["a", "b"]).Message
        );
        Assert.Equal(
            "missing required configuration: p:a, p:b",
            new MissingConfigException([new MissingConfigKey("p:a", "x"), new MissingConfigKey("p:b", "y")]).Message
        );
        Assert.Equal("malformed property value at 'a[0]': wrong", new MalformedPropertyException("a[0]", "wrong").Message);
    }

    [Fact]
    public void Options_ThatAreNotGiven_AreEmptyOnTheWire()
    {
        var run = new RunInfo("p", "s", "o", "m");
        var construct = new ConstructRequest(run, "t", "n", string.Empty, PropertyMap.Empty, RegistrationOptions.None);
        var call = new CallRequest(run, "m", PropertyMap.Empty, WireFields.NoDependencies);

        Assert.Equal(
            new Wire.ConstructRequest
            {
                Project = "p",
                Stack = "s",
                Organization = "o",
                MonitorEndpoint = "m",
                Parallel = 1,
                Type = "t",
                Name = "n",
                Inputs = new(),
                AcceptsOutputValues = true,
            },
            construct.ToWire(PropertyCodecOptions.Default)
        );
        Assert.True(call.ToWire(PropertyCodecOptions.Default).AcceptsOutputValues);
        Assert.Empty(new RegistrationOptions().DeletedWith);
        var registration = new ResourceRegistration(
            "t",
            "n",
            RegistrationKind.Custom,
            string.Empty,
            PropertyMap.Empty,
            string.Empty,
            new PackageSelection(string.Empty, string.Empty),
            RegistrationOptions.None
        );
        Assert.Equal((string.Empty, string.Empty), (registration.ImportId, registration.StackTraceHandle));
        Assert.Empty(ReadResult.Gone.Id);
        Assert.Equal(new Wire.Alias { Spec = new() }, new ResourceAlias().ToWire());
        Assert.Equal(Wire.Alias.Types.Spec.ParentOneofCase.None, new ResourceAlias().ToWire().Spec.ParentCase);
        Assert.Equal(new ResourceAlias(), new Wire.Alias().FromWire());
    }

    [Fact]
    public async Task Log_OfACallback_GetsEachMessage()
    {
        var got = new List<LogMessage>();
        var message = new LogMessage(LogSeverity.Warning, "w");

        await new CallbackEngineLog(got.Add).WriteAsync(message, Ct);

        Assert.Same(message, Assert.Single(got));
    }

    [Fact]
    public void RunInfo_Text_HidesTheConfig() =>
        Assert.Equal(
            "org/shop/dev",
            new RunInfo("shop", "dev", "org", "m") { Config = new Dictionary<string, string> { ["a"] = "secret" } }.ToString()
        );

    private sealed class EmptyProvider : ResourceProviderBase
    {
        public override Task<PluginInfo> GetPluginInfoAsync(CancellationToken ct) => Task.FromResult(new PluginInfo("1.0.0"));
    }
}
