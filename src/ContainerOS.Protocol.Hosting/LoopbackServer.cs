using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContainerOS.Protocol.Hosting;

/// <summary>A gRPC server on a free port of 127.0.0.1: plaintext HTTP/2, and nothing on standard output.</summary>
internal static class LoopbackServer
{
    /// <summary>Builds an application that serves the given instance after it is started.</summary>
    /// <param name="service">The instance.</param>
    /// <param name="token">The secret of <see cref="CallToken"/> that each call needs; null when callers have none.</param>
    public static WebApplication Build<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TService>(
        TService service,
        string? token = null
    )
        where TService : class
    {
        var builder = CreateBuilder();
        builder.Services.AddSingleton(service);
        var app = Build(builder, token);
        app.MapGrpcService<TService>();
        return app;
    }

    /// <summary>Builds an application that serves both instances at one address.</summary>
    public static WebApplication Build<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TFirst,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TSecond
    >(TFirst first, TSecond second)
        where TFirst : class
        where TSecond : class
    {
        var builder = CreateBuilder();
        builder.Services.AddSingleton(first);
        builder.Services.AddSingleton(second);
        var app = Build(builder, token: null);
        app.MapGrpcService<TFirst>();
        app.MapGrpcService<TSecond>();
        return app;
    }

    /// <summary>The port of a started application.</summary>
    public static int Port(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        return new Uri(addresses!.Addresses.Single()).Port;
    }

    private static WebApplicationBuilder CreateBuilder()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Listen);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoopHostLifetime>();
        builder.Services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = LoopbackChannel.MaxMessageBytes;
            options.MaxSendMessageSize = LoopbackChannel.MaxMessageBytes;
        });
        return builder;
    }

    private static WebApplication Build(WebApplicationBuilder builder, string? token)
    {
        var app = builder.Build();
        if (token is not null)
        {
            CallToken.Require(app, token);
        }

        return app;
    }

    private static void Listen(KestrelServerOptions options)
    {
        options.Limits.MaxRequestBodySize = null; // Kestrel's default of 30 MB is less than the protocol allows.
        options.Listen(
            IPAddress.Loopback,
            0,
            listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                PeerUser.Require(listen);
            }
        );
    }
}

/// <summary>A host lifetime that prints nothing and handles no signals: the owner of the host stops it.</summary>
internal sealed class NoopHostLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
