using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;

namespace ContainerOS.Rollout.Execution;

/// <summary>Runs the checks of a plan, one after the other, until one does not pass.</summary>
public static class RolloutChecks
{
    /// <summary>Runs checks on this machine. The last result is the first one that did not pass.</summary>
    /// <param name="checks">The checks, in order.</param>
    /// <param name="time">The clock of the time limit.</param>
    /// <param name="ct">Cancels the checks; programs that run are ended.</param>
    public static async Task<IReadOnlyList<RolloutCheckResult>> RunAsync(
        ImmutableArray<RolloutCheck> checks,
        TimeProvider time,
        CancellationToken ct
    )
    {
        List<RolloutCheckResult> results = [];
        foreach (var check in checks)
        {
            results.Add(
                check switch
                {
                    HttpRolloutCheck http => await RequestAsync(http, time, ct).ConfigureAwait(false),
                    CommandRolloutCheck command => await StartAsync(command, time, ct).ConfigureAwait(false),
                    _ => new(RolloutCheckOutcome.Inconclusive, $"{check}: this version cannot run it"),
                }
            );
            if (results[^1].Outcome is not RolloutCheckOutcome.Passed)
            {
                break;
            }
        }

        return results;
    }

    private static async Task<RolloutCheckResult> RequestAsync(HttpRolloutCheck check, TimeProvider time, CancellationToken ct)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var expiry = new CancellationTokenSource(RolloutCheck.TimeLimit, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct, expiry.Token);
        try
        {
            using var reply = await http.GetAsync(check.Url, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            var status = (int)reply.StatusCode;
            return status == check.ExpectStatus
                ? new(RolloutCheckOutcome.Passed, check.ToString())
                : new(RolloutCheckOutcome.Failed, $"{check}, but it answered {status}");
        }
        catch (HttpRequestException exception)
        {
            return new(RolloutCheckOutcome.Inconclusive, $"{check}, but there was no answer: {exception.Message}");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(
                RolloutCheckOutcome.Inconclusive,
                $"{check}, but there was no answer within {RolloutCheck.TimeLimit.TotalSeconds} s"
            );
        }
    }

    private static async Task<RolloutCheckResult> StartAsync(CommandRolloutCheck check, TimeProvider time, CancellationToken ct)
    {
        var start = new ProcessStartInfo(check.Arguments[0], check.Arguments.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var expiry = new CancellationTokenSource(RolloutCheck.TimeLimit, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct, expiry.Token);
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            try
            {
                // What it prints is read, so that it does not block, and not shown, because it may have secrets.
                var output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, limit.Token);
                var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, limit.Token);
                await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
                await Task.WhenAll(output, errors).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }

            return process.ExitCode == 0
                ? new(RolloutCheckOutcome.Passed, check.ToString())
                : new(RolloutCheckOutcome.Failed, $"{check} ended with exit code {process.ExitCode}");
        }
        catch (Win32Exception exception)
        {
            return new(RolloutCheckOutcome.Inconclusive, $"{check} cannot be started: {exception.Message}");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(RolloutCheckOutcome.Inconclusive, $"{check} did not end within {RolloutCheck.TimeLimit.TotalSeconds} s");
        }
    }
}
