using System.Diagnostics;
using System.Globalization;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Credentials;

namespace ContainerOS.Bench.Sdk;

/// <summary>
/// Measures how long after its cancellation a call ends, by what it waits for. Tests verify that it waits for no timer; this measures the
/// time. The goal is 250 ms.
/// </summary>
internal static class CancellationLatency
{
    private const int Rounds = 200;
    private const double TargetMilliseconds = 250;
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(20);

    private static readonly (string WaitsFor, string Reply)[] States =
    [
        ("a reply", string.Empty),
        ("the rest of a body", "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"),
        ("its next attempt", Reply(503, "{}")),
        ("the end of the service's pause", Reply(429, "{}", "x-acs-retry-after: 60000\r\n")),
        ("the next look at a task", Reply(200, """{"task_id":"T-1","state":"running"}""")),
    ];

    /// <summary>Measures; returns whether every call ended within the goal.</summary>
    internal static async Task<bool> RunAsync(TextWriter output)
    {
        var longest = 0.0;
        await output.WriteLineAsync("| the call waits for | p50 | p99 | longest |");
        await output.WriteLineAsync("| --- | --- | --- | --- |");
        foreach (var (waitsFor, reply) in States)
        {
            var lags = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                lags.Add(await OnceAsync(reply, isFollowing: waitsFor.Contains("task", StringComparison.Ordinal)));
            }

            lags.Sort();
            longest = Math.Max(longest, lags[^1]);
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {waitsFor} | {lags[Rounds / 2]:0.0} ms | {lags[Rounds * 99 / 100]:0.0} ms | {lags[^1]:0.0} ms |"
                )
            );
        }

        return longest <= TargetMilliseconds;
    }

    private static async Task<double> OnceAsync(string reply, bool isFollowing)
    {
        await using var server = new SingleReplyServer(reply);
        using var cloud = AlibabaCloudClient.Create(
            new SdkOptions { Endpoint = server.Address, Credentials = new FixedCredentials(new("bench", new("bench"))) }
        );
        using var cancel = new CancellationTokenSource();
        var call = isFollowing
            ? cloud.Ack.Tasks.FollowAsync("T-1", cancel.Token).LastAsync(CancellationToken.None).AsTask()
            : (Task)cloud.Ack.Tasks.GetAsync("T-1", cancel.Token);
        await server.Answered;
        await SettledAsync();
        var begun = Stopwatch.GetTimestamp();
        await cancel.CancelAsync();
        await call.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return call.IsCanceled
            ? Stopwatch.GetElapsedTime(begun).TotalMilliseconds
            : throw new InvalidOperationException($"the call ended by itself: {call.Exception?.InnerException?.Message}");
    }

    // The reply is on its way, and nothing shows when the client has processed it.
    private static async Task SettledAsync()
    {
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < Settle; )
        {
            await Task.Yield();
        }
    }

    private static string Reply(int status, string body, string headers = "") =>
        $"HTTP/1.1 {status} S\r\ncontent-length: {body.Length}\r\n{headers}\r\n{body}";
}
