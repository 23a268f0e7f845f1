using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ContainerOS.Cli.Commands.Pins;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Pins;
using ContainerOS.Cli.Rollouts;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Views;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Versions;
using ContainerOS.Rollout;
using ContainerOS.Rollout.Execution;
using ContainerOS.Rules;
using ContainerOS.Sdk;

namespace ContainerOS.Cli.Commands.Rollouts;

/// <summary><c>containeros rollout plan</c>.</summary>
internal static class RolloutPlanCommand
{
    internal static Command Create()
    {
        var cloud = new CloudOptions();
        var trace = TraceOption.Create();
        var pool = new Argument<string>("pool") { Description = "The node pool as clusterId:nodePoolId." };
        var to = new Option<string?>("--to")
        {
            Description = "The ContainerOS release to move to. Its image comes from the lock file or the table of releases.",
        };
        var image = new Option<string?>("--image") { Description = "The id of the image to move to, instead of --to." };
        var kubernetes = new Option<string?>("--kubernetes-version")
        {
            Description = "The Kubernetes version to move to: that of the cluster, such as 1.35.2-aliyun.1. It has no way back.",
        };
        var runtime = new Option<string?>("--runtime-version") { Description = "The version of containerd to move to, such as 2.1.6." };
        var kubeconfig = new Option<string?>("--kubeconfig")
        {
            Description =
                "A kubeconfig file: pods, PodDisruptionBudgets and nodes of the cluster are read, and the plan warns about drains.",
        };
        var file = PinOptions.Lock();
        var planFile = new Option<string>("--output", "-o")
        {
            Description = "The file of the plan.",
            DefaultValueFactory = _ => "plan.json",
        };
        var canary = RolloutCommand.Number("--canary", "The number of nodes of the first batch, 1 to 10.", 1);
        var parallelism = RolloutCommand.Number("--max-parallelism", "The largest number of nodes of a later batch, 1 to 10.", 1);
        var failed = RolloutCommand.Number("--max-failed-nodes", "How many nodes may fail before the rollout ends.", 0);
        var timeout = RolloutCommand.Number("--gate-timeout", "How many seconds the nodes of a batch may take to become Ready.", 1800);
        var soak = RolloutCommand.Number("--soak", "How many seconds the nodes of a batch have to stay Ready before the next batch.", 0);
        var pause = new EnumOption<RolloutPauses>("Where the rollout waits for a person.", RolloutPauses.Never, "--pause");
        var onFailure = new EnumOption<FailureAction>(
            "What a failure after the first batch leads to.",
            FailureAction.Rollback,
            "--on-failure"
        );
        var urls = new Option<string[]>("--check-http")
        {
            Description = "An address that has to answer 200 after each batch. May be repeated.",
            DefaultValueFactory = _ => [],
        };
        var programs = new Option<string[]>("--check-command")
        {
            Description = "A command line that has to end with exit code 0 after each batch; no shell is used. May be repeated.",
            DefaultValueFactory = _ => [],
        };
        var command = new Command("plan", "Plan a rollout and write it to a file. Changes nothing.")
        {
            pool,
            to,
            image,
            kubernetes,
            runtime,
            kubeconfig,
            file,
            planFile,
            canary,
            parallelism,
            failed,
            timeout,
            soak,
            pause.Option,
            onFailure.Option,
            urls,
            programs,
            cloud.Region,
            cloud.Endpoint,
            trace,
        };
        command.SetAction(
            (parsed, ct) =>
                RolloutCommand.RunAsync(async () =>
                {
                    var options = new RolloutOptions
                    {
                        Canary = parsed.GetValue(canary),
                        MaxParallelism = parsed.GetValue(parallelism),
                        MaxFailedNodes = parsed.GetValue(failed),
                        GateTimeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
                        Soak = TimeSpan.FromSeconds(parsed.GetValue(soak)),
                        Pause = pause.Get(parsed),
                        OnFailure = onFailure.Get(parsed),
                        Checks = [.. parsed.GetValue(urls)!.Select(HttpCheck), .. parsed.GetValue(programs)!.Select(CommandCheck)],
                    };
                    if (RolloutPlan.FirstProblem(options) is { } problem)
                    {
                        throw new UsageException(problem);
                    }

                    var named = parsed.GetValue(pool)!;
                    var (cluster, id) =
                        RolloutCommand.PoolOf(named)
                        ?? throw new UsageException($"'{named}' is not a node pool; write clusterId:nodePoolId");
                    var target = new RolloutTarget
                    {
                        KubernetesVersion = parsed.GetValue(kubernetes),
                        RuntimeVersion = parsed.GetValue(runtime),
                    };
                    var pin = TargetImage(
                        parsed.GetValue(to),
                        parsed.GetValue(image),
                        target,
                        PinOptions.FileOf(parsed.GetValue(file)),
                        cloud.GetRegion(parsed)
                    );
                    target = target with { ImageId = pin?.Image.ImageId };
                    var output = ConsoleOutput.ForRun(parsed.GetValue(trace));
                    using var client = cloud.Open(parsed, output.Observer);
                    var warnings = await CheckAsync(client, cluster, parsed.GetValue(to), target, pin, ct);
                    var plan = await new RolloutRunner(client).PlanAsync(cluster, id, target, options, ct);
                    plan = plan with { Warnings = warnings };
                    if (parsed.GetValue(kubeconfig) is { } config)
                    {
                        plan = plan with { Warnings = [.. warnings, .. (await DrainReader.ReadAsync(config, ct)).Of(plan)] };
                    }

                    var path = parsed.GetValue(planFile)!;
                    await RolloutCommand.WriteAsync(path, RolloutPlanFile.Write(plan), ct);
                    await output.Out.WriteLinesAsync(Describe(plan, path));
                    return Runs.ExitCode.Done;
                })
        );
        return command;
    }

