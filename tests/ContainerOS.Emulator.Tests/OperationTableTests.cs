using ContainerOS.Emulator.Ecs;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.State;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Tests;

/// <summary>The emulator supports every operation of the table: it may reject the arguments, but not the operation.</summary>
public sealed class OperationTableTests
{
    private static readonly JObject Table = Read();

    public static TheoryData<string, string, string> Ack { get; } =
    [.. Table["ack"]!.Select(row => ((string)row["action"]!, (string)row["verb"]!, (string)row["path"]!))];

    public static TheoryData<string> EcsActionNames { get; } = [.. Table["ecs"]!.Select(action => (string)action!)];

    [Theory]
    [MemberData(nameof(Ack))]
    public void AckOperation_IsSupported(string action, string verb, string path)
    {
        var account = Account.New(1, 0);
        var fault = Record.Exception(() => AckRoutes.Answer(Request(action, verb, Filled(path)), new NodePoolHandler(account, () => 0)));

        Assert.True(fault is null or ApiException { Code: not "InvalidAction.NotFound" }, fault?.ToString());
    }

    [Theory]
    [MemberData(nameof(EcsActionNames))]
    public void EcsOperation_IsSupported(string action)
    {
        var fault = Record.Exception(() =>
            EcsRoutes.Answer(Request(action, "POST", "/"), new InstanceRepository(Account.New(1, 0), () => 0))
        );

        Assert.True(fault is null or ApiException { Code: not "InvalidAction.NotFound" }, fault?.ToString());
    }

    [Fact]
    public void OtherOperations_AreRejectedByName()
    {
        var fault = Assert.Throws<ApiException>(() =>
            AckRoutes.Answer(Request("CreateCluster", "POST", "/clusters"), new NodePoolHandler(Account.New(1, 0), () => 0))
        );

        Assert.Equal("InvalidAction.NotFound", fault.Code);
        Assert.Contains("CreateCluster", fault.Message, StringComparison.Ordinal);
    }

    private static string Filled(string path) =>
        path.Replace("{cluster}", DemoAccount.ClusterId, StringComparison.Ordinal)
            .Replace("{nodepool}", "np0", StringComparison.Ordinal)
            .Replace("{task}", "T-0", StringComparison.Ordinal);

    private static ApiRequest Request(string action, string verb, string path) =>
        new(verb, path, [], new Dictionary<string, string> { ["x-acs-action"] = action }, []);

    private static JObject Read()
    {
        using var reader = new StreamReader(typeof(OperationTableTests).Assembly.GetManifestResourceStream("operations.json")!);
        return JObject.Parse(reader.ReadToEnd());
    }
}
