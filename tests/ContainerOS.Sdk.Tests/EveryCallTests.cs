using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests;

public sealed class EveryCallTests
{
    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Actions { get; } = [.. EveryCall.ByAction.Keys];

    public static TheoryData<string> Counting { get; } =
    [
        "CreateClusterNodePool",
        "ScaleClusterNodePool",
        "UpgradeClusterNodepool",
        "RepairClusterNodePool",
        "FixNodePoolVuls",
        "AttachInstancesToNodePool",
    ];

    public static TheoryData<string> Safe { get; } = [.. EveryCall.ByAction.Keys.Where(action => Counting.All(row => row.Data != action))];

    public static TheoryData<string> Answering { get; } =
    [
        .. Safe.Select(row => row.Data)
            .Where(action => action is not ("PauseTask" or "ResumeTask" or "CancelTask" or "DescribeClusterAttachScripts")),
    ];

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Call_IsSentToItsPath_Signed(string action)
    {
        var call = EveryCall.ByAction[action];
        await using var server = new ScriptedServer(call.Script(ScriptedReply.Ok(call.Reply)));
        using var client = TestClients.Server(server, time);

        await call.RunAsync(client, Ct);

        var request = Assert.Single(server.Requests, request => request.Action == action);
        Assert.Equal((call.Method, call.Target, action), (request.Method, request.Target, request.Action));
        Assert.StartsWith(
            "ACS3-HMAC-SHA256 Credential=LTAI-test,SignedHeaders=",
            request.Headers["authorization"],
            StringComparison.Ordinal
        );
        Assert.Equal("2026-11-23T12:00:00Z", request.Headers["x-acs-date"]);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Call_Forbidden_SaysActionCodeAndRequestIdAndIsNotRepeated(string action)
    {
        var call = EveryCall.ByAction[action];
        await using var server = new ScriptedServer(call.Script(ScriptedReply.Error(403, "Forbidden.RAM", "not allowed")));
        using var client = TestClients.Server(server, time);

        var fault = await ApiErrors.ThrowsAsync(ApiErrorKind.Forbidden, () => call.RunAsync(client, Ct));

        Assert.Equal((action, "Forbidden.RAM", "REQ-403"), (fault.Action, fault.Code, fault.RequestId));
        Assert.Equal(1, server.Count(action));
    }

    [Theory]
    [MemberData(nameof(Safe))]
    public async Task IdempotentCall_ServerError_IsRetriedWithANewNonce(string action)
    {
        var call = EveryCall.ByAction[action];
        await using var server = new ScriptedServer(Faults.Named("503"), ScriptedReply.Ok(call.Reply));
        using var client = TestClients.Server(server, time);

        await call.RunAsync(client, Ct);

        Assert.Equal(2, server.Requests.Select(request => request.Headers["x-acs-signature-nonce"]).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Counting))]
    public async Task NonIdempotentCall_ServerError_IsAmbiguousAndSentOnce(string action)
    {
        var call = EveryCall.ByAction[action];
        await using var server = new ScriptedServer(call.Script(Faults.Named("503")));
        using var client = TestClients.Server(server, time);

        await Assert.ThrowsAsync<AmbiguousOutcomeException>(() => call.RunAsync(client, Ct));

        Assert.Equal(1, server.Count(action));
    }

    [Theory]
    [MemberData(nameof(Answering))]
    public async Task IdempotentCall_ReplyOfAnotherType_IsUnexpectedWithTheRequestId(string action)
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok("\"text\""));
        using var client = TestClients.Server(server, time);

        var fault = await Assert.ThrowsAsync<UnexpectedFieldException>(() => EveryCall.ByAction[action].RunAsync(client, Ct));

        Assert.Equal((action, "REQ-OK"), (fault.Action, fault.RequestId));
    }
}
