using System.Collections.Concurrent;
using System.Threading.Channels;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.Tests.Configuration;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Credentials;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ContainerOS.Provider.Tests;

/// <summary>A server on loopback whose replies a test decides, for failures that the emulator does not have.</summary>
internal sealed class FakeCloud : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<string> actions = new();
    private readonly Channel<string> arrivals = Channel.CreateUnbounded<string>();

    private FakeCloud(WebApplication app) => this.app = app;

    /// <summary>Replies to a call, given the name of its action.</summary>
    internal delegate Task<(int Status, string Body)> Reply(string action, CancellationToken ct);

    /// <summary>The address, such as <c>http://127.0.0.1:1234</c>.</summary>
    internal string Address => app.Urls.Single();

    /// <summary>The actions that were called.</summary>
    internal IReadOnlyList<string> Actions => [.. actions];

    internal static async Task<FakeCloud> StartAsync(Reply reply)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var cloud = new FakeCloud(app);
        app.Run(async context =>
        {
            var action = context.Request.Headers["x-acs-action"].ToString();
            cloud.actions.Enqueue(action);
            cloud.arrivals.Writer.TryWrite(action);
            var (status, body) = await reply(action, context.RequestAborted);
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(body, context.RequestAborted);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return cloud;
    }

    /// <summary>Waits for the next call.</summary>
    internal async Task ArrivalAsync() => await arrivals.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>A client that does not retry.</summary>
    internal AlibabaCloudClient Connect() =>
        AlibabaCloudClient.Create(
            new SdkOptions
            {
                Region = "cn-hangzhou",
                Endpoint = Address,
                Credentials = new FixedCredentials(new("LTAI-test", new("secret"))),
                MaxRetries = 0,
            }
        );

    /// <summary>The environment variables of a provider that calls this server.</summary>
    internal IEnvironment Environment() =>
        new FixedEnvironment(
            ("CONTAINEROS_ENDPOINT", Address),
            ("ALIBABA_CLOUD_ACCESS_KEY_ID", "LTAI-test"),
            ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret")
        );

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
