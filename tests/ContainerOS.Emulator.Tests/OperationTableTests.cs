using ContainerOS.Emulator.Http;
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
    public void AckOperation_IsSupported(string action, string verb, string path) =>
        Assert.Equal(action, OperationTable.Find(Request(action, verb, Filled(path), OperationTable.AckVersion)).Operation.Action);

    [Theory]
    [MemberData(nameof(EcsActionNames))]
    public void EcsOperation_IsSupported(string action) =>
        Assert.Equal(action, OperationTable.Find(Request(action, "POST", "/", OperationTable.EcsVersion)).Operation.Action);

    [Fact]
    public void OtherOperations_AreRejectedByName()
    {
        var fault = Assert.Throws<ApiException>(() =>
            OperationTable.Find(Request("CreateCluster", "POST", "/clusters", OperationTable.AckVersion))
        );

        Assert.Equal("InvalidAction.NotFound", fault.Code);
        Assert.Contains("CreateCluster", fault.Message, StringComparison.Ordinal);
    }

    private static string Filled(string path) =>
        path.Replace("{cluster}", DemoAccount.ClusterId, StringComparison.Ordinal)
            .Replace("{nodepool}", "np0", StringComparison.Ordinal)
            .Replace("{task}", "T-0", StringComparison.Ordinal);

    private static ApiRequest Request(string action, string verb, string path, string version) =>
        new(verb, path, [], new Dictionary<string, string> { ["x-acs-action"] = action, ["x-acs-version"] = version }, []);

    private static JObject Read()
    {
        using var reader = new StreamReader(typeof(OperationTableTests).Assembly.GetManifestResourceStream("operations.json")!);
        return JObject.Parse(reader.ReadToEnd());
    }
}
