using System.CommandLine;
using System.Globalization;
using ContainerOS.Cli.Clouds;
using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Emulator;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Sts;

namespace ContainerOS.Cli.Commands.Emulators;

/// <summary><c>containeros emulator doctor</c>: says why a client does not reach an emulator.</summary>
internal static class EmulatorDoctor
{
    /// <summary>How far the clocks of a client and of the service may be apart (page "V3 request body and signature").</summary>
    private static readonly TimeSpan LargestSkew = TimeSpan.FromMinutes(15);

    internal static Command Create()
    {
        var target = new EmulatorTarget();
        var command = target.AddTo(
            new Command("doctor", "Check that clients can use a running emulator. The exit code is 1 when something has to be corrected.")
        );
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var emulator = await target.RequireAsync(parsed, ct);
                    var checks = await CheckAsync(emulator, CommandEnvironment.Current.Variable, ct);
                    foreach (var (isGood, text) in checks)
                    {
                        await CommandEnvironment.Current.Out.WriteLineAsync((isGood ? "ok       " : "problem  ") + text);
                    }

                    await CommandEnvironment.Current.Out.WriteLineAsync(
                        $"hint     the vendor's Node clients: new Config({{ endpoint: '{emulator.Address.Authority}', protocol: 'http', "
                            + $"regionId: '{DemoAccount.Region}' }})"
                    );
                    return checks.All(check => check.IsGood) ? ExitCode.Done : ExitCode.Failed;
                })
        );
        return command;
    }

    private static async Task<List<(bool IsGood, string Text)>> CheckAsync(
        RunningEmulator emulator,
        Func<string, string?> variable,
        CancellationToken ct
    )
    {
        List<(bool IsGood, string Text)> checks =
        [
            (emulator.Address.IsLoopback, $"the emulator's host is {emulator.Address.Host}; emulators serve loopback names only"),
        ];
        checks.Add(await ClockAsync(emulator, ct));
        if (checks[^1].IsGood)
        {
            checks.Add(await SignatureAsync(emulator, ct));
        }

        checks.Add(
            emulator.ControlToken.Length > 0
                ? (true, "the control token is known")
                : (false, $"the control token is not known; set {EmulatorTarget.TokenVariable} to the one that the emulator printed")
        );
        foreach (var (name, value) in emulator.Environment.Where(pair => pair.Key != EmulatorTarget.TokenVariable))
        {
            checks.Add(Variable(name, value, variable(name)));
        }

        checks.Add(Proxy(emulator, variable));
        return checks;
    }

    private static async Task<(bool IsGood, string Text)> ClockAsync(RunningEmulator emulator, CancellationToken ct)
    {
        using var direct = new SocketsHttpHandler { UseProxy = false };
        using var http = new HttpClient(direct) { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var reply = await http.GetAsync(new Uri(emulator.Address, "/_emulator/health"), ct);
            var skew = (reply.Headers.Date ?? TimeProvider.System.GetUtcNow()) - TimeProvider.System.GetUtcNow();
            return (
                reply.IsSuccessStatusCode && skew.Duration() < LargestSkew,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{emulator.Address} answers with {(int)reply.StatusCode}; its clock differs by {skew.TotalSeconds:0} s (at most 900)"
                )
            );
        }
        catch (Exception exception)
            when (exception is HttpRequestException || (exception is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return (false, $"nothing answers at {emulator.Address}: {exception.Message}");
        }
    }

    private static async Task<(bool IsGood, string Text)> SignatureAsync(RunningEmulator emulator, CancellationToken ct)
    {
        try
        {
            var caller = await StsClient
                .Create(
                    new SdkOptions
                    {
                        Region = DemoAccount.Region,
                        Endpoint = emulator.Address.ToString(),
                        Credentials = new FixedCredentials(new(DemoAccount.AccessKeyId, new(DemoAccount.AccessKeySecret))),
                        MaxRetries = 0,
                    }
                )
                .GetCallerIdentityAsync(ct);
            return (true, $"a signed call is accepted, as {caller.Arn}");
        }
        catch (SdkException exception)
        {
            return (false, $"a signed call is refused: {exception.Message}");
        }
    }

    private static (bool IsGood, string Text) Variable(string name, string expected, string? given)
    {
        var same =
            name == CloudSettings.EndpointVariable ? given?.TrimEnd('/') == expected.TrimEnd('/') : (given ?? string.Empty) == expected;
        return same ? (true, $"{name} is set as the emulator needs it")
            : expected.Length == 0 ? (false, $"{name} is set, and does not belong to the emulator's keys; unset it")
            : (false, $"{name} is {(string.IsNullOrEmpty(given) ? "not set" : "another one")}; use: eval \"$(containeros emulator env)\"");
    }

    private static (bool IsGood, string Text) Proxy(RunningEmulator emulator, Func<string, string?> variable)
    {
        var proxy = variable("http_proxy") ?? variable("HTTP_PROXY");
        var exceptions = (variable("no_proxy") ?? variable("NO_PROXY") ?? string.Empty).Split(',', StringSplitOptions.TrimEntries);
        return string.IsNullOrEmpty(proxy) || exceptions.Any(name => name is "*" || name == emulator.Address.Host)
            ? (true, "no proxy is between clients and the emulator")
            : (false, $"clients use the proxy {proxy}; add {emulator.Address.Host} to NO_PROXY");
    }
}
