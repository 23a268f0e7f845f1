using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ContainerOS.Emulator.Console;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Journal;
using ContainerOS.Emulator.Metadata;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ContainerOS.Emulator.Http;

/// <summary>Serves the gateway, the control calls and the metadata over HTTP.</summary>
/// <remarks>
/// The web server runs without a host around it: configuration, logging and unused services take most of a start.
/// </remarks>
internal sealed class EmulatorHost(
    EmulatorOptions options,
    ApiGateway gateway,
    RequestJournal journal,
    ControlRoutes control,
    ConsoleRoutes console,
    MetadataService metadata
) : IHttpApplication<HttpContext>, IAsyncDisposable
{
    /// <summary>User data has at most 32 KB, so that no request of the services comes near.</summary>
    private const long LargestBody = 4 * 1024 * 1024;
    private const long MostConnections = 20_000;
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);

    /// <summary>How long requests may take that are under way when the emulator stops, such as those of a console.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stopping = new();
    private KestrelServer? server;

    /// <summary>The address of the metadata service; null when it is off.</summary>
    internal Uri? MetadataAddress { get; private set; }

    /// <summary>Starts to listen, and returns the address.</summary>
    /// <exception cref="EmulatorPortInUseException">A port is in use.</exception>
    /// <exception cref="EmulatorAddressException">The machine does not have the address, or the process lacks a right.</exception>
    internal async Task<Uri> ListenAsync(CancellationToken ct)
    {
        var settings = new KestrelServerOptions();
        settings.Limits.MaxRequestBodySize = LargestBody;
        settings.Limits.MaxConcurrentConnections = MostConnections;
        settings.Limits.RequestHeadersTimeout = HeadersTimeout;
        settings.Listen(options.ListenAddress, options.Port, endpoint => endpoint.Protocols = HttpProtocols.Http1);
        if (options.MetadataPort is { } port)
        {
            settings.Listen(options.ListenAddress, port, endpoint => endpoint.Protocols = HttpProtocols.Http1);
        }

        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        server = new KestrelServer(Options.Create(settings), transport, NullLoggerFactory.Instance);
        try
        {
            await server.StartAsync(this, ct);
        }
        catch (IOException exception)
        {
            // Which of the ports it is, Kestrel says only in its message.
            var (taken, option) =
                options.MetadataPort is { } other
                && exception.Message.Contains(string.Create(CultureInfo.InvariantCulture, $":{other}:"), StringComparison.Ordinal)
                    ? (other, "--metadata")
                    : (options.Port, "--port");
            throw new EmulatorPortInUseException(new IPEndPoint(options.ListenAddress, taken), option, exception);
        }
        catch (SocketException exception)
        {
            throw new EmulatorAddressException(options.ListenAddress, exception);
        }

        var addresses = server.Features.Get<IServerAddressesFeature>()!.Addresses.Select(Reachable).ToList();
        MetadataAddress = options.MetadataPort is null ? null : addresses[1];
        return addresses[0];
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context) =>
        context.Connection.LocalPort == MetadataAddress?.Port ? ServeMetadataAsync(context) : ServeAsync(context);

    public void DisposeContext(HttpContext context, Exception? exception) { }

    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested)
        {
            return;
        }

        await stopping.CancelAsync();
        if (server is not null)
        {
            using var timeout = new CancellationTokenSource(StopTimeout);
            await server.StopAsync(timeout.Token);
            server.Dispose();
        }

        stopping.Dispose();
    }

    /// <summary>The address by which this machine reaches a listener: that of all interfaces is not one.</summary>
    private static Uri Reachable(string listener)
    {
        var address = new UriBuilder(listener);
        if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)))
        {
            address.Host = IPAddress.Loopback.ToString();
        }

        return address.Uri;
    }

    private async Task ServeMetadataAsync(HttpContext context)
    {
        var (status, text) = IsServed(context.Request.Host.Host)
            ? metadata.Answer(context)
            : (400, "The emulator serves loopback names only.");
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(text, context.RequestAborted);
    }

    private async Task ServeAsync(HttpContext context)
    {
        // A page in a browser can reach a loopback server under any name that resolves to it.
        if (!IsServed(context.Request.Host.Host))
        {
            await WriteAsync(
                context,
                400,
                FieldMap.Of(("code", "InvalidHost"), ("message", "The emulator serves loopback names only."), ("requestId", "none"))
            );
            return;
        }

        if (ConsoleRoutes.Serves(context.Request))
        {
            await console.ServeAsync(context, stopping.Token);
            return;
        }

        var path = context.Request.Path.Value ?? string.Empty;
        if (path.StartsWith(ControlRoutes.Prefix, StringComparison.Ordinal))
        {
            if (path == ControlRoutes.Prefix + "requests")
            {
                await WriteAsync(context, 200, journal.All());
                return;
            }

            if (path == ControlRoutes.Prefix + "scenario")
            {
                var scenario = control.WriteScenario(context);
                context.Response.StatusCode = scenario is null ? 403 : 200;
                context.Response.ContentType = "application/json; charset=utf-8";
                await context.Response.WriteAsync(
                    scenario ?? """{"error":"a scenario needs the token of the emulator"}""",
                    context.RequestAborted
                );
                return;
            }

            var (status, answer) = await control.AnswerAsync(context);
            await WriteAsync(context, status, answer);
            return;
        }

        ApiRequest request;
        try
        {
            request = await ReadAsync(context);
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException exception)
        {
            await WriteAsync(
                context,
                exception.StatusCode,
                FieldMap.Of(("code", "InvalidRequest"), ("message", exception.Message), ("requestId", "none"))
            );
            return;
        }

        var reply = gateway.Answer(request);
        journal.Add(request, reply);
        if (reply.Faults.Latency > TimeSpan.Zero)
        {
            await Task.Delay(reply.Faults.Latency, options.Time, context.RequestAborted);
        }

        if (reply.Faults.IsResetBefore || reply.Faults.IsResetAfter)
        {
            context.Abort();
            return;
        }

        // Clients correct their clock by this header, so it must be the time that signatures are verified with.
        context.Response.Headers.Date = (options.Time.GetUtcNow() + reply.Faults.Skew).ToString("R", CultureInfo.InvariantCulture);
        if (reply.RetryAfter is { } wait)
        {
            // The vendor's core reads the first one, in milliseconds; the second one is what its gateways add.
            context.Response.Headers["x-acs-retry-after"] = ((long)wait.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
            context.Response.Headers["x-ratelimit-user-api"] = $"Limit:1,Remain:0,TimeLeft:{(long)wait.TotalMilliseconds}";
        }

        await WriteAsync(context, reply.Status, reply.Body);
    }

    private bool IsServed(string host) => IsLoopback(host) || options.HostNames.Contains(host, StringComparer.OrdinalIgnoreCase);

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static async Task<ApiRequest> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        return new ApiRequest(
            context.Request.Method,
            target.Split('?')[0],
            [.. context.Request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? string.Empty)))],
            context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()),
            body.ToArray()
        );
    }

    private static async Task WriteAsync(HttpContext context, int status, FieldValue body)
    {
        context.Response.StatusCode = status;

        // DescribeClusterAttachScripts replies with plain text.
        context.Response.ContentType = body is TextValue ? "text/plain; charset=utf-8" : "application/json; charset=utf-8";
        await context.Response.WriteAsync(body is TextValue text ? text.Text : JsonFields.Write(body), context.RequestAborted);
    }
}
