using ContainerOS.Emulator.Conditions;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.Tests.Store;

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
    [InlineData("""{"images":[{"imageId":"a","kind":"2"}]}""", "images[0].kind: one of neverBoots, bootsLate")]
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

        var read = ContainerOS.Emulator.Store.WorldDocument.Read(emulated.Text).ToWorld();

        Assert.Equal(emulated.Text, ContainerOS.Emulator.Store.WorldDocument.Write(read, now));
        Assert.Equal((3, 2), (read.Conditions.Stock[0].Amount, read.Evicted["shop"].Count));
        Assert.Equal(world.DueAt, read.DueAt);
    }

    [Fact]
    public async Task Conditions_AreReadAndSetOverHttp_WithTheTokenOnly()
    {
        await using var emulator = await AckEmulator.StartAsync(
            options => options.Conditions = new EmulatorConditions { PodsPerNode = 3 },
            TestContext.Current.CancellationToken
        );
        using var http = new HttpClient { BaseAddress = new Uri(emulator.Address, "/_emulator/") };
        async Task<string> PutAsync(string body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, "conditions") { Content = new StringContent(body) };
            request.Headers.Add("x-emulator-token", emulator.ControlToken);
            using var reply = await http.SendAsync(request, TestContext.Current.CancellationToken);
            return $"{(int)reply.StatusCode} {await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
        }

        var before = await http.GetStringAsync("conditions", TestContext.Current.CancellationToken);
        using var content = new StringContent("{}");
        using var untrusted = await http.PutAsync("conditions", content, TestContext.Current.CancellationToken);
        var refused = await PutAsync("""{"podsPerNode":0}""");
        var set = await PutAsync("""{"stock":[{"amount":4}]}""");
        emulator.SetConditions(new EmulatorConditions { PodsPerNode = 8 });

        Assert.Contains("\"podsPerNode\":3", before, StringComparison.Ordinal);
        Assert.Equal(403, (int)untrusted.StatusCode);
        Assert.StartsWith("400 ", refused, StringComparison.Ordinal);
        Assert.StartsWith("200 {\"stock\":[{\"amount\":4}]", set, StringComparison.Ordinal);
        Assert.Contains(
            "\"podsPerNode\":8",
            await http.GetStringAsync("conditions", TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }
}
