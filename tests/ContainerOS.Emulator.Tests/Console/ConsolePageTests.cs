using ContainerOS.Emulator.Chaos;
using ContainerOS.Emulator.Tests.Wire;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Tests.Console;

/// <summary>The console in a browser: what a person sees, does with a mouse or a keyboard, and hears.</summary>
public sealed class ConsolePageTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private const string Pools = $"/clusters/{DemoAccount.ClusterId}/nodepools";
    private const string Markup = "<img src=x onerror=window.wasHacked=1>";

    /// <summary>A page that was used before has the program of the console in its cache.</summary>
    private static readonly JObject Unused = new() { ["isNew"] = true };

    private AckEmulator emulator = null!;
    private SignedClient caller = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        emulator = await AckEmulator.StartAsync(new EmulatorOptions { IsStepped = true }, Ct);
        caller = new SignedClient(emulator.Address, TimeProvider.System);
    }

    [Fact]
    public async Task ScalingPool_IsShownLive_WithItsColorsAndItsCurve()
    {
        await using var page = await OpenAsync(new JObject { ["reducedMotion"] = "reduce" });
        await page.SeesAsync("#nodes-empty:not([hidden])", "No pool yet");
        var (pool, task) = await CreateAsync("web", 5);
        await page.SeesAsync(".pool .card-head", "0 / 5 ready");
        var joining = await ColorOfFirstCellAsync(page);
        emulator.AdvanceUntilTaskEnds(task);
        await page.SeesAsync(".pool .card-head", "5 / 5 ready");
        await page.SeesAsync("#chart-note", "P90");
        var ready = await ColorOfFirstCellAsync(page);
        var label = (string)(await page.RunAsync("return page.locator('#chart svg').getAttribute('aria-label')"))!;
        await caller.AckAsync("DeleteClusterNodepool", "DELETE", $"{Pools}/{pool}", query: "force=true");
        emulator.Advance(TimeSpan.FromHours(1));
        await page.SeesAsync("#nodes-empty:not([hidden])", "No pool yet");

        Assert.Equal("0,0,0,0", joining); // The middle of a corner of its ring is empty.
        Assert.Equal(
            await page.RunAsync(
                """
                return page.evaluate(() => {
                  const probe = document.createElement('i');
                  probe.className = 'c-ready';
                  document.body.append(probe);
                  return getComputedStyle(probe).color.match(/\d+/g).join() + ',255';
                });
                """
            ),
            ready
        );
        Assert.Matches(@"5 of 5 ready, P50 \d+\.\d s, P90 (\d+\.\d) s\. That is \d+\.\d s (before|after) the published 53 seconds", label);
        Assert.Equal("0", await TileAsync(page, "Nodes"));
        Assert.Equal(string.Empty, await ProblemsAsync(page));
    }

    [Fact]
    public async Task Task_IsPausedResumedAndCanceled_AndSaysSo()
    {
        await using var page = await OpenAsync();
        var (_, task) = await CreateAsync("web", 3);

        await ClickAsync(page, "Pause cluster_scaleout of web");
        await page.SeesAsync(".task .chip", "paused");
        await page.SeesAsync("#news", "Paused cluster_scaleout of web");
        var paused = await StateAsync(task);
        await ClickAsync(page, "Resume cluster_scaleout of web");
        await page.SeesAsync(".task .chip", "running");
        var resumed = await StateAsync(task);
        await ClickAsync(page, "Cancel cluster_scaleout of web");
        await ClickAsync(page, "Keep it running");
        var kept = await StateAsync(task);
        await ClickAsync(page, "Cancel cluster_scaleout of web");
        await ClickAsync(page, "Cancel the task");
        await page.SeesAsync(".task .chip", "canceled");

        Assert.Equal(["paused", "running", "running", "canceled"], [paused, resumed, kept, await StateAsync(task)]);
        Assert.Equal(string.Empty, await ProblemsAsync(page));
    }

    [Fact]
    public async Task RefusedChange_IsShownWithTheReason()
    {
        await using var page = await OpenAsync();
        emulator.AddChaos(new ChaosRule { Fault = ChaosFault.StuckTask });
        await CreateAsync("web", 1);

        await ClickAsync(page, "Run until it ends: cluster_scaleout of web");

        await page.SeesAsync("#problem:not([hidden])", "does not get on: it is stuck");
    }

    [Fact]
    public async Task ChaosSwitch_CausesItsFault_CountsItsHits_AndEndsIt()
    {
        await using var page = await OpenAsync();
        await page.RunAsync(
            """
            await page.getByRole('tab', { name: 'Chaos' }).click();
            await page.getByText('503 ServiceUnavailable').click();
            await page.getByLabel('Operation of Server errors').fill('DescribeInstances');
            await page.getByLabel('Share of calls, % of Server errors').fill('100');
            await page.getByRole('switch', { name: 'Server errors' }).click();
            await page.getByRole('switch', { name: 'Server errors', checked: true }).waitFor();
            """
        );
        var other = await caller.EcsAsync("DescribeRegions");
        var hit = await caller.EcsAsync("DescribeInstances");
        await page.SeesAsync("[data-fault=serverError]", "1 hit");
        await page.SeesAsync("#chaos-count", "1");
        var isLocked = (bool)await page.RunAsync("return page.getByLabel('Operation of Server errors').isDisabled()");
        await page.RunAsync(
            """
            await page.getByRole('switch', { name: 'Server errors' }).click();
            await page.getByRole('switch', { name: 'Server errors', checked: false }).waitFor();
            """
        );
        emulator.AddChaos(new ChaosRule { Name = "from a test", Fault = ChaosFault.Latency });
        await ClickAsync(page, "Remove the rule from a test");
        await page.RunAsync("await page.getByText('from a test').waitFor({ state: 'detached' })");

        Assert.NotEqual(503, other.Status);
        Assert.Equal((503, true, 200), (hit.Status, isLocked, (await caller.EcsAsync("DescribeInstances")).Status));
        Assert.Equal(string.Empty, await ProblemsAsync(page));
    }

    [Fact]
    public async Task Clock_IsStepped_RunsFaster_AndRunsUntilATaskEnds()
    {
        await using var page = await OpenAsync();
        var (_, task) = await CreateAsync("web", 2);
        var before = emulator.Now;

        await ClickAsync(page, "+10 s");
        await ClickAsync(page, "+1 h");
        await page.SeesAsync("#clock-time", (before + TimeSpan.FromSeconds(3610)).ToString("HH:mm:ss", null));
        var stepped = emulator.Now - before;
        await page.RunAsync(
            """
            await page.getByRole('radio', { name: 'Faster' }).click();
            await page.getByLabel('Times as fast as real time').selectOption('3600');
            """
        );
        await page.RunAsync(
            "await page.waitForFunction((t) => document.getElementById('clock-time').textContent !== t, args)",
            (before + stepped).ToString("HH:mm:ss", null)
        );
        await page.RunAsync(
            """
            await page.getByRole('radio', { name: 'Stepped' }).click();
            await page.getByRole('radio', { name: 'Stepped', checked: true }).waitFor();
            """
        );
        var stopped = emulator.Now;
        var (_, second) = await CreateAsync("db", 2);
        await ClickAsync(page, "Run until it ends: cluster_scaleout of db");
        await page.SeesAsync("#news", "Task cluster_scaleout of db: success");

        Assert.Equal(TimeSpan.FromSeconds(3610), stepped);
        Assert.True(stopped > before + stepped + TimeSpan.FromSeconds(1), "it did not run faster");
        Assert.Equal(("success", "success"), (await StateAsync(task), await StateAsync(second)));
        Assert.Equal(string.Empty, await ProblemsAsync(page));
    }

    [Fact]
    public async Task Journal_IsFilteredByText_ErrorsAndChanges_AndGoesOn()
    {
        await CreateAsync("web", 1);
        await caller.EcsAsync("DescribeInstances");
        await using var page = await OpenAsync();
        await page.SeesAsync("#journal", "CreateClusterNodePool");

        await page.RunAsync("await page.getByLabel('Filter the journal').fill('describe 200')");
        var byText = await RowsAsync(page);
        await page.RunAsync(
            "await page.getByLabel('Filter the journal').fill(''); await page.getByLabel('Errors', { exact: true }).check()"
        );
        await caller.AckAsync("DescribeTaskInfo", "GET", "/tasks/T-none");
        await page.SeesAsync("#journal", "DescribeTaskInfo");
        var errors = await RowsAsync(page);
        await page.RunAsync(
            "await page.getByLabel('Errors', { exact: true }).uncheck(); await page.getByLabel('Changes', { exact: true }).check()"
        );
        var changes = await RowsAsync(page);
        await page.RunAsync("await page.getByRole('button', { name: 'CreateClusterNodePool' }).click()");
        await page.SeesAsync(".call-facts", $"POST {Pools}");
        await page.RunAsync("await page.getByLabel('Filter the journal').fill('nothing like this')");
        await page.SeesAsync("#journal-empty", "No call matches the filter");

        Assert.Equal(["200DescribeInstances"], byText);
        Assert.Equal(["404DescribeTaskInfo/tasks/T-none"], errors);
        Assert.Equal([$"200CreateClusterNodePool{Pools}"], changes);
    }

    [Fact]
    public async Task Keyboard_ReachesAndUsesEverything_InReadingOrder()
    {
        await CreateAsync("web", 30);
        await using var page = await OpenAsync();
        await page.SeesAsync(".pool .card-head", "0 / 30 ready");

        var order = (
            await page.RunAsync(
                """
                const seen = [];
                for (let count = 0; count < 80; count++) {
                  await page.keyboard.press('Tab');
                  const name = await page.evaluate(() => {
                    const e = document.activeElement;
                    const name = e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ?? e.textContent;
                    return e === document.body ? null : `${e.getAttribute('role') ?? e.localName} ${name}`.trim();
                  });
                  if (name === null || name === seen[0]) break;
                  seen.push(name);
                }
                return seen;
                """
            )
        ).Select(name => (string)name!).ToList();
        await page.RunAsync(
            """
            await page.getByRole('radio', { name: 'Stepped' }).focus();
            await page.keyboard.press('ArrowLeft');
            await page.getByRole('radio', { name: 'Faster', checked: true }).waitFor();
            await page.keyboard.press('End');
            await page.getByRole('radio', { name: 'Stepped', checked: true }).waitFor();
            await page.getByRole('tab', { name: 'Journal' }).focus();
            await page.keyboard.press('ArrowRight');
            await page.getByRole('tabpanel', { name: 'Chaos' }).waitFor();
            await page.getByRole('switch', { name: 'No stock' }).focus();
            await page.keyboard.press('Space');
            await page.getByRole('switch', { name: 'No stock', checked: true }).waitFor();
            await page.getByRole('listbox').focus();
            await page.keyboard.press('End');
            await page.keyboard.press('ArrowLeft');
            await page.keyboard.press('Enter');
            """
        );
        var option = await page.RunAsync(
            """
            const option = page.locator('.cells [role=option]');
            return [await option.getAttribute('aria-posinset'), await option.getAttribute('aria-setsize'), await option.textContent()];
            """
        );
        var details = (string)(await page.RunAsync("return page.locator('.details').innerText()"))!;

        Assert.Equal("a Skip to the nodes", order[0]);
        var expected = new[]
        {
            "radio Stepped",
            "button +1 s",
            "button Theme: Auto",
            "button All clusters30",
            "button 0Ready",
            "select Nodes in the chart",
            "listbox Nodes of web",
            "button Pause cluster_scaleout of web",
            "tab Journal",
            "input Filter the journal",
        };
        var places = expected.Select(name => order.FindIndex(found => found.StartsWith(name, StringComparison.Ordinal))).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Equal(("29", "30"), ((string)option[0]!, (string)option[1]!));
        Assert.StartsWith("cn-hangzhou.192.168.", (string)option[2]!, StringComparison.Ordinal);
        Assert.Contains("ecs.g7.xlarge", details, StringComparison.Ordinal); // The clock ran faster for a moment: the node may be ready.
    }

    [Fact]
    public async Task Accessibility_AxeFindsNothing_InBothThemesAndAtAllWidths()
    {
        await CreateAsync("web", 3);
        await CallSomethingAsync();
        emulator.AddChaos(new ChaosRule { Fault = ChaosFault.Throttle, Rate = 0 });
        await using var page = await OpenAsync();
        await page.SeesAsync("#journal", "DescribeTaskInfo");
        List<string> found = [];
        foreach (var theme in new[] { "light", "dark" })
        {
            await page.RunAsync("await page.getByRole('button', { name: /^Theme/ }).click()");
            await page.RunAsync("await page.getByRole('tab', { name: 'Journal' }).click()");
            var colorsOnly = theme == "dark";
            found.AddRange(await ViolationsAsync(page, theme, colorsOnly));
            await page.RunAsync(
                "await page.getByRole('tab', { name: 'Chaos' }).click(); await page.getByText('429 Throttling.User').click()"
            );
            found.AddRange(await ViolationsAsync(page, theme + ", chaos", colorsOnly));
        }

        await page.RunAsync("await page.setViewportSize({ width: 640, height: 800 })");
        found.AddRange(await ViolationsAsync(page, "narrow"));
        var isScrolledSideways = (bool)await page.RunAsync("return page.evaluate(() => document.documentElement.scrollWidth > innerWidth)");
        await page.RunAsync("await page.reload()");
        await page.SeesAsync("#link-text", "Live");

        Assert.True(found.Count == 0, string.Join("\n", found));
        Assert.False(isScrolledSideways);
        Assert.Equal("dark", await page.RunAsync("return page.locator('html').getAttribute('data-theme')"));
        Assert.All((await ContrastsAsync(page)).Properties(), contrast => Assert.True((double)contrast.Value! >= 3, contrast.ToString()));
        Assert.Equal(string.Empty, await ProblemsAsync(page));
    }

    [Fact]
    public async Task HostilePage_ReadsNothing_AndChangesNothing()
    {
        await using var page = await browser.OpenAsync(null);
        await page.RunAsync(
            """
            const reply = { contentType: 'text/html', body: '<p>hostile</p>' };
            await page.route('http://127.0.0.1:1/**', (route) => route.fulfill(reply));
            await page.goto('http://127.0.0.1:1/');
            """
        );
        var before = emulator.Now;

        var results = await page.RunAsync(
            """
            return page.evaluate(async ([address, token]) => {
              const result = async (work) => { try { return await work(); } catch (error) { return error.name; } };
              const body = '{"milliseconds":60000}';
              const post = async (mode, headers) =>
                (await fetch(`${address}_emulator/clock`, { method: 'POST', mode, headers, body })).type;
              const frame = document.createElement('iframe');
              frame.src = `${address}_emulator/console`;
              document.body.append(frame);
              await new Promise((done) => { frame.onload = frame.onerror = done; });
              return {
                page: await result(() => fetch(`${address}_emulator/console`).then((reply) => reply.text())),
                simple: await result(() => post('no-cors', {})),
                token: await result(() => post('cors', { 'x-emulator-token': token })),
                stream: await result(() => new Promise((done) => {
                  const stream = new EventSource(`${address}_emulator/console/events`);
                  stream.onmessage = () => done('read');
                  stream.onerror = () => done('refused');
                })),
                frame: (() => { try { return frame.contentDocument ? 'readable' : 'closed'; } catch { return 'closed'; } })(),
              };
            }, args);
            """,
            new[] { emulator.Address.ToString(), emulator.ControlToken }
        );

        Assert.Equal(
            new JObject
            {
                ["page"] = "TypeError",
                ["simple"] = "opaque",
                ["token"] = "TypeError",
                ["stream"] = "refused",
                ["frame"] = "closed",
            },
            results
        );
        Assert.Equal(before, emulator.Now);
    }

    [Fact]
    public async Task HostileNames_AreShownAsText()
    {
        emulator.AddChaos(
            new ChaosRule
            {
                Name = Markup,
                Fault = ChaosFault.FailedTask,
                Code = Markup,
                Message = Markup,
            }
        );
        await CreateAsync("web", 1);
        emulator.Advance(TimeSpan.FromMinutes(10));
        await caller.AckAsync(Markup, "GET", $"/clusters/{Uri.EscapeDataString(Markup)}");
        await using var page = await OpenAsync();
        await page.SeesAsync("#journal", Markup);
        await page.SeesAsync(".task-error", Markup);
        await page.RunAsync(
            "await page.getByRole('tab', { name: /^Chaos/ }).click(); await page.locator('.call').first().evaluate((e) => e.click())"
        );
        await page.SeesAsync("#chaos .fault-name", Markup);

        Assert.Equal(1, (int)await page.RunAsync("return page.locator('img').count()")); // The sign beside the title.
        Assert.Equal("no", await page.RunAsync("return page.evaluate(() => window.wasHacked ? 'yes' : 'no')"));
        Assert.Equal(string.Empty, await ProblemsAsync(page));
    }

    [Fact]
    public async Task EmulatorStartedAgain_IsConnectedToAgain_WithItsToken()
    {
        await using var page = await OpenAsync();
        var port = emulator.Address.Port;
        await emulator.DisposeAsync();
        await page.SeesAsync("#link-text", "Not connected");
        emulator = await AckEmulator.StartAsync(new EmulatorOptions { IsStepped = true, Port = port }, Ct);
        await page.RunAsync(
            "await page.waitForFunction((t) => document.querySelector('meta[name=emulator-token]')?.content === t, args)",
            emulator.ControlToken
        );
        await page.SeesAsync("#link-text", "Live");
        var before = emulator.Now;

        await ClickAsync(page, "+1 min");
        await page.SeesAsync("#clock-time", (before + TimeSpan.FromMinutes(1)).ToString("HH:mm:ss", null));

        Assert.Equal(before + TimeSpan.FromMinutes(1), emulator.Now);
    }

    /// <summary>Nodes are drawn on a canvas, so that an update of many costs the page about what one of few does.</summary>
    [Fact]
    public async Task ManyNodes_AreDrawn_WithoutAnElementForEach()
    {
        await FillAsync(1_000);
        await using var page = await OpenAsync();
        await FirstPictureAsync(page);

        var elements = (int)await page.RunAsync("return page.evaluate(() => document.querySelectorAll('.pool *').length)");

        Assert.Equal("1,000", await TileAsync(page, "Nodes"));
        Assert.InRange(elements, 10, 500);
        Assert.Equal(string.Empty, await ProblemsAsync(page));
    }

    /// <summary>Takes the pictures of docs/console.md.</summary>
    [Fact]
    public async Task Pictures_AreTaken_OnRequest()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CONTAINEROS_SCREENSHOTS") is "1", "runs with CONTAINEROS_SCREENSHOTS=1");

        await TakePicturesAsync();
    }

    /// <summary>A benchmark, which eng/bench runs: the variable names the file for the table in docs/performance.md.</summary>
    [Fact]
    public async Task TenThousandNodes_ArePaintedAndUpdated_AboutAsFastAsThree_OnRequest()
    {
        var table = Environment.GetEnvironmentVariable("CONTAINEROS_CONSOLE_TIMES");
        Assert.SkipWhen(table is null, "measures times; eng/bench console runs it");
        await CreateAsync("web", 3);
        emulator.Advance(TimeSpan.FromMinutes(2));
        var (firstOf3, updateOf3) = await MeasureAsync();
        await FillAsync(10_000);
        var (firstOf10000, updateOf10000) = await MeasureAsync();

        await File.WriteAllLinesAsync(
            table,
            [
                "| nodes | first picture after the navigation began, ms | update, median, ms |",
                "| --- | --- | --- |",
                $"| 3 | {firstOf3:F0} | {updateOf3:F1} |",
                $"| 10,003 | {firstOf10000:F0} | {updateOf10000:F1} |",
            ],
            Ct
        );
        Assert.True(firstOf10000 < 6 * firstOf3 + 200, $"the first paint takes {firstOf10000:F0} ms, and {firstOf3:F0} ms with 3 nodes");
        Assert.True(updateOf10000 < 6 * updateOf3 + 16, $"an update takes {updateOf10000:F1} ms, and {updateOf3:F1} ms with 3 nodes");
    }

    public async ValueTask DisposeAsync()
    {
        caller.Dispose();
        await emulator.DisposeAsync();
    }

    private async Task<BrowserPage> OpenAsync(JObject? options = null)
    {
        var page = await browser.OpenAsync(emulator.ConsoleAddress, options);
        await page.SeesAsync("#link-text", "Live");
        return page;
    }

    private static Task ClickAsync(BrowserPage page, string button) =>
        page.RunAsync("await page.getByRole('button', { name: args, exact: true }).click()", button);

    private static async Task<string> ColorOfFirstCellAsync(BrowserPage page) =>
        (string)
            (
                await page.RunAsync(
                    """
                    return page.locator('.cells canvas').evaluate((cells) => {
                      const copy = new OffscreenCanvas(cells.width, cells.height).getContext('2d', { willReadFrequently: true });
                      copy.drawImage(cells, 0, 0);
                      return [...copy.getImageData(6, 6, 1, 1).data].join();
                    });
                    """
                )
            )!;

    private static async Task<string> TileAsync(BrowserPage page, string name) =>
        (string)(await page.RunAsync("return page.locator('#stages li').filter({ hasText: args }).locator('strong').innerText()", name))!;

    private static async Task<IEnumerable<string>> RowsAsync(BrowserPage page) =>
        (
            await page.RunAsync(
                """
                return page.locator('#journal tr').evaluateAll((rows) =>
                  rows.map((row) => row.cells[1].textContent + row.querySelector('.call').textContent));
                """
            )
        ).Select(row => (string)row!);

    /// <summary>The second theme changes colors, so only the rules about colors are checked again in it.</summary>
    private static async Task<IEnumerable<string>> ViolationsAsync(BrowserPage page, string where, bool colorsOnly = false) =>
        (await page.RunAsync(colorsOnly ? "return check(page, ['color-contrast', 'link-in-text-block'])" : "return check(page)")).Select(
            violation => $"{where}: {violation}"
        );

    /// <summary>The contrast of the color of each state with the card it is on.</summary>
    private static async Task<JObject> ContrastsAsync(BrowserPage page) =>
        (JObject)
            await page.RunAsync(
                """
                return page.evaluate(() => {
                  const color = (name) => {
                    const probe = document.createElement('i');
                    probe.className = `c-${name}`;
                    document.body.append(probe);
                    const parts = getComputedStyle(probe).color.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255);
                    probe.remove();
                    const [r, g, b] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                  };
                  const contrast = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
                  const result = {};
                  for (const theme of ['light', 'dark']) {
                    document.documentElement.dataset.theme = theme;
                    for (const name of ['ready', 'joining', 'working', 'removing', 'failed']) {
                      result[`${name} ${theme}`] = contrast(color(name), color('panel'));
                    }
                  }
                  return result;
                });
                """
            );

    /// <summary>Errors and warnings of the page, such as those of its content security policy.</summary>
    private static async Task<string> ProblemsAsync(BrowserPage page) => string.Join('\n', await page.RunAsync("return page.problems"));

    private static async Task<double> FirstPictureAsync(BrowserPage page) =>
        (double)
            await page.RunAsync(
                """
                await page.waitForFunction(() => performance.getEntriesByName('console:drawn').length > 0);
                return page.evaluate(() => performance.getEntriesByName('console:drawn')[0].startTime);
                """
            );

    /// <summary>The time to the first picture, the less of two, and of an update, the median of some, in milliseconds.</summary>
    private async Task<(double First, double Update)> MeasureAsync()
    {
        var first = double.MaxValue;
        await using (var once = await OpenAsync(Unused))
        {
            first = await FirstPictureAsync(once);
        }

        await using var page = await OpenAsync(Unused);
        first = Math.Min(first, await FirstPictureAsync(page));
        for (var round = 0; round < 3; round++)
        {
            // A new pool moves all cells; then its node becomes ready, which redraws one.
            var name = $"extra-{Guid.NewGuid():N}";
            await CreateAsync(name, 1);
            await page.SeesAsync(".pool h3", name);
            emulator.Advance(TimeSpan.FromMinutes(2));
            await page.RunAsync(
                "await page.locator('.pool').filter({ has: page.getByRole('heading', { name: args }) }).getByText('1 / 1 ready').waitFor()",
                name
            );
        }

        var updates = (
            await page.RunAsync("return page.evaluate(() => performance.getEntriesByName('console:update').map((entry) => entry.duration))")
        )
            .Select(time => (double)time)
            .Order()
            .ToList();
        return (first, updates[updates.Count / 2]);
    }

    private async Task TakePicturesAsync()
    {
        await CallSomethingAsync();
        await CreateAsync("web", 3);
        emulator.Advance(TimeSpan.FromSeconds(40));
        await TakeAsync("console-3");
        await FillAsync(10_000);
        emulator.AddChaos(
            new ChaosRule
            {
                Name = "slow day",
                Fault = ChaosFault.Throttle,
                Operation = "DescribeTaskInfo",
                Rate = 0.3,
            }
        );
        await CallSomethingAsync();
        await TakeAsync("console-10000");
    }

    private async Task TakeAsync(string name)
    {
        foreach (var theme in new[] { "light", "dark" })
        {
            await using var page = await OpenAsync(
                new JObject
                {
                    ["colorScheme"] = theme,
                    ["viewport"] = new JObject { ["width"] = 1600, ["height"] = 1000 },
                }
            );
            await page.RunAsync(
                "await page.waitForTimeout(800); await page.screenshot({ path: args })",
                RepositoryRoot.PathOf("docs", "images", $"{name}-{theme}.png")
            );
        }
    }

    /// <summary>A journal with reads, changes and refusals.</summary>
    private async Task CallSomethingAsync()
    {
        for (var round = 0; round < 6; round++)
        {
            await caller.AckAsync("DescribeClusterNodePools", "GET", Pools);
            await caller.AckAsync("DescribeTaskInfo", "GET", "/tasks/T-none");
            await caller.EcsAsync("DescribeInstances");
            await caller.AckAsync("DescribeClusterDetail", "GET", $"/clusters/{DemoAccount.ClusterId}");
        }
    }

    private async Task<string> StateAsync(string task) =>
        (string)(await caller.AckAsync("DescribeTaskInfo", "GET", $"/tasks/{task}")).Json["state"]!;

    private async Task<(string Pool, string Task)> CreateAsync(string name, int size)
    {
        var reply = await caller.AckAsync("CreateClusterNodePool", "POST", Pools, RequestBodies.PoolOf(name, size));
        return ((string)reply.Json["nodepool_id"]!, (string)reply.Json["task_id"]!);
    }

    /// <summary>Ten pools: most nodes are ready, some failed, one pool is being upgraded, and the last one joins.</summary>
    private async Task FillAsync(int nodes)
    {
        var size = nodes / 10;
        for (var number = 0; number < 10; number++)
        {
            if (number == 3)
            {
                emulator.AddChaos(new ChaosRule { Fault = ChaosFault.FailedNodes, EveryNth = 40 });
            }

            var (pool, task) = await CreateAsync($"batch-{number}", size);
            emulator.ClearChaos();
            if (number < 9)
            {
                emulator.AdvanceUntilTaskEnds(task);
            }
            else
            {
                emulator.Advance(TimeSpan.FromSeconds(55));
            }

            if (number == 7)
            {
                await caller.AckAsync(
                    "UpgradeClusterNodepool",
                    "POST",
                    $"{Pools}/{pool}/upgrade",
                    """{"rolling_policy":{"max_parallelism":10}}"""
                );
            }
        }
    }
}
