using ContainerOS.EngineModel.Tests.Cloud;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider;
using ContainerOS.Provider.Configuration;
using Newtonsoft.Json.Linq;

namespace ContainerOS.EngineModel.Tests.Transitions;

/// <summary>Runs chains against the provider in this process, and says the first thing that is wrong.</summary>
internal sealed class ChainRunner : IAsyncDisposable
{
    private const string Urn = "urn:pulumi:dev::shop::containeros:index:NodePool::web";
    private const int MostRuns = 6;

    private readonly ServiceModel service;
    private readonly ContainerOsProvider provider;
    private readonly Dictionary<string, HashSet<JToken?>> kept = [];
    private int clusters;
    private PropertyMap inputs = PropertyMap.Empty;
    private PropertyMap outputs = PropertyMap.Empty;
    private string? id;
    private bool hasInitErrors;
    private string? lastError;

    private ChainRunner(ServiceModel service, ContainerOsProvider provider) => (this.service, this.provider) = (service, provider);

    internal static async Task<ChainRunner> StartAsync(CancellationToken ct)
    {
        var service = await ServiceModel.StartAsync();
        var provider = new ContainerOsProvider(NullEngineLog.Instance, new ServiceEnvironment(service), new InstantTime());
        await provider.HandshakeAsync(new HandshakeRequest("127.0.0.1:1"), ct);
        var settings = PropertyMap.Of(("cloud", "emulator"), ("maxRetries", "0"), ("__stackIdentity", "0123456789abcdef"));
        await provider.ConfigureAsync(new ConfigureRequest(settings), ct);
        return new ChainRunner(service, provider);
    }

