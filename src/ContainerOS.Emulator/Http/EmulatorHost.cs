using System.Globalization;
using System.Net;
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
    internal static WebApplication Build(EmulatorOptions options, ApiGateway gateway)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        var app = builder.Build();
        var journal = new RequestJournal(options.RequestLog, options.Time);
        app.Run(context => ServeAsync(context, options, gateway, journal));
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

    private static async Task ServeAsync(HttpContext context, EmulatorOptions options, ApiGateway gateway, RequestJournal journal)
    {
        var path = context.Request.Path.Value ?? string.Empty;
        if (path.StartsWith("/_emulator/", StringComparison.Ordinal))
        {
            await WriteAsync(
                context,
                path == "/_emulator/requests" ? 200
                    : path == "/_emulator/health" ? 200
                    : 404,
                Own(path, options, journal)
            );
            return;
        }

        // Clients correct their clock by this header, so it must be the time that signatures are verified with.
        context.Response.Headers.Date = options.Time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        var request = await ReadAsync(context);
        var (status, body) = gateway.Answer(request);
        journal.Add(request, status);
        await WriteAsync(context, status, body);
    }

    private static FieldValue Own(string path, EmulatorOptions options, RequestJournal journal) =>
        path switch
        {
            "/_emulator/requests" => journal.All(),
            _ => FieldMap.Of(("status", "ok"), ("stateFile", options.StateFile is { } file ? Path.GetFullPath(file) : null)),
        };

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
