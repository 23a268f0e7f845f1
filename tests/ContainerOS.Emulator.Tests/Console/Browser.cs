using System.Collections.Concurrent;
using System.Diagnostics;
using ContainerOS.Testing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Tests.Console;

/// <summary>
/// A headless Chromium that the tests of the console share, driven by Playwright. The tests are skipped, with the reason, on a machine
/// without Chromium or Node.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string Folder = RepositoryRoot.PathOf("tests", "ContainerOS.Emulator.Tests", "node");
    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome"];
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JToken>> waiting = new();
    private readonly SemaphoreSlim starting = new(1);
    private readonly SemaphoreSlim writing = new(1);
    private Process? node;
    private Task? reading;
    private int last;

    /// <summary>Opens a page; one that an earlier test has closed, if there is one.</summary>
    /// <param name="url">Its address; null for an empty page.</param>
    /// <param name="options">
    /// <c>viewport</c>, <c>colorScheme</c> and <c>reducedMotion</c> as Playwright has them, and <c>isNew</c> for a page that no test has
    /// used; null for the usual ones.
    /// </param>
    public async Task<BrowserPage> OpenAsync(Uri? url, JObject? options = null)
    {
        await StartAsync();
        var open = new JObject(options ?? []) { ["url"] = url?.ToString() };
        return new BrowserPage(this, (int)await CallAsync(new JObject { ["open"] = open }));
    }

    public async ValueTask DisposeAsync()
    {
        if (node is not null)
        {
            node.StandardInput.Close();
            await node.WaitForExitAsync();
            await reading!;
            node.Dispose();
        }

        starting.Dispose();
        writing.Dispose();
    }

    internal async Task<JToken> CallAsync(JObject message)
    {
        var id = Interlocked.Increment(ref last);
        var answer = waiting.GetOrAdd(id, _ => new TaskCompletionSource<JToken>(TaskCreationOptions.RunContinuationsAsynchronously));
        message["id"] = id;
        await writing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await node!.StandardInput.WriteLineAsync(message.ToString(Formatting.None).AsMemory(), TestContext.Current.CancellationToken);
        }
        finally
        {
            writing.Release();
        }

        return await answer.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    private async Task StartAsync()
    {
        await starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (node is not null)
            {
                return;
            }

            var chromium = Programs.Select(Find).FirstOrDefault(path => path is not null);
            Assert.SkipWhen(chromium is null, $"no browser: none of {string.Join(", ", Programs)} is installed");
            var missing = await NpmPackages.MissingAsync(Folder, TestContext.Current.CancellationToken);
            Assert.SkipUnless(missing is null, missing ?? string.Empty);
            node = Process.Start(
                new ProcessStartInfo("node", ["browser.js", chromium!])
                {
                    WorkingDirectory = Folder,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                }
            )!;
            reading = ReadAsync(node);
        }
        finally
        {
            starting.Release();
        }
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    private async Task ReadAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var answer = JObject.Parse(line);
            if (waiting.TryRemove((int)answer["id"]!, out var waiter))
            {
                if (answer["error"] is { } error)
                {
                    waiter.SetException(new InvalidOperationException((string)error!));
                }
                else
                {
                    waiter.SetResult(answer["value"]!);
                }
            }
        }

        foreach (var waiter in waiting.Values)
        {
            waiter.TrySetException(new InvalidOperationException("the browser's driver ended"));
        }
    }
}

/// <summary>A page of a browser.</summary>
public sealed class BrowserPage(Browser browser, int number) : IAsyncDisposable
{
    /// <summary>
    /// Runs code of Playwright in the driver and returns its value. The code is the body of an async function of <c>page</c>,
    /// <c>args</c> and <c>check</c>, which returns the violations that axe finds.
    /// </summary>
    public Task<JToken> RunAsync(string code, object? args = null) =>
        browser.CallAsync(
            new JObject
            {
                ["page"] = number,
                ["code"] = code,
                ["args"] = args is null ? null : JToken.FromObject(args),
            }
        );

    /// <summary>Waits until a text is on the page.</summary>
    public Task SeesAsync(string selector, string text) =>
        RunAsync(
            "await page.waitForFunction(([s, t]) => [...document.querySelectorAll(s)].some((e) => e.textContent.includes(t)), args)",
            new[] { selector, text }
        );

    public async ValueTask DisposeAsync() => await browser.CallAsync(new JObject { ["close"] = number });
}
