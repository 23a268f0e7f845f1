using System.Globalization;
using System.Net;
using ContainerOS.Emulator.Console;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Journal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContainerOS.Emulator.Http;

/// <summary>Hosts the gateway in a web server.</summary>
internal static class EmulatorHost
{
    /// <summary>User data has at most 32 KB, so that no request of the services comes near.</summary>
    private const long LargestBody = 4 * 1024 * 1024;
    private const long MostConnections = 20_000;
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);

    internal static WebApplication Build(
        EmulatorOptions options,
        ApiGateway gateway,
        RequestJournal journal,
        ControlRoutes control,
        ConsoleRoutes console
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
        });
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        var app = builder.Build();
        app.Run(context => ServeAsync(context, options, gateway, journal, control, console));
        return app;
    }

    internal static async Task<Uri> ListenAsync(WebApplication app, int port, CancellationToken ct)
    {
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException exception)
        {
            await app.DisposeAsync();
            throw new EmulatorPortInUseException(port, exception);
        }

        return new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    private static async Task ServeAsync(
        HttpContext context,
        EmulatorOptions options,
        ApiGateway gateway,
        RequestJournal journal,
        ControlRoutes control,
        ConsoleRoutes console
    )
    {
        // A page in a browser can reach a loopback server under any name that resolves to it.
        if (!IsLoopback(context.Request.Host.Host))
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
            await console.ServeAsync(context);
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

            var (status, answer) = await control.AnswerAsync(context);
            await WriteAsync(context, status, answer);
            return;
        }

        ApiRequest request;
        try
        {
            request = await ReadAsync(context);
        }
        catch (BadHttpRequestException exception)
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
