using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ContainerOS.Acceptance.Tests.Hostile;

/// <summary>What went over the wire for one request: as it was sent, but for the order of headers.</summary>
internal sealed record RecordedExchange(string Path, string Query, string Headers, byte[] Request, byte[] Response);

/// <summary>A request, or its answer, on its way through a <see cref="RecordingProxy"/>.</summary>
/// <param name="Number">The number of the request, from 1.</param>
/// <param name="Path">The path of the request.</param>
/// <param name="IsAnswer">Whether it is the answer.</param>
internal sealed record MessageOnTheWay(int Number, string Path, bool IsAnswer);

/// <summary>A server between two processes that passes on each request and keeps a copy: HTTP/1.1, or gRPC.</summary>
internal sealed class RecordingProxy : IAsyncDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly WebApplication app;
    private readonly Func<Uri> target;
    private readonly Version version;
    private int count;

    private RecordingProxy(Func<Uri> target, Version version)
    {
        (this.target, this.version) = (target, version);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(options =>
                options.Listen(
                    IPAddress.Loopback,
                    0,
                    listen => listen.Protocols = version.Major == 2 ? HttpProtocols.Http2 : HttpProtocols.Http1
                )
            );
        app = builder.Build();
        app.Run(PassOnAsync);
    }

    internal ConcurrentQueue<RecordedExchange> Exchanges { get; } = new();

    /// <summary>
    /// Called before a request is passed on, and before its answer is. With false it goes no further, and the connection is aborted.
    /// </summary>
    internal Func<MessageOnTheWay, Task<bool>> OnTheWay { get; set; } = _ => Task.FromResult(true);

    internal Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    internal static Task<RecordingProxy> ForHttpAsync(Uri target) => StartAsync(new RecordingProxy(() => target, HttpVersion.Version11));

    internal static Task<RecordingProxy> ForGrpcAsync(Uri target) => ForGrpcAsync(() => target);

    /// <summary>The same for a server whose address is known only when the first request comes.</summary>
    internal static Task<RecordingProxy> ForGrpcAsync(Func<Uri> target) => StartAsync(new RecordingProxy(target, HttpVersion.Version20));

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
        http.Dispose();
    }

    private static async Task<RecordingProxy> StartAsync(RecordingProxy proxy)
    {
        await proxy.app.StartAsync();
        return proxy;
    }

    private async Task PassOnAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var message = new MessageOnTheWay(Interlocked.Increment(ref count), context.Request.Path.Value!, IsAnswer: false);
        if (!await OnTheWay(message))
        {
            context.Abort();
            return;
        }

        using var request = Request(context.Request, body.ToArray());
        using var response = await http.SendAsync(request, context.RequestAborted);
        var answer = await response.Content.ReadAsByteArrayAsync(context.RequestAborted);
        Exchanges.Enqueue(
            new RecordedExchange(
                context.Request.Path.Value!,
                context.Request.QueryString.Value!,
                string.Join('\n', context.Request.Headers.Select(header => $"{header.Key}: {header.Value}")),
                body.ToArray(),
                answer
            )
        );
        if (!await OnTheWay(message with { IsAnswer = true }))
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => !IsOfConnection(header.Key)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
        foreach (var (name, values) in response.TrailingHeaders)
        {
            context.Response.AppendTrailer(name, values.ToArray());
        }
    }

    private HttpRequestMessage Request(HttpRequest original, byte[] body)
    {
        var request = new HttpRequestMessage(
            new HttpMethod(original.Method),
            new Uri(target(), UriHelper.BuildRelative(path: original.Path, query: original.QueryString))
        )
        {
            Version = version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = body.Length > 0 ? new ByteArrayContent(body) : null,
        };
        foreach (var (name, values) in original.Headers.Where(header => !IsOfConnection(header.Key) && !header.Key.StartsWith(':')))
        {
            // The host is part of a signature, so it stays.
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        return request;
    }

    private static bool IsOfConnection(string header) =>
        header.Equals("transfer-encoding", StringComparison.OrdinalIgnoreCase)
        || header.Equals("connection", StringComparison.OrdinalIgnoreCase)
        || header.Equals("keep-alive", StringComparison.OrdinalIgnoreCase);
}
