using System.ComponentModel;
using System.Globalization;
using System.Text;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace ContainerOS.Protocol.Hosting.Engines;

/// <summary>
/// A running plugin. Calls throw the exceptions of the plugin, or <see cref="PluginExitedException"/> when its process exits.
/// </summary>
/// <remarks>
/// Disposing interrupts a process that was started here, and kills it with its descendants if it does not exit within 5 s. A plugin that
/// was attached to goes on.
/// </remarks>
public sealed class PluginProcess : IAsyncDisposable
{
    /// <summary>The exit of a process that is not observed.</summary>
    private static readonly Task NotObserved = new TaskCompletionSource().Task;

    private readonly ChildProcess? child;
    private readonly GrpcChannel channel;

    private PluginProcess(ChildProcess? child, PluginStartInfo start, int port)
    {
        this.child = child;
        channel = LoopbackChannel.Open(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"));
        Provider = new PluginClient(
            CallToken
                .CallsOf(channel, child is null ? null : start.CallToken)
                .Intercept(new ProcessExitInterceptor(child, start.Executable)),
            waitsForServer: child is not null
        );
        child?.DrainOutput();
    }

    /// <summary>The calls of the plugin.</summary>
    public IResourceProvider Provider { get; }

    /// <summary>The response to the handshake, or null for a plugin without Handshake.</summary>
    public HandshakeResponse? Handshake { get; private set; }

    /// <summary>The id of the process; null for a plugin that was attached to.</summary>
    public int? ProcessId => child?.Id;

    /// <summary>Completes when the process exits; never for a plugin that was attached to.</summary>
    public Task Exited => child?.Exited ?? NotObserved;

    /// <summary>The last lines the plugin printed to standard error; none for a plugin that was attached to.</summary>
    public IReadOnlyList<string> LastErrors => child?.Errors.Lines ?? [];

    /// <summary>Starts a plugin and performs the handshake.</summary>
    /// <exception cref="PluginStartException">The executable was not found, exited, printed no port or did not respond.</exception>
    public static async Task<PluginProcess> StartAsync(PluginStartInfo start, CancellationToken ct)
    {
        var child = StartProcess(start);
        PluginProcess? plugin = null;
        try
        {
            plugin = new PluginProcess(child, start, await PortReader.ReadAsync(child, start, ct));
            await plugin.HandshakeAsync(start, ct);
            return plugin;
        }
        catch
        {
            await (plugin?.DisposeAsync() ?? child.DisposeAsync());
            throw;
        }
    }

    /// <summary>Connects to a plugin that already runs, performs the handshake and sends it the address of this engine.</summary>
    /// <param name="port">The port of the plugin on 127.0.0.1.</param>
    /// <param name="start">Names the plugin in errors and has the address of the engine and the time limit; nothing is started.</param>
    /// <param name="ct">Cancels the connection.</param>
    /// <exception cref="PluginStartException">Nothing responds at the port as a plugin does.</exception>
    public static async Task<PluginProcess> AttachAsync(int port, PluginStartInfo start, CancellationToken ct)
    {
        var plugin = new PluginProcess(child: null, start, port);
        try
        {
            await plugin.HandshakeAsync(start, ct);
            await plugin.SendAddressAsync(start, ct);
            return plugin;
        }
        catch
        {
            await plugin.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        if (child is not null)
        {
            await child.DisposeAsync();
        }
    }

    private async Task SendAddressAsync(PluginStartInfo start, CancellationToken ct)
    {
        try
        {
            await ((PluginClient)Provider).AttachAsync(start.EngineAddress, ct);
        }
        catch (RpcFaultException fault) when (fault.Code == StatusCode.Unimplemented)
        {
            // A plugin that sends no messages to its engine need not know where the engine is.
        }
        catch (Exception fault) when (fault is RpcFaultException or PluginExitedException)
        {
            throw new PluginStartException(start.Executable, $"it refused to be attached to: {fault.Message}", fault);
        }
    }

    private static ChildProcess StartProcess(PluginStartInfo start)
    {
        try
        {
            return ChildProcess.Start(
                new ChildStart(
                    start.Executable,
                    [.. start.Arguments, start.EngineAddress],
                    start.Environment,
                    start.WorkingDirectory,
                    start.OnErrorLine,
                    start.Time
                )
                {
                    Inherits = start.Inherits,
                    CallToken = start.CallToken,
                }
            );
        }
        catch (Win32Exception fault)
        {
            throw new PluginStartException(start.Executable, $"{fault.Message} (searched as a path and on PATH)", fault);
        }
    }

    private async Task HandshakeAsync(PluginStartInfo start, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(start.StartTimeout, start.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            var handshake = Provider.HandshakeAsync(start.Handshake ?? new HandshakeRequest(start.EngineAddress), either.Token);
            if (child is not null && await Task.WhenAny(handshake, child.Exited) == child.Exited && !handshake.IsCompleted)
            {
                // The channel would wait for a process that does not come back.
                await either.CancelAsync();
                await ((Task)handshake).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await child.WaitForExitAsync(PortReader.ExitTimeout);
                throw new PluginExitedException(start.Executable, child.ExitCode, child.Errors.Lines, cause: null);
            }

            Handshake = await handshake;
        }
        catch (RpcFaultException fault) when (fault.Code == StatusCode.Unimplemented)
        {
            Handshake = null; // An older plugin says in the response of Configure what it accepts.
        }
        catch (OperationCanceledException fault) when (!ct.IsCancellationRequested)
        {
            throw new PluginStartException(
                start.Executable,
                $"it did not respond to the handshake within {start.StartTimeout.TotalSeconds:0.#} s{child?.Errors}",
                fault
            );
        }
        catch (PluginExitedException fault)
        {
            throw new PluginStartException(
                start.Executable,
                $"it exited with code {child?.ExitCode} before it answered the handshake{child?.Errors}",
                fault
            );
        }
        catch (RpcFaultException fault)
        {
            var problem = child is null
                ? "nothing responds there as a plugin does; start the plugin without arguments, and use the port that it prints"
                : $"it refused the handshake: {fault.Message}{child.Errors}";
            throw new PluginStartException(start.Executable, problem, fault);
        }
    }
}

/// <summary>How to start a plugin process.</summary>
/// <param name="Executable">The executable: a path, or a name that is searched on PATH.</param>
/// <param name="EngineAddress">The address of the engine's own service (<c>host:port</c>), passed as the last argument.</param>
public sealed record PluginStartInfo(string Executable, string EngineAddress)
{
    /// <summary>The arguments before the address of the engine.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Variables to add to the environment of this process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Which variables of this process the plugin inherits; null for all.</summary>
    public Func<string, bool>? Inherits { get; init; }

    /// <summary>The secret that calls need (<see cref="Hosting.CallToken"/>); null for a plugin that knows none.</summary>
    public string? CallToken { get; init; }

    /// <summary>The working directory of the plugin; null for that of this process.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Called for each line the plugin prints to standard error; may be null.</summary>
    public Action<string>? OnErrorLine { get; init; }

    /// <summary>The handshake to send; null for the address and the features of this version.</summary>
    public HandshakeRequest? Handshake { get; init; }

    /// <summary>The time limit for the port, and again for the handshake.</summary>
    /// <remarks>Pulumi's engine waits 10 s, which is not always enough for a cold start on a busy machine.</remarks>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock for <see cref="StartTimeout"/> and for the 5 s between interrupt and kill.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>Reads the first line of a plugin: the port it listens on.</summary>
internal static class PortReader
{
    /// <summary>The maximum length of the line. It is longer than any port, so that other output ends the reading early.</summary>
    private const int MaxLength = 200;

    /// <summary>
    /// How long a process that closed its output may take to exit, and one that exited to pass on its last lines. A descendant can hold
    /// the error output open.
    /// </summary>
    public static readonly TimeSpan ExitTimeout = TimeSpan.FromSeconds(2);

    public static async Task<int> ReadAsync(ChildProcess child, PluginStartInfo start, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(start.StartTimeout, start.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            return Parse(await ReadLineAsync(child.Output, either.Token)) ?? throw await NoPortAsync(child, start);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new PluginStartException(
                start.Executable,
                $"it printed no port within {start.StartTimeout.TotalSeconds:0.#} s{child.Errors}"
            );
        }
        catch (FormatException fault)
        {
            throw new PluginStartException(start.Executable, fault.Message + child.Errors, fault);
        }
    }

    private static int? Parse(string? line)
    {
        if (line is null)
        {
            return null;
        }

        return int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? port
            : throw new FormatException($"a plugin must print its port first, but it printed '{line}'");
    }

    private static async Task<string?> ReadLineAsync(TextReader output, CancellationToken ct)
    {
        var text = new StringBuilder();
        var letter = new char[1];
        while (text.Length < MaxLength && await output.ReadAsync(letter, ct) == 1)
        {
            if (letter[0] == '\n')
            {
                return text.ToString().Trim();
            }

            text.Append(letter[0]);
        }

        return text.Length == 0 ? null : text.ToString().Trim();
    }

    private static async Task<PluginStartException> NoPortAsync(ChildProcess child, PluginStartInfo start)
    {
        await child.WaitForExitAsync(ExitTimeout);
        var end = child.Exited.IsCompleted ? $"it exited with code {child.ExitCode}" : "it closed its output";
        return new PluginStartException(start.Executable, $"{end} before it printed its port{child.Errors}");
    }
}
