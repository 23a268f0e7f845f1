using ContainerOS.Protocol.Values;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.EngineModel.Tests.Transitions;

/// <summary>
/// A model of how ACK keeps one pool of each cluster, written from what is known of the service alone: the defaults that it fills in, the
/// switches that it turns on unasked, what it does not return, what it adds, and what it refuses. It shares no code with the emulator,
/// the SDK or the provider. What is not known of the service is different from seed to seed (<see cref="Habits"/>).
/// </summary>
internal sealed class ServiceModel : IChainCloud
{
    private static readonly string[] NotChangeable =
    [
        "nodepool_info.type",
        "scaling_group.ram_role_name",
        "scaling_group.instance_metadata_options",
        "scaling_group.scaling_group_id",
    ];

    private readonly WebApplication app;
    private readonly Lock gate = new();
    private int clusters;
    private int changes;
    private (int Number, CallFault Fault)? fault;

    private ServiceModel(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    public string KeyId => "LTAI1";

    public string KeySecret => "secret";

    public bool ChecksPrograms => false;

    public bool HasEntriesAndFieldsOfItsOwn => true;

    /// <summary>The pool of the current cluster, with what replies leave out.</summary>
    private JObject? Pool { get; set; }

    /// <summary>What is not known of the service.</summary>
    private Habits Habits { get; set; } = new(false, false, false);

    internal static async Task<ServiceModel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var model = new ServiceModel(app);
        app.Run(model.ServeAsync);
        await app.StartAsync();
        return model;
    }

    public PropertyMap Translate(PropertyMap program) => program;

    public Task<string> ResetAsync(Habits habits, CancellationToken ct)
    {
        (Pool, fault, Habits) = (null, null, habits);
        return Task.FromResult($"c-{++clusters}");
    }

    public void Fail(int number, CallFault kind, bool isNew) => (changes, fault) = (0, (number, kind));

    public Task AddTagOfAnotherAsync(CancellationToken ct)
    {
        var tags = (JArray)Pool!["scaling_group"]!["tags"]!;
        if (!tags.Any(tag => (string?)tag["key"] == "scanner"))
        {
            tags.Add(new JObject { ["key"] = "scanner", ["value"] = "on" });
        }

        return Task.CompletedTask;
    }

    public Task<JObject?> ReadPoolAsync(CancellationToken ct) => Task.FromResult((JObject?)Pool?.DeepClone());

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static JObject Error(string code, string message) =>
        new()
        {
            ["code"] = code,
            ["message"] = message,
            ["requestId"] = "REQ",
        };

    private async Task ServeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync();
        var path = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        (int Status, JToken? Body) reply;
        lock (gate)
        {
            reply = Reply(context.Request.Method, path, text.Length == 0 || text[0] != '{' ? [] : JObject.Parse(text));
        }

