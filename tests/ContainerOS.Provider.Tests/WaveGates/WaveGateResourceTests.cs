using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Tests.WaveGates;

public sealed class WaveGateResourceTests : IAsyncLifetime
{
    private const string Urn = "urn:pulumi:dev::shop::containeros:index:NodePoolWaves$containeros:index:WaveGate::canary";
    private EmulatedProvider cloud = null!;
    private PropertyMap inputs = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, PropertyValue, string> WrongInputs { get; } =
        new()
        {
            { "nodePoolIds", PropertyArray.Of("np-1"), "nodePoolIds[0]" },
            { "nodePoolIds", PropertyArray.Empty, "nodePoolIds" },
            { "timeoutMinutes", 0.0, "timeoutMinutes" },
            { "minReadyPercent", 101.0, "minReadyPercent" },
            { "checks", PropertyArray.Of(PropertyMap.Empty), "checks[0]" },
            {
                "checks",
                PropertyArray.Of(PropertyMap.Of(("http", PropertyMap.Of(("url", "http://x"))), ("command", PropertyMap.Empty))),
                "checks[0]"
            },
            {
                "checks",
                PropertyArray.Of(PropertyMap.Of(("command", PropertyMap.Of(("argv", PropertyArray.Empty))))),
                "checks[0].command.argv"
            },
            { "checks", PropertyArray.Of(PropertyMap.Of(("http", PropertyMap.Of(("url", "x"))))), "checks[0].http.url" },
        };

    public async ValueTask InitializeAsync()
    {
        cloud = await EmulatedProvider.StartAsync();
        var pool = await cloud.CreateAsync(EmulatedProvider.Inputs);
        inputs = PropertyMap.Of(
            ("nodePoolIds", PropertyArray.Of(pool.Id)),
            ("triggers", PropertyMap.Of(("web", "3.6.1"))),
            ("timeoutMinutes", 1.0)
        );
    }

    public ValueTask DisposeAsync() => cloud.DisposeAsync();

    [Fact]
    public async Task Create_ReadyPool_Passes()
    {
        var made = await CreateAsync(inputs);

        Assert.Equal("canary", made.Id);
        Assert.Equal(3.0, made.Properties["readyNodes"]);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", ((PropertyString)made.Properties["passedAt"]).Value);
    }

    [Fact]
    public async Task Create_PassingChecks_Passes()
    {
        var address = cloud.Emulator.Address.ToString();
        var made = await CreateAsync(
            inputs.With(
                "checks",
                PropertyArray.Of(
                    PropertyMap.Of(("http", PropertyMap.Of(("url", address), ("expectStatus", 400.0)))),
                    PropertyMap.Of(("command", PropertyMap.Of(("argv", PropertyArray.Of("true")))))
                )
            )
        );

        Assert.Equal(3.0, made.Properties["totalNodes"]);
    }

    [Fact]
    public async Task Create_MissingPool_FailsAtOnceAndSaysHowToGoOn()
    {
        var error = await Assert.ThrowsAsync<RpcFaultException>(() =>
            CreateAsync(inputs.With("nodePoolIds", PropertyArray.Of("c-demo-hangzhou:np-gone")))
        );

        Assert.Contains("np-gone", error.Message);
        Assert.Contains("run up again", error.Message);
    }

    [Fact]
    public async Task Create_Preview_WaitsForNothing()
    {
        var made = await cloud.Provider.CreateAsync(
            new CreateRequest(Urn, inputs.With("nodePoolIds", PropertyArray.Of(PropertyUnknown.Instance)), Preview: true),
            Ct
        );

        Assert.Equal(string.Empty, made.Id);
        Assert.Same(PropertyUnknown.Instance, made.Properties["passedAt"]);
    }

    [Fact]
    public async Task Update_OtherTrigger_RunsTheGateAgain_AndOtherConditionDoesNot()
    {
        var made = await CreateAsync(inputs);
        var state = made.Properties.With("readyNodes", 1.0);

        var again = await UpdateAsync(state, inputs.With("triggers", PropertyMap.Of(("web", "3.6.2"))));
        var kept = await UpdateAsync(state, inputs.With("soakMinutes", 5.0));

        Assert.Equal(3.0, again.Properties["readyNodes"]);
        Assert.Equal(1.0, kept.Properties["readyNodes"]);
        Assert.Equal(5.0, kept.Properties["soakMinutes"]);
    }

    [Fact]
    public async Task Diff_NoChange_IsNone_AndATriggerIsAnUpdateInPlace()
    {
        var same = await DiffAsync(inputs);
        var changed = await DiffAsync(inputs.With("triggers", PropertyMap.Of(("web", PropertyUnknown.Instance))));

        Assert.Equal(DiffChanges.None, same.Changes);
        Assert.Equal(["triggers"], changed.Diffs);
        Assert.Empty(changed.Replaces);
    }

    [Fact]
    public async Task Read_ReturnsTheState_AndAnImportIsRefused()
    {
        var made = await CreateAsync(inputs);

        var read = await cloud.Provider.ReadAsync(new ReadRequest(made.Id, Urn, made.Properties, inputs), Ct);
        var error = await Assert.ThrowsAsync<RpcFaultException>(() =>
            cloud.Provider.ReadAsync(new ReadRequest("canary", Urn, PropertyMap.Empty, PropertyMap.Empty), Ct)
        );

        Assert.Equal(made.Properties, read.Properties);
        Assert.Contains("cannot be imported", error.Message);
    }

    [Fact]
    public async Task Delete_DeletesNothingInTheCloud()
    {
        var made = await CreateAsync(inputs);

        await cloud.Provider.DeleteAsync(new DeleteRequest(made.Id, Urn, made.Properties, inputs), Ct);

        Assert.DoesNotContain("DeleteClusterNodepool", await cloud.ActionsAsync());
    }

    [Theory]
    [MemberData(nameof(WrongInputs))]
    public async Task Check_WrongInput_IsNamed(string property, PropertyValue value, string path)
    {
        var check = await cloud.Provider.CheckAsync(
            new CheckRequest(Urn, "containeros:index:WaveGate", "canary", PropertyMap.Empty, inputs.With(property, value)),
            Ct
        );

        Assert.Contains(check.Failures, failure => failure.Property == path);
    }

    private Task<CreateResult> CreateAsync(PropertyMap news) => cloud.Provider.CreateAsync(new CreateRequest(Urn, news), Ct);

    private Task<UpdateResult> UpdateAsync(PropertyMap olds, PropertyMap news) =>
        cloud.Provider.UpdateAsync(new UpdateRequest("canary", Urn, olds, inputs, news, []), Ct);

    private Task<DiffResult> DiffAsync(PropertyMap news) =>
        cloud.Provider.DiffAsync(new DiffRequest("canary", Urn, inputs, inputs, news, []), Ct);
}
