using ContainerOS.Emulator.Chaos;
using ContainerOS.Emulator.Console;
using ContainerOS.Emulator.Journal;
using ContainerOS.Emulator.Tests.Store;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Tests.Console;

/// <summary>The messages of a page, applied one after the other, give the world that the emulator has.</summary>
public sealed class ConsoleFeedTests
{
    private const string Pools = $"/clusters/{DemoAccount.ClusterId}/nodepools";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Messages_AppliedInOrder_GiveTheWorld(int seed)
    {
        var random = new Random(seed);
        var emulated = new EmulatedWorld();
        var feed = FeedOf(emulated);
        var page = new Page();
        List<string> pools = [];
        for (var step = 0; step < 60; step++)
        {
            switch (random.Next(5))
            {
                case 0:
                    pools.Add(emulated.Create($"pool-{step}", random.Next(1, 40)));
                    break;
                case 1 when pools.Count > 0:
                    Try(() => emulated.Run("POST", $"{Pools}/{pools[random.Next(pools.Count)]}/upgrade", "{}"));
                    break;
                case 2 when pools.Count > 0:
                    Try(() =>
                        emulated.Run("PUT", $"{Pools}/{pools[random.Next(pools.Count)]}", """{"scaling_group":{"desired_size":7}}""")
                    );
                    break;
                case 3 when pools.Count > 2:
                    Try(() =>
                        emulated.Run("DELETE", $"{Pools}/{pools[random.Next(pools.Count)]}", "", KeyValuePair.Create("force", "true"))
                    );
                    break;
                default:
                    emulated.Clock.Advance(random.Next(1, 60_000));
                    break;
            }

            if (random.Next(3) > 0)
            {
                page.Apply(feed.Next());
                Assert.Equal(Present(emulated), page.Nodes);
            }
        }

        page.Apply(feed.Next());
        Assert.Equal(Present(emulated), page.Nodes);
        Assert.True(page.Messages > 20, $"{page.Messages} messages");
        Assert.Null(feed.Next());
    }

    [Fact]
    public async Task Messages_ReadWhileOthersChangeAndRead_GiveTheWorldAtTheEnd()
    {
        var emulated = new EmulatedWorld();
        var feed = FeedOf(emulated);
        var page = new Page();
        var changing = Task.Run(
            () =>
            {
                for (var number = 0; number < 60; number++)
                {
                    emulated.Create($"pool-{number}", 20);
                    emulated.Clock.Advance(20_000);
                }
            },
            TestContext.Current.CancellationToken
        );
        var reading = Task.Run(
            () =>
            {
                while (!changing.IsCompleted)
                {
                    emulated.Store.Read();
                }
            },
            TestContext.Current.CancellationToken
        );
        while (!changing.IsCompleted)
        {
            page.Apply(feed.Next());
        }

        await Task.WhenAll(changing, reading);
        for (var message = feed.Next(); message is not null; message = feed.Next())
        {
            page.Apply(message);
        }

        Assert.Equal(Present(emulated), page.Nodes);
    }

    [Fact]
    public void PageThatIsFarBehind_GetsEverythingAgain()
    {
        var emulated = new EmulatedWorld();
        var feed = FeedOf(emulated);
        feed.Next();
        var pool = emulated.Create("web", 1);
        for (var change = 0; change < 1_100; change++)
        {
            emulated.Clock.Advance(600_000);
            emulated.Run("PUT", $"{Pools}/{pool}", $$"""{"nodepool_info": {"name": "web-{{change}}"} }""");
        }

        var first = feed.Next();
        var second = JObject.Parse(feed.Next()!);

        Assert.Null(first);
        Assert.NotNull(second["clusters"]);
        Assert.Equal("web-1099", (string)Assert.Single(second["pools"]!)["name"]!);
    }

    private static ConsoleFeed FeedOf(EmulatedWorld emulated) =>
        new("run", emulated.Store, new RequestJournal(null, TimeProvider.System), new ChaosEngine(1, 0));

    private static SortedDictionary<long, (string Pool, string Stage)> Present(EmulatedWorld emulated) =>
        new(emulated.Store.Read().World.Nodes().ToDictionary(node => node.Number, node => (node.PoolId ?? "", node.Stage.ToString())));

    private static void Try(Action change)
    {
        try
        {
            change();
        }
        catch (ApiException)
        {
            // A pool may be busy, or gone.
        }
    }

    /// <summary>What a page knows of nodes.</summary>
    private sealed class Page
    {
        private List<string> texts = [];

        public SortedDictionary<long, (string Pool, string Stage)> Nodes { get; private set; } = [];

        public int Messages { get; private set; }

        public void Apply(string? text)
        {
            if (text is null)
            {
                return;
            }

            Messages++;
            var message = JObject.Parse(text);
            Nodes = message["clusters"] is null ? Nodes : [];
            texts = message["texts"]?.Select(value => (string)value!).ToList() ?? texts;
            foreach (var number in message["nodesGone"] ?? new JArray())
            {
                Assert.True(Nodes.Remove((long)number), $"the node {number} is not known");
            }

            foreach (var pool in (message["nodes"] as JObject ?? []).Properties())
            {
                foreach (var node in pool.Value)
                {
                    Nodes[(long)node[0]!] = (pool.Name, texts[(int)node[2]!]);
                }
            }
        }
    }
}
