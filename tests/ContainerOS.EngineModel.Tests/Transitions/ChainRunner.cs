using ContainerOS.EngineModel.Tests.Cloud;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider;
using ContainerOS.Provider.Configuration;
using Newtonsoft.Json.Linq;

namespace ContainerOS.EngineModel.Tests.Transitions;

/// <summary>Runs chains against the provider in this process and a cloud, and says the first thing that is wrong.</summary>
internal sealed class ChainRunner : IAsyncDisposable
{
    private const string Urn = "urn:pulumi:dev::shop::containeros:index:NodePool::web";
    private const int MostRuns = 6;

    private readonly IChainCloud cloud;
    private readonly ContainerOsProvider provider;
    private readonly Dictionary<string, HashSet<JToken?>> kept = [];
    private JObject? pool;
    private PropertyMap inputs = PropertyMap.Empty;
    private PropertyMap outputs = PropertyMap.Empty;
    private string? id;
    private bool hasInitErrors;
    private string? lastError;

    private ChainRunner(IChainCloud cloud, ContainerOsProvider provider) => (this.cloud, this.provider) = (cloud, provider);

    /// <summary>How many programs were deployed.</summary>
    internal int Deployed { get; private set; }

    /// <summary>Starts a provider for a cloud, which the runner disposes.</summary>
    internal static async Task<ChainRunner> StartAsync(IChainCloud cloud, CancellationToken ct)
    {
        var provider = new ContainerOsProvider(NullEngineLog.Instance, new ChainEnvironment(cloud), new InstantTime());
        await provider.HandshakeAsync(new HandshakeRequest("127.0.0.1:1"), ct);
        var settings = PropertyMap.Of(("cloud", "emulator"), ("maxRetries", "0"), ("__stackIdentity", "0123456789abcdef"));
        await provider.ConfigureAsync(new ConfigureRequest(settings), ct);
        return new ChainRunner(cloud, provider);
    }

