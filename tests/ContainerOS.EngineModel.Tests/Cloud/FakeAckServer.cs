using System.Collections.Concurrent;
using ContainerOS.EngineModel.Tests.Engine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.EngineModel.Tests.Cloud;

/// <summary>
/// Serves accounts on loopback. Each plugin has an access key, by which its requests are known: a plugin that was lost is not served any
/// more, and the reply to a request can be cut, before or after the change.
/// </summary>
internal sealed class FakeAckServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Session> sessions = new();
    private int nextKey;

    private FakeAckServer(WebApplication app) => this.app = app;

    internal string Address => app.Urls.Single();

    internal static async Task<FakeAckServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new FakeAckServer(app);
        app.Run(server.ServeAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>Opens the account for a plugin.</summary>
    internal Session Open(FakeAck account, RunFaults faults, Action<PoolChange> onChange)
    {
        var session = new Session($"LTAI{Interlocked.Increment(ref nextKey)}", account, faults, onChange);
        sessions[session.AccessKeyId] = session;
        return session;
    }

    /// <summary>Closes the account for a plugin, whose requests get no answer from then on.</summary>
    internal void Close(Session session)
    {
        session.IsClosed = true;
        sessions.TryRemove(session.AccessKeyId, out _);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static string AccessKeyOf(HttpRequest request)
    {
        const string Field = "Credential=";
        var header = request.Headers.Authorization.ToString();
        var start = header.IndexOf(Field, StringComparison.Ordinal);
        return start < 0 ? string.Empty : header[(start + Field.Length)..].Split(',')[0];
    }

    private static async Task<JObject> ReadBodyAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync();
        return text.Length == 0 ? [] : JObject.Parse(text);
    }

    private static (int Status, JToken Body) Reply(Session session, HttpRequest request, JObject body)
    {
        try
        {
            return (200, FakeAckRoutes.Answer(session, request, body));
        }
        catch (FakeAckException error)
        {
            return (
                error.Status,
                new JObject
                {
                    ["code"] = error.Code,
                    ["message"] = error.Message,
                    ["requestId"] = "REQ",
                }
            );
        }
    }

    private async Task ServeAsync(HttpContext context)
    {
        var body = await ReadBodyAsync(context.Request);
        if (!sessions.TryGetValue(AccessKeyOf(context.Request), out var session))
        {
            context.Abort();
            return;
        }

        (int Status, JToken Body) reply;
        lock (session.Account)
        {
            var isChange = FakeAckRoutes.IsChange(context.Request);
            var fault = isChange && !session.IsClosed ? session.Faults.AtChange() : null;
            if (session.IsClosed || fault is { After: false })
            {
                Cut(context, session, fault);
                return;
            }

            reply = Reply(session, context.Request, body);
            if (fault is not null)
            {
                Cut(context, session, fault);
                return;
            }
        }

        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = "application/json";
        context.Response.Headers["x-acs-request-id"] = "REQ";
        await context.Response.WriteAsync(reply.Body.ToString(Formatting.None));
    }

    private static void Cut(HttpContext context, Session session, Fault? fault)
    {
        if (fault is { Loss: Loss.Plugin or Loss.Engine })
        {
            session.IsClosed = true;
            session.Faults.Lose(fault.Loss);
        }

        context.Abort();
    }

    /// <summary>The access of one plugin to an account.</summary>
    internal sealed class Session(string accessKeyId, FakeAck account, RunFaults faults, Action<PoolChange> onChange)
    {
        internal string AccessKeyId { get; } = accessKeyId;

        internal FakeAck Account { get; } = account;

        internal RunFaults Faults { get; } = faults;

        internal bool IsClosed { get; set; }

        internal void Changed(PoolChangeKind kind, FakePool pool) => onChange(new PoolChange(kind, pool));
    }
}

/// <summary>A change of a pool by a plugin.</summary>
internal sealed record PoolChange(PoolChangeKind Kind, FakePool Pool);

/// <summary>The kind of a change.</summary>
internal enum PoolChangeKind
{
    Created,
    Modified,
    Deleted,
}

/// <summary>The operations that the fake serves.</summary>
internal static class FakeAckRoutes
{
    internal static bool IsChange(HttpRequest request) =>
        request.Path.Value!.Contains("/nodepools", StringComparison.Ordinal) && !HttpMethods.IsGet(request.Method);

    internal static JToken Answer(FakeAckServer.Session session, HttpRequest request, JObject body)
    {
        var account = session.Account;
        return (request.Method, request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries)) switch
        {
            ("POST", []) => InstanceTypes(),
            ("GET", ["api", "v1", "metadata", "versions"]) => new JArray(),
            ("GET", ["clusters", var cluster]) => Cluster(cluster),
            ("GET", ["clusters", var cluster, "nodepools"]) => new JObject
            {
                ["nodepools"] = new JArray(account.List(cluster, NameFilter(request)).Select(pool => pool.Describe())),
            },
            ("POST", ["clusters", var cluster, "nodepools"]) => Changed(session, PoolChangeKind.Created, account.Create(cluster, body)),
            ("GET", ["clusters", var cluster, "nodepools", var id]) => account.FindIn(cluster, id).Describe(),
            ("PUT", ["clusters", var cluster, "nodepools", var id]) => Changed(
                session,
                PoolChangeKind.Modified,
                account.Modify(cluster, id, body)
            ),
            ("DELETE", ["clusters", var cluster, "nodepools", var id]) => Changed(
                session,
                PoolChangeKind.Deleted,
                account.Delete(cluster, id)
            ),
            ("GET", ["tasks", var task]) => new JObject
            {
                ["task_id"] = task,
                ["state"] = "success",
                ["task_type"] = "cluster_nodepool_create",
            },
            ("GET", ["clusters", _, "tasks"]) => new JObject { ["tasks"] = new JArray(), ["page_info"] = new JObject() },
            var (method, path) => throw new FakeAckException(400, "Unimplemented", $"{method} {string.Join('/', path)} is not served"),
        };
    }

    private static string? NameFilter(HttpRequest request) =>
        request.Query["NodepoolName"].ToString() is { Length: > 0 } name ? name : null;

    private static JObject Changed(FakeAckServer.Session session, PoolChangeKind kind, FakePool pool)
    {
        session.Changed(kind, pool);
        return new JObject
        {
            ["nodepool_id"] = pool.Id,
            ["task_id"] = session.Account.NextTask(),
            ["request_id"] = "REQ",
        };
    }

    private static JObject Cluster(string cluster)
    {
        FakeAck.ThrowUnlessCluster(cluster);
        return new JObject
        {
            ["cluster_id"] = cluster,
            ["name"] = cluster,
            ["cluster_type"] = "ManagedKubernetes",
            ["cluster_spec"] = "ack.pro.small",
            ["current_version"] = "1.34.1-aliyun.1",
            ["region_id"] = "cn-hangzhou",
            ["state"] = "running",
            ["vpc_id"] = "vpc-1",
        };
    }

    private static JObject InstanceTypes() =>
        new()
        {
            ["NextToken"] = string.Empty,
            ["InstanceTypes"] = new JObject
            {
                ["InstanceType"] = new JArray(
                    new JObject
                    {
                        ["InstanceTypeId"] = "ecs.g7.xlarge",
                        ["CpuCoreCount"] = 4,
                        ["MemorySize"] = 16,
                        ["CpuArchitecture"] = "X86",
                        ["GPUAmount"] = 0,
                    }
                ),
            },
        };
}