    /// <summary>Runs a chain.</summary>
    /// <returns>What is wrong first; null if nothing is.</returns>
    internal async Task<string?> RunAsync(Chain chain, CancellationToken ct)
    {
        service.Reset();
        service.Habits = chain.Habits;
        (inputs, outputs, id, hasInitErrors) = (PropertyMap.Empty, PropertyMap.Empty, null, false);
        kept.Clear();
        var cluster = $"c-{Interlocked.Increment(ref clusters)}";
        for (var i = 0; i < chain.Steps.Count; i++)
        {
            var step = chain.Steps[i];
            if (
                await RunStepAsync(
                    step with
                    {
                        Program = In(cluster, step.Program),
                        Other = step.Other is { } other ? In(cluster, other) : null,
                    },
                    ct
                ) is
                { } problem
            )
            {
                return $"step {i + 1}: {problem}";
            }
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        provider.Dispose();
        await service.DisposeAsync();
    }

    private static PropertyMap In(string cluster, PropertyMap program) => program.With("clusterId", cluster);

    private async Task<string?> RunStepAsync(Step step, CancellationToken ct)
    {
        if (step.OthersAdd && service.Pool is { } pool)
        {
            AddTagOfAnother(pool);
        }

        var before = (JObject?)service.Pool?.DeepClone();
        var isNew = id is null;
        var (number, kind) = step.Fault ?? (0, CallFault.None);
        service.Fail(number, kind);
        var plan = isNew ? null : await PlanAsync(step.Program, ct);
        var program = step.Program;
        for (var run = 1; ; run++)
        {
            if (run > MostRuns)
            {
                return $"{MostRuns} runs were not enough; the last error: {lastError}";
            }

            if (await RunOnceAsync(program, ct))
            {
                break;
            }

            if (hasInitErrors && step.Other is { } other && program != other)
            {
                Remember(program);
                program = other;
            }

            if (hasInitErrors && service.Pool is { } now && Problem(now, program) is { } missing && await IsEmptyAsync(program, ct))
            {
                return $"the preview after a failure does not show what is open: {missing}";
            }
        }

        return Problem(service.Pool!, program)
            ?? (
                before is not null && plan is not null && program == step.Program
                    ? PlanProblem(plan, before, program, hadFault: step.Fault is not null)
                    : null
            )
            ?? UnknownFieldProblem()
            ?? (await IsRefreshedAsync(program, ct) ? null : "a refresh after the update shows drift")
            ?? await ImportProblemAsync(ct)
            ?? Accept(program);
    }

    private async Task<bool> RunOnceAsync(PropertyMap program, CancellationToken ct)
    {
        try
        {
            if (id is null)
            {
                var made = await provider.CreateAsync(new CreateRequest(Urn, program), ct);
                (id, inputs, outputs) = (made.Id, program, made.Properties);
                return false;
            }

            var diff = await DiffAsync(program, ct);
            if (diff.Replaces.Count > 0)
            {
                throw new InvalidOperationException("a replacement is planned: " + string.Join(", ", diff.Replaces));
            }

            if (diff.Changes is DiffChanges.None && !hasInitErrors)
            {
                // A resource that stays the same gets the new inputs.
                inputs = program;
                return true;
            }

            var updated = await provider.UpdateAsync(new UpdateRequest(id, Urn, outputs, inputs, program, []), ct);
            (inputs, outputs, hasInitErrors) = (program, updated.Properties, false);
        }
        catch (InitFailedException failed)
        {
            // A partly failed update saves the new outputs with the old inputs.
            (inputs, outputs, hasInitErrors) = (id is null ? program : inputs, failed.Properties!, true);
            (id, lastError) = (failed.Id, string.Join("; ", failed.Reasons));
        }
        catch (RpcFaultException failed)
        {
            // Nothing was changed, as far as the engine knows.
            lastError = failed.Message;
        }

        return false;
    }

    private Task<DiffResult> DiffAsync(PropertyMap program, CancellationToken ct) =>
        provider.DiffAsync(new DiffRequest(id!, Urn, outputs, inputs, program, []), ct);

    private async Task<bool> IsEmptyAsync(PropertyMap program, CancellationToken ct) =>
        id is not null && (await DiffAsync(program, ct)).Changes is DiffChanges.None;

    /// <summary>The top-level properties that the preview shows.</summary>
    private async Task<HashSet<string>> PlanAsync(PropertyMap program, CancellationToken ct) =>
        [.. (await DiffAsync(program, ct)).DetailedDiff!.Keys.Select(path => path.Split('.', '[')[0])];

    private async Task<bool> IsRefreshedAsync(PropertyMap program, CancellationToken ct)
    {
        var read = await provider.ReadAsync(new ReadRequest(id!, Urn, outputs, inputs), ct);
        return read.Inputs!.Equals(program);
    }

    private async Task<string?> ImportProblemAsync(CancellationToken ct)
    {
        var read = await provider.ReadAsync(new ReadRequest(id!, Urn, PropertyMap.Empty, PropertyMap.Empty), ct);
        var diff = await provider.DiffAsync(new DiffRequest(id!, Urn, read.Properties!, read.Inputs!, read.Inputs!, []), ct);
        return read.Inputs!.ToString().Contains("ack.aliyun.com", StringComparison.Ordinal) ? "an import has entries of the service"
            : diff.Changes is DiffChanges.None ? null
            : "an imported pool has changes";
    }

    private string? Problem(JObject pool, PropertyMap program)
    {
        var isScaled = program.ContainsKey("autoScaling");
        if (pool["auto_scaling"]!["enable"]?.ToObject<bool>() != isScaled)
        {
            return "the autoscaler is " + (isScaled ? "off" : "on");
        }

        if (!isScaled && (long?)pool["scaling_group"]!["desired_size"] != (long)((PropertyNumber)program["desiredSize"]).Value)
        {
            return $"the size is {pool["scaling_group"]!["desired_size"]}";
        }

        if (
            isScaled
            && (long?)pool["auto_scaling"]!["max_instances"]
                != (long)((PropertyNumber)((PropertyMap)program["autoScaling"])["maxSize"]).Value
        )
        {
            return "the bounds are others";
        }

        return Chain
                .Settings(program)
                // Shares of spot instances bring the policy that they need.
                .Where(setting => setting.Path != "multiAzPolicy" || program.ContainsKey("multiAzPolicy") || !program.ContainsKey("spot"))
                .Select(setting => setting.Problem(pool, program, Kept(setting)))
                .FirstOrDefault(problem => problem is not null)
            ?? ManagementProblem(pool, program);
    }

    // Nothing restarts nodes unasked: a pool is managed only with a switch that is on.
    private static string? ManagementProblem(JObject pool, PropertyMap program)
    {
        var switches = program.Find("management") as PropertyMap ?? PropertyMap.Empty;
        var isManaged = new[] { "autoRepair", "autoUpgrade", "autoFixVulnerabilities" }.Any(name =>
            switches.Find(name) is PropertyBool { Value: true }
        );
        return pool["management"]!["enable"]?.ToObject<bool>() is true == isManaged ? null : "management.enable is not as the switches";
    }

    private HashSet<JToken?> Kept(Setting setting) =>
        kept.TryGetValue(setting.Path, out var values) ? values : [service.Pool!.SelectToken(setting.Field)];

    private string? PlanProblem(HashSet<string> plan, JObject before, PropertyMap program, bool hadFault)
    {
        var changed = Chain
            .Settings(program)
            .Where(setting => !setting.IsSame(before.SelectToken(setting.Field), service.Pool!.SelectToken(setting.Field)))
            .Select(setting => setting.Root)
            .ToHashSet();
        // Shares of spot instances bring the policy that they need.
        string[] implied = plan.Contains("spot") ? ["multiAzPolicy"] : [];
        string[] notPlanned = [.. changed.Except(plan).Except(implied)];
        string[] notDone = hadFault ? [] : [.. plan.Except(changed).Except(["desiredSize", "autoScaling"])];
        return notPlanned.Length > 0 ? "changed without a plan: " + string.Join(", ", notPlanned)
            : notDone.Length > 0 ? "planned, and not changed: " + string.Join(", ", notDone)
            : null;
    }

    private string? UnknownFieldProblem()
    {
        string[] gone =
        [
            .. new[] { "nodepool_info", "scaling_group", "kubernetes_config", "auto_scaling", "management", "node_config" }
                .Where(group => service.Pool![group]?["x_" + group] is null)
                .Concat(service.Pool!.SelectToken("scaling_group.data_disks[0].x_disk") is null ? ["data_disks"] : []),
        ];
        return gone.Length > 0 ? "a field that only a newer version knows is gone in " + string.Join(", ", gone) : null;
    }

    private static void AddTagOfAnother(JObject pool)
    {
        var tags = (JArray)pool["scaling_group"]!["tags"]!;
        if (!tags.Any(tag => (string?)tag["key"] == "scanner"))
        {
            tags.Add(new JObject { ["key"] = "scanner", ["value"] = "on" });
        }
    }

    // What may have arrived from a program that the user left after a failure.
    private void Remember(PropertyMap program)
    {
        foreach (var setting in Chain.Settings(program))
        {
            var values = kept.TryGetValue(setting.Path, out var known)
                ? known
                : kept[setting.Path] = new HashSet<JToken?>(new JTokenEqualityComparer()!);
            values.Add(service.Pool?.SelectToken(setting.Field)?.DeepClone());
            if (setting is { ToCloud: { } toCloud } && setting.In(program) is { } value)
            {
                values.Add(toCloud(value));
            }
        }
    }

    private string? Accept(PropertyMap program)
    {
        foreach (var setting in Chain.Settings(program))
        {
            kept[setting.Path] = new HashSet<JToken?>(new JTokenEqualityComparer()!)
            {
                service.Pool!.SelectToken(setting.Field)?.DeepClone(),
            };
        }

        return null;
    }

    private sealed class ServiceEnvironment(ServiceModel service) : IEnvironment
    {
        public string? Get(string name) =>
            name switch
            {
                "CONTAINEROS_ENDPOINT" => service.Address,
                "ALIBABA_CLOUD_ACCESS_KEY_ID" => "LTAI1",
                "ALIBABA_CLOUD_ACCESS_KEY_SECRET" => "secret",
                _ => null,
            };
    }
}