    /// <summary>Runs a chain.</summary>
    /// <returns>What is wrong first; null if nothing is.</returns>
    internal async Task<string?> RunAsync(Chain chain, CancellationToken ct)
    {
        var cluster = await cloud.ResetAsync(chain.Habits, ct);
        (inputs, outputs, id, hasInitErrors, pool) = (PropertyMap.Empty, PropertyMap.Empty, null, false, null);
        kept.Clear();
        for (var i = 0; i < chain.Steps.Count; i++)
        {
            var step = chain.Steps[i];
            if (
                await RunStepAsync(
                    step with
                    {
                        Program = cloud.Translate(step.Program).With("clusterId", cluster),
                        Other = step.Other is { } other ? cloud.Translate(other).With("clusterId", cluster) : null,
                        Drift = step.Drift is { } drift ? cloud.Translate(drift).With("clusterId", cluster) : null,
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
        await cloud.DisposeAsync();
    }

    private async Task<string?> RunStepAsync(Step step, CancellationToken ct)
    {
        if (
            cloud.ChecksPrograms
            && (!await IsValidAsync(step.Program, ct) || (step.Other is { } replaced && !await IsValidAsync(replaced, ct)))
        )
        {
            return null;
        }

        if (step.OthersAdd && pool is not null)
        {
            await cloud.AddTagOfAnotherAsync(ct);
            pool = await cloud.ReadPoolAsync(ct);
        }

        if (step.Drift is { } drift && id is not null && (!cloud.ChecksPrograms || await IsValidAsync(drift, ct)))
        {
            cloud.Fail(0, CallFault.None, isNew: false);
            await provider.UpdateAsync(new UpdateRequest(id, Urn, outputs, inputs, drift, []), ct);
            var refreshed = await provider.ReadAsync(new ReadRequest(id, Urn, outputs, inputs), ct);
            (inputs, outputs, pool) = (refreshed.Inputs!, refreshed.Properties!, await cloud.ReadPoolAsync(ct));
        }

        var before = (JObject?)pool?.DeepClone();
        var (number, kind) = step.Fault ?? (0, CallFault.None);
        cloud.Fail(number, kind, isNew: id is null);
        var plan = id is null ? null : await PlanAsync(step.Program, ct);
        var program = step.Program;
        var failures = 0;
        for (var run = 1; ; run++)
        {
            if (run > MostRuns)
            {
                return $"{MostRuns} runs were not enough; the last error: {lastError}";
            }

            var outcome = await RunOnceAsync(program, ct);
            pool = await cloud.ReadPoolAsync(ct);
            if (outcome is RunOutcome.Unchanged)
            {
                break;
            }

            failures += outcome is RunOutcome.Failed ? 1 : 0;
            if (failures > (step.Fault is null ? 0 : 1))
            {
                return $"a run failed although no request did: {lastError}";
            }

            if (hasInitErrors && step.Other is { } other && program != other)
            {
                Remember(program);
                program = other;
            }

            if (hasInitErrors && pool is not null && Problem(program) is { } missing && await IsEmptyAsync(program, ct))
            {
                return $"the preview after a failure does not show what is open: {missing}";
            }
        }

        Deployed++;
        return Problem(program)
            ?? (
                before is not null && plan is not null && program == step.Program
                    ? PlanProblem(plan, before, program, hadFault: step.Fault is not null)
                    : null
            )
            ?? (cloud.HasEntriesAndFieldsOfItsOwn ? UnknownFieldProblem() : null)
            ?? (await IsRefreshedAsync(program, ct) ? null : "a refresh after the update shows drift")
            ?? await ImportProblemAsync(ct)
            ?? Accept(program);
    }

    // Compared with all that the pool has, also what the last program left to the cloud.
    private async Task<bool> IsValidAsync(PropertyMap program, CancellationToken ct)
    {
        var olds = id is null
            ? PropertyMap.Empty
            : (await provider.ReadAsync(new ReadRequest(id, Urn, PropertyMap.Empty, PropertyMap.Empty), ct)).Inputs!.With(
                "os",
                program["os"]
            );
        var check = new CheckRequest(Urn, "containeros:index:NodePool", "web", olds, program);
        return (await provider.CheckAsync(check, ct)).Failures.Count == 0;
    }

    private async Task<RunOutcome> RunOnceAsync(PropertyMap program, CancellationToken ct)
    {
        try
        {
            if (id is null)
            {
                var made = await provider.CreateAsync(new CreateRequest(Urn, program), ct);
                (id, inputs, outputs) = (made.Id, program, made.Properties);
                return RunOutcome.Changed;
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
                return RunOutcome.Unchanged;
            }

            var updated = await provider.UpdateAsync(new UpdateRequest(id, Urn, outputs, inputs, program, []), ct);
            (inputs, outputs, hasInitErrors) = (program, updated.Properties, false);
            return RunOutcome.Changed;
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

        return RunOutcome.Failed;
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

    private string? Problem(PropertyMap program)
    {
        var isScaled = program.ContainsKey("autoScaling");
        if (pool!["auto_scaling"]!["enable"]?.ToObject<bool>() != isScaled)
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
                .Select(setting => setting.Problem(pool, program, Kept(setting), cloud.HasEntriesAndFieldsOfItsOwn))
                .FirstOrDefault(problem => problem is not null)
            ?? ManagementProblem(program);
    }

    // Nothing restarts nodes unasked: a pool is managed only with a switch that is on.
    private string? ManagementProblem(PropertyMap program)
    {
        var switches = program.Find("management") as PropertyMap ?? PropertyMap.Empty;
        var isManaged = new[] { "autoRepair", "autoUpgrade", "autoFixVulnerabilities" }.Any(name =>
            switches.Find(name) is PropertyBool { Value: true }
        );
        return pool!["management"]!["enable"]?.ToObject<bool>() is true == isManaged ? null : "management.enable is not as the switches";
    }

    private HashSet<JToken?> Kept(Setting setting) =>
        kept.TryGetValue(setting.Path, out var values) ? values : [pool!.SelectToken(setting.Field)];

    private string? PlanProblem(HashSet<string> plan, JObject before, PropertyMap program, bool hadFault)
    {
        var changed = Chain
            .Settings(program)
            .Where(setting => !setting.IsSame(before.SelectToken(setting.Field), pool!.SelectToken(setting.Field)))
            .Select(setting => setting.Root)
            .ToHashSet();
        string[] notPlanned = [.. changed.Except(plan)];
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
                .Where(group => pool![group]?["x_" + group] is null)
                .Concat(pool!.SelectToken("scaling_group.data_disks[0].x_disk") is null ? ["data_disks"] : []),
        ];
        return gone.Length > 0 ? "a field that only a newer version knows is gone in " + string.Join(", ", gone) : null;
    }

    // What may have arrived from a program that the user left after a failure.
    private void Remember(PropertyMap program)
    {
        foreach (var setting in Chain.Settings(program))
        {
            var values = kept.TryGetValue(setting.Path, out var known)
                ? known
                : kept[setting.Path] = new HashSet<JToken?>(new JTokenEqualityComparer()!);
            values.Add(pool?.SelectToken(setting.Field)?.DeepClone());
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
            kept[setting.Path] = new HashSet<JToken?>(new JTokenEqualityComparer()!) { pool!.SelectToken(setting.Field)?.DeepClone() };
        }

        return null;
    }

    private enum RunOutcome
    {
        Failed,
        Changed,
        Unchanged,
    }

    private sealed class ChainEnvironment(IChainCloud cloud) : IEnvironment
    {
        public string? Get(string name) =>
            name switch
            {
                "CONTAINEROS_ENDPOINT" => cloud.Address,
                "ALIBABA_CLOUD_ACCESS_KEY_ID" => cloud.KeyId,
                "ALIBABA_CLOUD_ACCESS_KEY_SECRET" => cloud.KeySecret,
                _ => null,
            };
    }
}

/// <summary>A cloud that keeps the pool of one chain at a time.</summary>
internal interface IChainCloud : IAsyncDisposable
{
    /// <summary>The address of its API.</summary>
    string Address { get; }

    /// <summary>The id of its access key.</summary>
    string KeyId { get; }

    /// <summary>The secret of its access key.</summary>
    string KeySecret { get; }

    /// <summary>Whether it knows what programs refer to, so that those that a check refuses are left out.</summary>
    bool ChecksPrograms { get; }

    /// <summary>Whether it adds tags and labels to a pool, and has fields that only a newer version of the service has.</summary>
    bool HasEntriesAndFieldsOfItsOwn { get; }

    /// <summary>The program with ids that exist in this cloud.</summary>
    PropertyMap Translate(PropertyMap program);

    /// <summary>Starts a chain: there is no pool.</summary>
    /// <returns>The cluster of its pool.</returns>
    Task<string> ResetAsync(Habits habits, CancellationToken ct);

    /// <summary>Lets one of the next requests that change the pool fail; all others of a fault that was set before succeed.</summary>
    void Fail(int number, CallFault kind, bool isNew);

    /// <summary>Another system adds a tag to the pool.</summary>
    Task AddTagOfAnotherAsync(CancellationToken ct);

    /// <summary>The pool with the fields of the API, also those that replies leave out; null if there is none.</summary>
    Task<JObject?> ReadPoolAsync(CancellationToken ct);
}
