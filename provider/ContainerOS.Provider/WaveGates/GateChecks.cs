using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Rollout;

namespace ContainerOS.Provider.WaveGates;

/// <summary>Runs the checks of a gate on this machine.</summary>
internal static class GateChecks
{
    /// <summary>The checks of a gate. All values must be known.</summary>
    internal static ImmutableArray<RolloutCheck> Read(ValueList<GateCheck>? checks) =>
        [
            .. (checks?.Items ?? []).Select(check =>
                check.Content switch
                {
                    { Http: { } http } => (RolloutCheck)
                        new HttpRolloutCheck(
                            new Uri(http.Content.Url!.Value.Content),
                            http.Content.ExpectStatus?.Content ?? GateCheckShape.DefaultStatus
                        ),
                    { Command: { } command } => new CommandRolloutCheck([.. command.Content.Argv!.Items.Select(item => item.Content)]),
                    _ => throw new InvalidOperationException("a check of a gate is neither http nor command"),
                }
            ),
        ];

    /// <summary>Runs checks one after the other.</summary>
    /// <returns>The evidence of the first one that does not pass; null if all pass.</returns>
    internal static async Task<string?> RunAsync(ImmutableArray<RolloutCheck> checks, CancellationToken ct)
    {
        foreach (var check in checks)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(RolloutCheck.TimeLimit);
            try
            {
                var problem = check switch
                {
                    HttpRolloutCheck http => await RequestAsync(http, limit.Token),
                    CommandRolloutCheck command => await StartAsync(command, limit.Token),
                    _ => $"{check}: this version cannot run it",
                };
                if (problem is not null)
                {
                    return problem;
                }
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                return $"{check}, but it was not done within {RolloutCheck.TimeLimit.TotalSeconds} s";
            }
        }

        return null;
    }

    private static async Task<string?> RequestAsync(HttpRolloutCheck check, CancellationToken ct)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler);
        try
        {
            using var reply = await http.GetAsync(check.Url, HttpCompletionOption.ResponseHeadersRead, ct);
            return (int)reply.StatusCode == check.ExpectStatus ? null : $"{check}, but it answered {(int)reply.StatusCode}";
        }
        catch (HttpRequestException exception)
        {
            return $"{check}, but there was no answer: {exception.Message}";
        }
    }

    private static async Task<string?> StartAsync(CommandRolloutCheck check, CancellationToken ct)
    {
        var start = new ProcessStartInfo(check.Arguments[0], check.Arguments.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            try
            {
                // What it prints is read, so that it does not block, and not shown, because it may have secrets.
                var output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, ct);
                var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, ct);
                await process.WaitForExitAsync(ct);
                await Task.WhenAll(output, errors);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }

            return process.ExitCode == 0 ? null : $"{check} ended with exit code {process.ExitCode}";
        }
        catch (Win32Exception exception)
        {
            return $"{check} cannot be started: {exception.Message}";
        }
    }
}