        if (reply.Body is null)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = "application/json";
        context.Response.Headers["x-acs-request-id"] = "REQ";
        await context.Response.WriteAsync(reply.Body.ToString(Formatting.None));
    }

    private (int Status, JToken? Body) Reply(string method, string[] path, JObject body)
    {
        if (method is "GET")
        {
            return Read(path);
        }

        var current = fault is { } next && ++changes == next.Number ? next.Fault : CallFault.None;
        if (current is CallFault.Refused)
        {
            return (403, Error("Forbidden.RAM", "not allowed"));
        }

        if (current is CallFault.Lost)
        {
            return (0, null);
        }

        if (current is CallFault.Ignored && IsShown(method, path, body))
        {
            return (200, Receipt());
        }

        var reply = Change(method, path, body);
        return current is CallFault.Cut ? (0, null) : reply;
    }

    private static bool IsShown(string method, string[] path, JObject body) =>
        method is "PUT" && path[^1] != "node_config" && body.SelectToken("management.auto_upgrade_policy") is null;

    private (int Status, JToken Body) Read(string[] path) =>
        path switch
        {
            ["clusters", var cluster] => (
                200,
                new JObject
                {
                    ["cluster_id"] = cluster,
                    ["cluster_type"] = "ManagedKubernetes",
                    ["current_version"] = "1.34.1-aliyun.1",
                    ["region_id"] = "cn-hangzhou",
                    ["state"] = "running",
                }
            ),
            ["clusters", _, "nodepools"] => (200, new JObject { ["nodepools"] = Pool is null ? [] : new JArray(Describe()) }),
            ["clusters", _, "nodepools", _] => Pool is null ? (404, Error("ErrorNodePoolNotFound", "none")) : (200, Describe()),
            ["clusters", _, "tasks"] => (200, new JObject { ["tasks"] = new JArray(), ["page_info"] = new JObject() }),
            ["tasks", var task] => (200, new JObject { ["task_id"] = task, ["state"] = "success" }),
            _ => (200, new JArray()),
        };

    private (int Status, JToken Body) Change(string method, string[] path, JObject body) =>
        (method, path) switch
        {
            ("POST", [.., "nodepools"]) => Create(path[1], body),
            ("PUT", [.., "node_config"]) => Configure(body),
            ("PUT", _) => Modify(body),
            _ => (400, Error("Unimplemented", method)),
        };

    private static JObject Receipt() =>
        new()
        {
            ["nodepool_id"] = "np1",
            ["task_id"] = "T-1",
            ["request_id"] = "REQ",
        };

    private (int Status, JToken Body) Create(string cluster, JObject body)
    {
        if (IsOn(body["auto_scaling"]?["enable"]) && body["scaling_group"]?["desired_size"] is not null)
        {
            return (400, Error("InvalidDesiredSizeOrCount.NotNull", "setting or modification is not supported"));
        }

        var pool = (JObject)body.DeepClone();
        foreach (var group in new[] { "nodepool_info", "scaling_group", "kubernetes_config", "auto_scaling", "management", "node_config" })
        {
            pool[group] ??= new JObject();
            pool[group]!["x_" + group] = "of a newer version of the service";
        }

        pool["nodepool_info"]!["nodepool_id"] = "np1";
        pool["scaling_group"]!["scaling_group_id"] = "asg-1";
        foreach (var disk in pool["scaling_group"]!["data_disks"] as JArray ?? [])
        {
            disk["x_disk"] = "of a newer version of the service";
        }

        FillDefaults(pool);
        AddOwn(pool, "scaling_group", "tags", cluster);
        AddOwn(pool, "kubernetes_config", "labels", cluster);
        return Keep(pool);
    }

    // Spot instances come first, and are compensated, with this policy only (field texts of npm @alicloud/cs20151215).
    private (int Status, JToken Body) Keep(JObject pool)
    {
        var group = (JObject)pool["scaling_group"]!;
        var hasShare =
            new[] { "on_demand_base_capacity", "on_demand_percentage_above_base_capacity", "spot_instance_pools" }.Any(group.ContainsKey)
            || IsOn(group["compensate_with_on_demand"]);
        if (hasShare && (string?)group["multi_az_policy"] != "COST_OPTIMIZED")
        {
            return (400, Error("InvalidParameter", "the parameter is in effect only if multi_az_policy is COST_OPTIMIZED"));
        }

        Pool = pool;
        return (200, Receipt());
    }

    private static void FillDefaults(JObject pool)
    {
        Fill(pool, "nodepool_info", "resource_group_id", "rg-default");
        Fill(pool, "scaling_group", "security_group_ids", new JArray("sg-cluster"));
        Fill(pool, "scaling_group", "system_disk_category", "cloud_efficiency");
        Fill(pool, "scaling_group", "system_disk_size", 120);
        Fill(pool, "scaling_group", "instance_charge_type", "PostPaid");
        Fill(pool, "scaling_group", "multi_az_policy", "PRIORITY");
        Fill(pool, "scaling_group", "scaling_policy", "release");
        Fill(pool, "scaling_group", "spot_strategy", "NoSpot");
        Fill(pool, "scaling_group", "desired_size", 0);
        Fill(pool, "scaling_group", "instance_metadata_options", new JObject { ["http_tokens"] = "optional" });
        Fill(pool, "kubernetes_config", "runtime_version", "2.1.6");
        Fill(pool, "kubernetes_config", "cpu_policy", "none");
        Fill(pool, "kubernetes_config", "unschedulable", false);
        Fill(pool, "kubernetes_config", "cms_enabled", false);
        Fill(pool, "auto_scaling", "enable", false);
        if (IsOn(pool["management"]!["enable"]))
        {
            foreach (var name in new[] { "auto_repair", "auto_upgrade", "auto_vul_fix" })
            {
                Fill(pool, "management", name, true);
            }
        }
    }

    private (int Status, JToken Body) Modify(JObject body)
    {
        var isScaled = IsOn(body["auto_scaling"]?["enable"] ?? Pool!["auto_scaling"]!["enable"]);
        if ((isScaled || IsOn(Pool!["auto_scaling"]!["enable"])) && body["scaling_group"]?["desired_size"] is not null)
        {
            return (400, Error("InvalidDesiredSizeOrCount.NotNull", "setting or modification is not supported"));
        }

        var pool = (JObject)Pool!.DeepClone();
        foreach (var group in body.Properties().Where(group => group.Value is JObject).ToArray())
        {
            Put(pool, group.Name, (JObject)group.Value);
        }

        foreach (var vswitches in pool["scaling_group"]!["vswitch_ids"] is JArray list ? new[] { list } : [])
        {
            pool["scaling_group"]!["vswitch_ids"] = new JArray(vswitches.Select(item => (string?)item).Distinct());
        }

        FillDefaults(pool);
        return Keep(pool);
    }

    private void Put(JObject pool, string name, JObject group)
    {
        if (!Habits.ReplacesGroups)
        {
            Merge((JObject)pool[name]!, group);
            return;
        }

        var old = (JObject)pool[name]!;
        var replaced = (JObject)group.DeepClone();
        foreach (var path in NotChangeable.Where(path => path.StartsWith($"{name}.", StringComparison.Ordinal)))
        {
            var field = path[(name.Length + 1)..];
            if (old[field] is { } kept)
            {
                replaced[field] = kept;
            }
        }

        foreach (var kept in new[] { "nodepool_id", "desired_size" }.Where(field => old[field] is not null))
        {
            replaced[kept] ??= old[kept];
        }

        pool[name] = replaced;
    }

    private (int Status, JToken Body) Configure(JObject body)
    {
        var node = (JObject)Pool!["node_config"]!;
        if (body["kubelet_config"] is JObject kubelet)
        {
            var options = node["kubelet_configuration"] as JObject;
            if (options is null || Habits.ReplacesOptions)
            {
                node["kubelet_configuration"] = kubelet.DeepClone();
            }
            else
            {
                foreach (var (name, value) in kubelet)
                {
                    options[name] = value!.DeepClone();
                }
            }
        }

        // containerd is replaced as a whole, and neither it nor the kernel parameters are ever returned.
        Pool["containerd_config"] = body["containerd_config"] ?? Pool["containerd_config"];
        Pool["os_config"] ??= new JObject();
        if (Habits.ReplacesOptions && body["os_config"] is not null)
        {
            Pool["os_config"]!["sysctl"] = null;
            node.Remove("node_os_config");
        }

        Pool["os_config"]!["sysctl"] = body["os_config"]?["sysctl"] ?? Pool["os_config"]!["sysctl"];
        if (body["os_config"]?["hugepage"] is JObject pages)
        {
            node["node_os_config"] ??= new JObject { ["hugepage"] = new JObject() };
            Merge((JObject)node["node_os_config"]!["hugepage"]!, pages);
        }

        return (200, Receipt());
    }

    private JObject Describe()
    {
        var reply = (JObject)Pool!.DeepClone();
        reply.Remove("containerd_config");
        reply.Remove("os_config");
        foreach (var name in new[] { "auto_upgrade_os", "auto_upgrade_runtime" })
        {
            (reply["management"]?["auto_upgrade_policy"] as JObject)?.Remove(name);
        }

        if (Habits.LeavesOutDefaults)
        {
            foreach (var (path, value) in new[] { ("kubernetes_config.cpu_policy", "none"), ("kubernetes_config.cms_enabled", "False") })
            {
                if (reply.SelectToken(path) is JValue found && found.ToString(System.Globalization.CultureInfo.InvariantCulture) == value)
                {
                    found.Parent!.Remove();
                }
            }
        }

        var size = (int?)reply["scaling_group"]!["desired_size"] ?? 0;
        reply["status"] = new JObject
        {
            ["state"] = "active",
            ["total_nodes"] = size,
            ["healthy_nodes"] = size,
            ["serving_nodes"] = size,
            ["failed_nodes"] = 0,
            ["offline_nodes"] = 0,
        };
        return reply;
    }

    private static void AddOwn(JObject pool, string group, string name, string cluster)
    {
        pool[group]![name] ??= new JArray();
        ((JArray)pool[group]![name]!).Add(new JObject { ["key"] = "ack.aliyun.com", ["value"] = cluster });
    }

    private static bool IsOn(JToken? value) => value is JValue { Value: true };

    private static void Fill(JObject pool, string group, string field, JToken value) => pool[group]![field] ??= value;

    private static void Merge(JObject target, JObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is JObject inner && target[name] is JObject outer)
            {
                Merge(outer, inner);
            }
            else
            {
                target[name] = value!.DeepClone();
            }
        }
    }
}

/// <summary>What is not known of the service, and so must not matter.</summary>
/// <param name="ReplacesGroups">Whether a group of a change replaces the group of the pool, or is merged with it.</param>
/// <param name="ReplacesOptions">Whether kubelet options replace all options, or are merged with them.</param>
/// <param name="LeavesOutDefaults">Whether replies leave out fields with a default.</param>
internal sealed record Habits(bool ReplacesGroups, bool ReplacesOptions, bool LeavesOutDefaults);

/// <summary>How a request that changes the pool fails.</summary>
internal enum CallFault
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It is refused.</summary>
    Refused,

    /// <summary>It does not arrive.</summary>
    Lost,

    /// <summary>It is carried out, and its reply does not arrive.</summary>
    Cut,

    /// <summary>
    /// It is answered as if it were carried out, and is not. Only for changes of the pool that replies show: the others leave no trace.
    /// </summary>
    Ignored,
}
