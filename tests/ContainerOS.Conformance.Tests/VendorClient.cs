using System.Collections.Concurrent;
using System.Diagnostics;
using ContainerOS.Emulator;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>The vendor's clients for ACK and ECS, unmodified, in a Node process of their own.</summary>
internal sealed class VendorClient : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JObject>> waiting = new();
    private readonly SemaphoreSlim pen = new(1);
    private readonly Process node;
    private readonly Task reading;
    private int last;

    private VendorClient(Process node)
    {
        this.node = node;
        reading = ReadAsync();
    }

    /// <summary>Starts the clients; the test is skipped, with the reason, on a machine without Node.</summary>
    internal static async Task<VendorClient> StartAsync(Uri emulator, string keySecret = DemoAccount.AccessKeySecret)
    {
        var missing = await NodePackages.MissingAsync();
        Assert.SkipUnless(missing is null, missing ?? string.Empty);
        var start = new ProcessStartInfo("node", ["vendor.js"]) { WorkingDirectory = NodePackages.Folder, RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["EMULATOR"] = emulator.ToString();
        start.Environment["KEY_ID"] = DemoAccount.AccessKeyId;
        start.Environment["KEY_SECRET"] = keySecret;
        return new VendorClient(Process.Start(start)!);
    }

    /// <summary>A call of ACK: <c>CreateClusterNodePool</c> is the client's <c>createClusterNodePool</c> with its <c>CreateClusterNodePoolRequest</c>.</summary>
    internal Task<VendorReply> AckAsync(string action, string[] path, JObject? body = null) => CallAsync("cs", action, path, body);

    /// <summary>A call of ECS.</summary>
    internal Task<VendorReply> EcsAsync(string action, JObject body) => CallAsync("ecs", action, [], body);

    public async ValueTask DisposeAsync()
    {
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        await reading;
        node.Dispose();
        pen.Dispose();
    }

    private async Task<VendorReply> CallAsync(string product, string action, string[] path, JObject? body)
    {
        var id = Interlocked.Increment(ref last);
        var answer = waiting.GetOrAdd(id, _ => new TaskCompletionSource<JObject>(TaskCreationOptions.RunContinuationsAsynchronously));
        var message = new JObject
        {
            ["id"] = id, ["product"] = product, ["method"] = char.ToLowerInvariant(action[0]) + action[1..], ["path"] = new JArray(path), ["request"] = body is null ? null : action + "Request", ["body"] = body,
        };
        await pen.WaitAsync(TestContext.Current.CancellationToken);
        await node.StandardInput.WriteLineAsync(message.ToString(Formatting.None));
        pen.Release();
        var reply = await answer.Task.WaitAsync(TestContext.Current.CancellationToken);
        return reply["error"] is JObject error ? throw new VendorException(error) : new VendorReply((int)reply["status"]!, reply["body"]!, [.. reply["lost"]!.Select(path => (string)path!)]);
    }

    private async Task ReadAsync()
    {
        while (await node.StandardOutput.ReadLineAsync() is { } line)
        {
            var answer = JObject.Parse(line);
            if (waiting.TryRemove((int)answer["id"]!, out var waiter))
                waiter.SetResult(answer);
        }

        foreach (var waiter in waiting.Values)
            waiter.TrySetException(new InvalidOperationException("node ended"));
    }
}
