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

namespace ContainerOS.Protocol;

/// <summary>A gRPC service on a free port of 127.0.0.1, plaintext HTTP/2, silent on standard output.</summary>
internal static class LoopbackServer
{
    /// <summary>An application that will serve the given instance once it is started.</summary>
    public static WebApplication Build<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TService>(TService service)
        where TService : class
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Listen);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.AddSingleton(service);
        builder.Services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = Channels.MaxMessageBytes;
            options.MaxSendMessageSize = Channels.MaxMessageBytes;
        });
        var app = builder.Build();
        app.MapGrpcService<TService>();
        return app;
    }

    /// <summary>The port a started application listens on.</summary>
    public static int Port(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        return new Uri(addresses!.Addresses.Single()).Port;
    }

    private static void Listen(KestrelServerOptions options)
    {
        options.Limits.MaxRequestBodySize = null; // Kestrel's own limit of 30 MB is far below the wire's.
        options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
    }
}
