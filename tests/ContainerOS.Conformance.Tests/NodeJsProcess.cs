using System.Collections.Concurrent;
using System.Diagnostics;
using ContainerOS.Testing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>
/// A Node.js process with a script that answers calls, such as the vendor's clients: a line of JSON in, a line of JSON out. It ends when
/// its input is closed, so it never outlives the tests.
/// </summary>
internal sealed class NodeJsProcess : IAsyncDisposable
{
    /// <summary>Where the vendor's packages are.</summary>
    internal static readonly string Folder = RepositoryRoot.PathOf("tests", "ContainerOS.Conformance.Tests", "node");
    private static readonly Lazy<NodeJsProcess> ForAll = new(() => new NodeJsProcess("vendor.js"));
    private static readonly Lazy<NodeJsProcess> Validator = new(() => new NodeJsProcess("schema.js"));
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JObject>> waiting = new();
    private readonly SemaphoreSlim writeLock = new(1);
    private readonly Process node;
    private readonly Task reading;
    private int last;

    private NodeJsProcess(string script)
    {
        var start = new ProcessStartInfo("node", [script])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        node = Process.Start(start)!;
        reading = ReadAsync();
    }

    /// <summary>
    /// The process with the vendor's clients that the tests share; it keeps no state between calls. The test is skipped, with the reason,
    /// on a machine without Node.js.
    /// </summary>
    internal static async Task<NodeJsProcess> SharedAsync()
    {
        await SkipIfUnavailableAsync();
        return ForAll.Value;
    }

    /// <summary>Starts a separate process with the vendor's clients.</summary>
    internal static async Task<NodeJsProcess> StartAsync()
    {
        await SkipIfUnavailableAsync();
        return new NodeJsProcess("vendor.js");
    }

    internal async Task<JObject> CallAsync(JObject message, CancellationToken ct)
    {
        var id = Interlocked.Increment(ref last);
        var answer = waiting.GetOrAdd(id, _ => new TaskCompletionSource<JObject>(TaskCreationOptions.RunContinuationsAsynchronously));
        message["id"] = id;
        await writeLock.WaitAsync(ct);
        try
        {
            await node.StandardInput.WriteLineAsync(message.ToString(Formatting.None).AsMemory(), ct);
        }
        finally
        {
            writeLock.Release();
        }

        return await answer.Task.WaitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        await reading;
        node.Dispose();
        writeLock.Dispose();
    }

    /// <summary>
    /// What a script of the folder prints, as JSON. The test is skipped, with the reason, on a machine without Node.js.
    /// </summary>
    internal static async Task<JToken> RunAsync(string script, IEnumerable<string> arguments)
    {
        await SkipIfUnavailableAsync();
        using var process = Process.Start(
            new ProcessStartInfo("node", [script, .. arguments]) { WorkingDirectory = Folder, RedirectStandardOutput = true }
        )!;
        return JToken.Parse(await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>What Ajv says against a document, by a JSON Schema of the repository; nothing for a valid one.</summary>
    internal static Task<JArray> ComplaintsAsync(string schema, string document) =>
        ValidateAsync(RepositoryRoot.PathOf("schema", schema), document);

    /// <summary>What Ajv says against a SARIF log, by the schema of the standard in Microsoft's package.</summary>
    internal static Task<JArray> SarifComplaintsAsync(string log) => ValidateAsync("sarif", log);

    internal static async Task SkipIfUnavailableAsync()
    {
        var missing = await NpmPackages.MissingAsync(Folder, TestContext.Current.CancellationToken);
        Assert.SkipUnless(missing is null, missing ?? string.Empty);
    }

    private static async Task<JArray> ValidateAsync(string schema, string document)
    {
        await SkipIfUnavailableAsync();
        var answer = await Validator.Value.CallAsync(
            new JObject { ["schema"] = schema, ["document"] = document },
            TestContext.Current.CancellationToken
        );
        return (JArray)answer["complaints"]!;
    }

    private async Task ReadAsync()
    {
        while (await node.StandardOutput.ReadLineAsync() is { } line)
        {
            var answer = JObject.Parse(line);
            if (waiting.TryRemove((int)answer["id"]!, out var waiter))
            {
                waiter.SetResult(answer);
            }
        }

        foreach (var waiter in waiting.Values)
        {
            waiter.TrySetException(new InvalidOperationException("node ended"));
        }
    }
}
