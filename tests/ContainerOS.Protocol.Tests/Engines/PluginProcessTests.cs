using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Hosting.Engines;
using ContainerOS.Protocol.Tests.TestPlugin;
using ContainerOS.Protocol.Values;
using Grpc.Core;

namespace ContainerOS.Protocol.Tests.Engines;

/// <summary>Calls of a plugin in its process. Tests that end it start their own; the others have one process together.</summary>
public sealed class PluginProcessTests(PluginProcessTests.SharedPlugin shared) : IClassFixture<PluginProcessTests.SharedPlugin>
{
    private readonly PluginProcess plugin = shared.Process;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_PerformsTheHandshake_AndCallsAreAnswered()
    {
        Assert.Equal(new HandshakeResponse { AcceptsByteString = true }, plugin.Handshake);
        Assert.Equal("1.2.3", (await plugin.Provider.GetPluginInfoAsync(Ct)).Version);
    }

    [Fact]
    public async Task Create_SecretsUnknownsAndNumbers_AreKeptInBothDirections()
    {
        var inputs = PropertyMap.Of(
            ("s", new PropertySecret("hush")),
            ("u", PropertyUnknown.Instance),
            ("n", 9007199254740991),
            ("z", PropertyNull.Instance)
        );
        Assert.Equal(new CreateResult("id-1", inputs), await CreateAsync(inputs));
    }

    [Fact]
    public async Task Create_InitFailed_KeepsAllFields()
    {
        var inputs = Do("init-failed").With("password", new PropertySecret("hush"));
        var fault = await Assert.ThrowsAsync<InitFailedException>(() => CreateAsync(inputs));
        Assert.Equal("pool-1", fault.Id);
        Assert.Equal(inputs, fault.Properties);
        Assert.Equal(inputs, fault.Inputs);
        Assert.Equal(["no node is ready", "twice"], fault.Reasons);
        Assert.DoesNotContain("hush", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configure_WithoutARequiredKey_NamesIt()
    {
        var fault = await Assert.ThrowsAsync<MissingConfigException>(() =>
            plugin.Provider.ConfigureAsync(new ConfigureRequest(PropertyMap.Empty), Ct)
        );
        Assert.Equal([new MissingConfigKey("test:region", "where to work")], fault.Keys);
    }

    [Theory]
    [InlineData("fault", StatusCode.ResourceExhausted, "quota used up")]
    [InlineData("bug", StatusCode.Unknown, "InvalidOperationException: a plain exception")]
    public async Task Create_Exception_ArrivesWithStatusAndMessageOnly(string what, StatusCode code, string message)
    {
        var fault = await Assert.ThrowsAsync<RpcFaultException>(() => CreateAsync(Do(what)));
        Assert.Equal((code, message), (fault.Code, fault.Message));
    }

    [Fact]
    public async Task UnimplementedCall_IsNamed()
    {
        var fault = await Assert.ThrowsAsync<RpcFaultException>(() =>
            plugin.Provider.InvokeAsync(new InvokeRequest("t", PropertyMap.Empty), Ct)
        );
        Assert.Equal((StatusCode.Unimplemented, "the plugin does not implement Invoke"), (fault.Code, fault.Message));
    }

    [Fact]
    public async Task Create_ProcessExits_ThrowsWithItsLastLines()
    {
        await using var dying = await TestPluginProcess.StartAsync();

        var fault = await Assert.ThrowsAsync<PluginExitedException>(() => CreateAsync(dying, Do("die")));

        Assert.Equal(7, fault.ExitCode);
        Assert.Equal(["about to die"], fault.LastErrors);
        await Assert.ThrowsAsync<PluginExitedException>(() => dying.Provider.GetPluginInfoAsync(Ct));
    }

    /// <summary>More than the usual limits of gRPC (4 MiB) and its server (28.6 MiB). Conformance tests can send 350 MiB.</summary>
    [Fact]
    public async Task Create_Of40MiB_Succeeds()
    {
        var inputs = PropertyMap.Of(("big", new string('x', 40 * 1024 * 1024)));
        var result = await CreateAsync(inputs);
        Assert.Equal(40 * 1024 * 1024, ((PropertyString)result.Properties["big"]).Value.Length);
    }

    [Fact]
    public async Task Create_ValueNestedDeeply_Succeeds()
    {
        var inputs = PropertyMap.Of(("x", Nested(200)));

        Assert.Equal(inputs, (await CreateAsync(inputs)).Properties);
    }

    [Fact]
    public async Task Create_ValueNestedTooDeeply_IsRefusedWithItsProperty()
    {
        var fault = await Assert.ThrowsAsync<RpcFaultException>(() => CreateAsync(PropertyMap.Of(("x", Nested(1000)))));

        Assert.Equal(StatusCode.InvalidArgument, fault.Code);
        Assert.Contains("'x.a.a.a.a.a.a.a.a.a...': it is nested more than 200 deep", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_InterruptsTheProcess()
    {
        var disposed = await TestPluginProcess.StartAsync();

        await disposed.DisposeAsync();

        Assert.True(disposed.Exited.IsCompletedSuccessfully);
    }

    /// <summary>Objects in each other.</summary>
    private static PropertyValue Nested(int levels) =>
        Enumerable.Range(0, levels).Aggregate((PropertyValue)"end", (inner, _) => PropertyMap.Of(("a", inner)));

    private static PropertyMap Do(string what) => PropertyMap.Of(("do", what));

    private static Task<CreateResult> CreateAsync(PluginProcess plugin, PropertyMap inputs) =>
        plugin.Provider.CreateAsync(new CreateRequest("urn:pulumi:s::p::test:index:Thing::a", inputs), Ct);

    private Task<CreateResult> CreateAsync(PropertyMap inputs) => CreateAsync(plugin, inputs);

    /// <summary>A plugin that is started once for the class. It would end after ten seconds without an engine.</summary>
    public sealed class SharedPlugin : IAsyncLifetime
    {
        private EngineServer engine = null!;

        internal PluginProcess Process { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            engine = await EngineServer.StartAsync(_ => { }, Ct);
            Process = await TestPluginProcess.StartAsync(engineAddress: engine.Address);
        }

        public async ValueTask DisposeAsync()
        {
            await Process.DisposeAsync();
            await engine.DisposeAsync();
        }
    }
}
