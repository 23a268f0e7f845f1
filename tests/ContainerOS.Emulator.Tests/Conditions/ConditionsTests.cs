using ContainerOS.Emulator.Conditions;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Tests.Store;
using ContainerOS.Emulator.Tests.Wire;
using ContainerOS.Testing;

namespace ContainerOS.Emulator.Tests.Conditions;

/// <summary>Conditions of an account: their written form, and what is not valid.</summary>
public sealed class ConditionsTests
{
    [Fact]
    public void Conditions_WrittenAndRead_AreTheSame()
    {
        const string Text = """
            {"stock":[{"instanceType":"ecs.g7.xlarge","zone":"cn-hangzhou-h","amount":5},{"amount":9}],
            "images":[{"imageId":"a","kind":"notReadyLater","everyNth":3,"after":1000}],
            "budgets":[{"name":"shop","pool":"web","everyNth":2,"maxUnavailable":1,"recovery":5000},{"name":"other","everyNth":1,
            "maxUnavailable":0}],"load":[{"pool":"web","at":60000,"pods":7}],"podsPerNode":4}
            """;

        var written = JsonFields.Write(ConditionsFormat.Write(ConditionsFormat.Read(JsonFields.Read(Text))));

        Assert.Equal(Text.Replace("\n", string.Empty, StringComparison.Ordinal), written);
    }

