using ContainerOS.Model.Values;

namespace ContainerOS.Authoring.Tests;

public sealed class PoolChecksTests
{
    private static IReadOnlyDictionary<string, Value<object?>> Valid { get; } =
        ProgramInputs.Of(
            ("clusterId", "c1"),
            ("instanceTypes", ProgramInputs.List("ecs.g7.xlarge")),
            ("vSwitchIds", ProgramInputs.List("vsw-1")),
            ("os", ProgramInputs.Of(("version", "3.6.1"))),
            ("dataDisk", ProgramInputs.Of(("category", "cloud_essd"), ("sizeGiB", 120))),
            ("desiredSize", 3)
        );

    [Fact]
    public void FindErrors_ValidPool_HasNone() => Assert.Empty(PoolChecks.All.FindErrors(Valid));

    [Fact]
    public void FindErrors_ArmType_IsReportedByItsRule()
    {
        var found = Assert.Single(PoolChecks.All.FindErrors(With("instanceTypes", ProgramInputs.List("ecs.g7.xlarge", "ecs.g8y.xlarge"))));

        Assert.Equal(("COS1004", "instanceTypes[1]"), (found.Code, found.Path));
    }

    [Fact]
    public void FindErrors_UnknownValues_AreNotChecked() =>
        Assert.Empty(PoolChecks.All.FindErrors(With("instanceTypes", (IReadOnlyList<Value<object?>>)[Value<object?>.Unknown()])));

    [Fact]
    public void FindErrors_WarningsOnly_AreNotErrors() =>
        Assert.DoesNotContain(
            PoolChecks.All.FindErrors(With("instanceTypes", ProgramInputs.List("ecs.t6-c1m1.large"))),
            found => found.Severity is not Model.Diagnostics.Severity.Error
        );

    [Fact]
    public void FindErrors_SuppressedRule_IsLeftOut()
    {
        var pool = With("instanceTypes", ProgramInputs.List("ecs.g8y.xlarge"));

        Assert.Empty(new PoolChecks(new HashSet<string> { "COS1004" }).FindErrors(pool));
    }

    [Fact]
    public void FindErrors_UserDataOverTheLimit_IsReported()
    {
        var steps = ProgramInputs.List(
            ProgramInputs.Of(("file", ProgramInputs.Of(("path", "/etc/a"), ("content", new string('a', 40_000)))))
        );
        var container = ProgramInputs.Of(("name", "big"), ("phase", "afterJoin"), ("steps", steps));

        Assert.Contains(
            PoolChecks.All.FindErrors(With("bootstrap", ProgramInputs.List(container))),
            found => found.Message.Contains("user data", StringComparison.Ordinal)
        );
    }

    private static Dictionary<string, Value<object?>> With(string name, object value) =>
        new(Valid) { [name] = Value<object?>.Known(value) };
}
