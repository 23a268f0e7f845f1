using System.Collections.Concurrent;
using System.Diagnostics;
using ContainerOS.Testing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests.PluginWire;

/// <summary>
/// The plugin, started without an engine as under a debugger, and a Node.js process that calls it with the messages and clients of
/// <c>@pulumi/pulumi</c>. All tests of the wire share them.
/// </summary>
public sealed class EngineProcess : IAsyncLifetime
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JObject>> waiting = new();
    private readonly SemaphoreSlim writeLock = new(1);
    private TestEmulator? emulator;
    private Process? plugin;
    private Process? node;
    private Task reading = Task.CompletedTask;
    private string? missing;
    private int last;

    /// <summary>The address of the engine and of its resource monitor.</summary>
    internal string Address { get; private set; } = string.Empty;

    public async ValueTask InitializeAsync()
    {
        missing = await NpmPackages.MissingAsync(NodeSdk.Folder, TestContext.Current.CancellationToken);
        if (missing is not null)
        {
            return;
        }

        emulator = await TestEmulator.StartAsync();
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "pulumi-resource-containeros"));
        start.Environment["CONTAINEROS_ENDPOINT"] = emulator.Address.ToString();
        plugin = TestProcess.Start(start);
        var port = await plugin.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        node = Process.Start(
            new ProcessStartInfo("node", ["engine.js", NodeSdk.Folder, port!])
            {
                WorkingDirectory = NodeJsProcess.Folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        Address = (string)JObject.Parse((await node.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!)["address"]!;
        reading = ReadAsync(node);
        await RespondAsync(
            "Handshake",
            new
            {
                engine_address = Address,
                configure_with_urn = true,
                invoke_with_preview = true,
            }
        );
        await RespondAsync("Attach", new { address = Address });
        await RespondAsync("Configure", Configuration());
    }

    public async ValueTask DisposeAsync()
    {
        if (node is not null)
        {
            node.StandardInput.Close();
            await node.WaitForExitAsync();
            await reading;
            node.Dispose();
        }

        plugin?.Kill();
        plugin?.Dispose();
        if (emulator is not null)
        {
            await emulator.DisposeAsync();
        }

        writeLock.Dispose();
    }

    /// <summary>What the engine sends with Configure for a program whose config has the emulator as its cloud.</summary>
    internal static object Configuration() =>
        new
        {
            args = new JObject
            {
                ["$struct"] = new JObject { ["cloud"] = "emulator", ["__stackIdentity"] = "0123456789abcdef" },
            },
            acceptSecrets = true,
            acceptResources = true,
            sends_old_inputs = true,
            sends_old_inputs_to_delete = true,
        };

    /// <summary>Makes a call, and returns its response.</summary>
    /// <param name="method">The method.</param>
    /// <param name="request">The fields of its request.</param>
    /// <param name="extended">Whether the request has fields of a newer engine.</param>
    internal async Task<JObject> RespondAsync(string method, object? request = null, bool extended = false)
    {
        var answer = await CallAsync(method, request, extended);
        Assert.True(answer["response"] is JObject, answer.ToString());
        return (JObject)answer["response"]!;
    }

    /// <summary>Makes a call, and returns its error: code, message and details.</summary>
    internal async Task<JObject> FailAsync(string method, object? request = null, bool extended = false)
    {
        var answer = await CallAsync(method, request, extended);
        Assert.True(answer["error"] is JObject, answer.ToString());
        return (JObject)answer["error"]!;
    }

    private async Task<JObject> CallAsync(string method, object? request, bool extended)
    {
        Assert.SkipUnless(missing is null, missing ?? string.Empty);
        var id = Interlocked.Increment(ref last);
        var answer = waiting.GetOrAdd(id, _ => new TaskCompletionSource<JObject>(TaskCreationOptions.RunContinuationsAsynchronously));
        var message = new JObject
        {
            ["id"] = id,
            ["method"] = method,
            ["extended"] = extended,
            ["request"] = request is null ? new JObject() : JObject.FromObject(request),
        };
        await writeLock.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await node!.StandardInput.WriteLineAsync(message.ToString(Formatting.None));
        }
        finally
        {
            writeLock.Release();
        }

        return await answer.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    private async Task ReadAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
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