    [Theory]
    [InlineData("""{"stok":[]}""", "stok: the field is not known")]
    [InlineData("""{"stock":{}}""", "stock: a list is expected")]
    [InlineData("""{"stock":[{"amount":1},{}]}""", "stock[1].amount: a whole number of at least 0 is expected")]
    [InlineData("""{"stock":[{"amount":-1}]}""", "stock[0].amount")]
    [InlineData("""{"stock":[{"amount":"many"}]}""", "stock[0].amount: Unmarshal type error")]
    [InlineData("""{"images":[{"kind":"neverBoots"}]}""", "images[0].imageId: a text is expected")]
    [InlineData("""{"images":[{"imageId":"a","kind":"2"}]}""", "images[0].kind: '2' is not one of neverBoots, bootsLate")]
    [InlineData("""{"images":[{"imageId":"a","kind":"neverBoots","everyNth":0}]}""", "images[0].everyNth")]
    [InlineData("""{"images":[{"imageId":"a","kind":"neverBoots","after":-5}]}""", "images[0].after: milliseconds of at least 0")]
    [InlineData("""{"budgets":[{"name":"a"},{"name":"a"}]}""", "budgets[1].name: 'a' is the name of another budget")]
    [InlineData("""{"budgets":[7]}""", "budgets[0]: an object is expected")]
    [InlineData("""{"load":[{"pool":"web","at":0}]}""", "load[0].pods")]
    [InlineData("""{"podsPerNode":0}""", "podsPerNode")]
    public void Conditions_ThatAreNotValid_AreReportedWithTheirPath(string text, string problem) =>
        Assert.Contains(
            problem,
            Assert.Throws<FieldFormatException>(() => ConditionsFormat.Read(JsonFields.Read(text))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Options_ThatAreNotValid_AreRefused_BeforeAnythingStarts()
    {
        var conditions = new EmulatorConditions { Stock = [new() { Amount = -1 }] };

        Assert.Contains("stock[0].amount", Assert.Throws<ArgumentException>(conditions.Checked).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void World_KeepsItsConditions_WithTheStockThatRemains_AndMissingPods()
    {
        var emulated = new EmulatedWorld();
        emulated.Set(new EmulatorConditions { Stock = [new() { Amount = 5 }], Budgets = [new() { Name = "shop", MaxUnavailable = 2 }] });
        var pool = emulated.CreateReady("web", 2);
        emulated.End(emulated.Upgrade(pool, "lifsea_3_x64_5G_alibase_20251101.qcow2"));
        var (world, now) = emulated.Store.Read();

        var read = WorldDocument.Read(emulated.Text).ToWorld();

        Assert.Equal(emulated.Text, WorldDocument.Write(read, now));
        Assert.Equal((3, 2), (read.Conditions.Stock[0].Amount, read.Evicted["shop"].Count));
        Assert.Equal(world.DueAt, read.DueAt);
    }

    [Fact]
    public void ExampleScenario_IsLoaded_AndTheExampleOfTheDocsIsValid()
    {
        var scenario = Scenario.Read(RepositoryRoot.PathOf("examples", "emulator-scenario", "bad-release.json"));
        var docs = File.ReadAllText(RepositoryRoot.PathOf("docs", "emulator.md"));
        var example = JsonFields.Read(docs[docs.IndexOf("{\n  \"stock\"", StringComparison.Ordinal)..].Split("```")[0]);

        Assert.Equal(ConditionsFormat.Write(ConditionsFormat.Read(example)).Fields.Count, example.Fields.Count);
        Assert.Equal(
            (40, 20, 2),
            (scenario.World.Conditions.Stock[0].Amount, scenario.World.Conditions.Images[0].EveryNth, scenario.World.Conditions.Load.Count)
        );
        Assert.Single(scenario.Chaos);
    }

    [Theory]
    [InlineData("\"amount\": 40", "\"amount\": -1", "stock[0].amount: a whole number of at least 0 is expected")]
    [InlineData("\"notReadyLater\"", "\"never\"", "images[0].kind: 'never' is not one of neverBoots")]
    [InlineData("\"podsPerNode\": 10", "\"podsPerNode\": 10, \"pods\": 1", "pods: the field is not known")]
    public void Scenario_WithConditionsThatAreNotValid_IsRefusedWithTheirLine(string text, string wrong, string problem)
    {
        var example = File.ReadAllText(RepositoryRoot.PathOf("examples", "emulator-scenario", "bad-release.json"));

        var error = Assert.Throws<WorldFormatException>(() => WorldDocument.Read(example.Replace(text, wrong, StringComparison.Ordinal)));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("line 8, ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"stage\":\"Draining\",", "needs a task and a pool")]
    [InlineData("\"stage\":\"Failed\",", "nothing is due of a node that is Failed")]
    public void Scenario_WithANodeThatCannotGoOn_IsRefused(string stage, string problem)
    {
        var emulated = new EmulatedWorld();
        emulated.Create("web", 1);
        var broken = emulated
            .Text.Replace("\"stage\":\"Joining\",", stage, StringComparison.Ordinal)
            .Replace(
                $"\"taskId\":\"{emulated.Store.Read().World.Tasks.Keys.Single()}\",\"replacements\"",
                "\"taskId\":\"T-none\",\"replacements\"",
                StringComparison.Ordinal
            );

        var error = Assert.Throws<WorldFormatException>(() => WorldDocument.Read(broken).ToWorld());

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"instanceTypes\":[\"ecs.g7.xlarge\"]", "\"instanceTypes\":[\"ecs.none\"]", "$.pools[0].settings.group.instanceTypes")]
    [InlineData("\"vSwitchIds\":[\"vsw-demo-h\"]", "\"vSwitchIds\":[\"\"]", "$.pools[0].settings.group.vSwitchIds")]
    [InlineData("\"vSwitchId\":\"vsw-demo-h\"", "\"vSwitchId\":\"\"", "$.nodes[0].vSwitchId")]
    public void Scenario_WithWhatTheAccountDoesNotHave_IsRefused(string right, string wrong, string path)
    {
        var emulated = new EmulatedWorld();
        emulated.Create("web", 1);
        Assert.Contains(right, emulated.Text, StringComparison.Ordinal);

        var error = Assert.Throws<WorldFormatException>(() =>
            WorldDocument.Read(emulated.Text.Replace(right, wrong, StringComparison.Ordinal)).ToWorld()
        );

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conditions_AreReadAndSetOverHttp_WithTheTokenOnly()
    {
        await using var emulator = await AckEmulator.StartAsync(
            options => options.Conditions = new EmulatorConditions { PodsPerNode = 3 },
            TestContext.Current.CancellationToken
        );

        var before = await emulator.ControlAsync(HttpMethod.Get, "conditions", token: string.Empty);
        var untrusted = await emulator.ControlAsync(HttpMethod.Put, "conditions", "{}", token: string.Empty);
        var refused = await emulator.ControlAsync(HttpMethod.Put, "conditions", """{"podsPerNode":0}""");
        var set = await emulator.ControlAsync(HttpMethod.Put, "conditions", """{"stock":[{"amount":4}]}""");
        emulator.SetConditions(new EmulatorConditions { PodsPerNode = 8 });
        var after = await emulator.ControlAsync(HttpMethod.Get, "conditions", token: string.Empty);

        Assert.Equal([200, 403, 400, 200, 200], new[] { before, untrusted, refused, set, after }.Select(reply => reply.Status));
        Assert.Contains("\"podsPerNode\":3", before.Text, StringComparison.Ordinal);
        Assert.StartsWith("{\"stock\":[{\"amount\":4}]", set.Text, StringComparison.Ordinal);
        Assert.Contains("\"podsPerNode\":8", after.Text, StringComparison.Ordinal);
    }
}
