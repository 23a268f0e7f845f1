using System.ComponentModel;
using System.Diagnostics;

namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>Credentials that an external program prints as JSON (mode External of the profiles of the CLI).</summary>
/// <param name="options">The environment of the chain.</param>
/// <param name="command">The command line; run without a shell, as the vendor's clients do.</param>
internal sealed class ProcessCredentials(CredentialChainOptions options, string command)
{
    // Our choice: long enough for a program that asks a vault, short enough not to look hung.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    // Keys without an expiration are requested again after this time, so that a rotated key is noticed.
    private static readonly TimeSpan KeyLifetime = TimeSpan.FromHours(1);
    private readonly string[] words = Words(command);

    // Arguments may contain a secret, so only the program is shown.
    private string Origin => $"the program {words[0]}";

    public ICredentialSource Source() => new RefreshingCredentials(Origin, FetchAsync, options.Time);

    internal async Task<ExpiringCredentials> FetchAsync(CancellationToken ct)
    {
        var answer = CredentialJson.Parse(await OutputAsync(ct).ConfigureAwait(false), Origin);
        var keys = CredentialJson.ReadSnake(answer, Origin);
        if (keys.Keys.SecurityToken is null && CredentialJson.Text(answer, "mode") is "StsToken")
        {
            throw new CredentialSourceException(Origin, "its answer has mode StsToken, but no sts_token.");
        }

        return keys.Expiration == DateTimeOffset.MaxValue ? keys with { Expiration = options.Time.GetUtcNow() + KeyLifetime } : keys;
    }

    private static string[] Words(string command)
    {
        try
        {
            return CommandLineSplitter.Split(command, OperatingSystem.IsWindows()) is { Length: > 0 } words
                ? words
                : throw new CredentialSourceException("process_command", "it does not name a program.");
        }
        catch (FormatException fault)
        {
            throw new CredentialSourceException("process_command", fault.Message);
        }
    }

    private async Task<string> OutputAsync(CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(Timeout, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        using var process = Start();
        try
        {
            var errors = process.StandardError.ReadToEndAsync(either.Token);
            var output = await process.StandardOutput.ReadToEndAsync(either.Token).ConfigureAwait(false);
            await errors.ConfigureAwait(false);
            await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
            return process.ExitCode == 0 ? output : throw new CredentialSourceException(Origin, $"it ended with code {process.ExitCode}.");
        }
        catch (OperationCanceledException fault)
        {
            process.Kill(entireProcessTree: true);
            ct.ThrowIfCancellationRequested();
            throw new CredentialSourceException(Origin, $"it did not end within {Timeout}.", fault);
        }
    }

    private Process Start()
    {
        try
        {
            var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
            return Process.Start(start) ?? throw new CredentialSourceException(Origin, "it did not start.");
        }
        catch (Win32Exception fault)
        {
            throw new CredentialSourceException(Origin, $"it cannot be started: {fault.Message}.", fault);
        }
    }
}