    private static HttpRolloutCheck HttpCheck(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? new(url, 200)
            : throw new UsageException($"'{text}' is not an http address");

    private static CommandRolloutCheck CommandCheck(string text) =>
        CommandLineParser.SplitCommandLine(text).ToList() is [_, ..] words
            ? new([.. words])
            : throw new UsageException("--check-command is empty");

    private static PinFacts? TargetImage(string? to, string? image, RolloutTarget versions, string lockFile, string? region)
    {
        var hasVersion = versions.KubernetesVersion is not null || versions.RuntimeVersion is not null;
        if (to is not null && image is not null || (to is null && image is null && !hasVersion))
        {
            throw new UsageException(
                "name the target with --to RELEASE or with --image ID, or a version with --kubernetes-version or --runtime-version"
            );
        }

        if (to is null && image is null)
        {
            return null;
        }

        OsVersion? version = to is null ? null : PinOptions.ParseVersion(to);
        var resolution = LockFileStore.Read(lockFile).Resolve(version, image, region ?? string.Empty);
        return resolution.ImageId is null
            ? throw new UsageException(
                $"the image of ContainerOS {version} is not known; pin it with 'containeros pins add', or use --image"
            )
            : new(resolution, region ?? string.Empty, IsFrozen: false) { LockFile = Path.GetFileName(lockFile) };
    }

    /// <summary>Checks the target against the rules that a program with it is checked against.</summary>
    /// <returns>The warnings.</returns>
    /// <exception cref="UsageException">A rule refuses it.</exception>
    private static async Task<ImmutableArray<string>> CheckAsync(
        AlibabaCloudClient client,
        string clusterId,
        string? release,
        RolloutTarget target,
        PinFacts? pin,
        CancellationToken ct
    )
    {
        var cluster = await client.Ack.Clusters.GetAsync(clusterId, ct);
        var facts = PoolFacts.Offline with
        {
            Cluster = KubernetesVersion.Parse(cluster.CurrentVersion ?? string.Empty) is { } version
                ? new ClusterFacts(clusterId, cluster.ClusterType ?? string.Empty, version, cluster.AutoMode)
                : null,
            Pin = pin,
        };
        var spec = new NodePoolSpec();
        spec = target.RuntimeVersion is { } runtime ? spec with { RuntimeVersion = runtime } : spec;
        spec =
            target.ImageId is not { } image ? spec
            : release is null ? spec with { Os = new OsPin { ImageId = image } }
            : spec with { Os = new OsPin { Version = PinOptions.ParseVersion(release) } };
        // The version of Kubernetes is compared when the rollout is planned.
        var found = PoolValidator
            .Validate(spec, facts)
            .Diagnostics.Where(each =>
                (pin is not null && each.Path.StartsWith("os", StringComparison.Ordinal)) || each.Path is "runtimeVersion"
            )
            .ToLookup(each => each.Severity, each => $"{each.Code} {each.Path}: {each.Message}; {each.Fix}");
        return found[Severity.Error].FirstOrDefault() is { } refusal ? throw new UsageException(refusal) : [.. found[Severity.Warning]];
    }

    private static IEnumerable<string> Describe(RolloutPlan plan, string path)
    {
        if (plan.Batches.IsEmpty)
        {
            return [$"All nodes have the image {plan.TargetImageId} already."];
        }

        var table = new TextTable("BATCH", "ZONE", "NODES", "MINUTES P50", "P90");
        foreach (var batch in plan.Batches)
        {
            table.Add(
                [batch.Number == 1 ? "1 (canary)" : batch.Number.ToString(CultureInfo.InvariantCulture)],
                [batch.Zone],
                [.. batch.Nodes],
                [Minutes(batch.Expected.P50)],
                [Minutes(batch.Expected.P90)]
            );
        }

        return
        [
            .. plan.Changes,
            .. table.Lines(),
            plan.Summary,
            $"on failure: {plan.AfterFailure}",
            $"capacity: {plan.Capacity}",
            .. plan.Warnings.Select(line => $"warning: {line}"),
            .. plan.CannotBeUndone.Select(line => $"cannot be undone: {line}"),
            $"Written to {DisplayPath.Of(path)}. 'containeros rollout apply {DisplayPath.Of(path)}' runs it.",
        ];
    }

    private static string Minutes(TimeSpan span) => span.TotalMinutes.ToString("0.0", CultureInfo.InvariantCulture);
}
