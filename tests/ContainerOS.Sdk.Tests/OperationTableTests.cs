using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Tests;

/// <summary>The SDK has every operation of the table, at its verb and path, and no other.</summary>
public sealed class OperationTableTests
{
    private static readonly JObject Table = Read();

    [Fact]
    public void Calls_AreThoseOfTheTable()
    {
        var actions = Table["ack"]!.Select(row => (string)row["action"]!).Concat(Table["ecs"]!.Select(action => (string)action!));

        Assert.Equal(32, Table["ack"]!.Count());
        Assert.Equal(actions.Order(StringComparer.Ordinal), EveryCall.ByAction.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Calls_GoToTheVerbAndPathOfTheTable() =>
        Assert.All(
            Table["ack"]!,
            row =>
            {
                var call = EveryCall.ByAction[(string)row["action"]!];
                var path = Regex
                    .Escape((string)row["path"]!)
                    .Replace("\\{cluster}", "c1", StringComparison.Ordinal)
                    .Replace("\\{nodepool}", "np1", StringComparison.Ordinal)
                    .Replace("\\{task}", "T-1", StringComparison.Ordinal);

                Assert.Equal((string)row["verb"]!, call.Method);
                Assert.Matches($"^{path}(\\?|$)", call.Target);
            }
        );

    private static JObject Read()
    {
        using var reader = new StreamReader(typeof(OperationTableTests).Assembly.GetManifestResourceStream("operations")!);
        return JObject.Parse(reader.ReadToEnd());
    }
}
