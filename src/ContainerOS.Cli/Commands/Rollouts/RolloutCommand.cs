using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ContainerOS.Automation;
using ContainerOS.Cli.Clouds;
using ContainerOS.Cli.Commands.Pins;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Pins;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.UserData;
using ContainerOS.Cli.Views;
using ContainerOS.Locks;
using ContainerOS.Model.Locks;
using ContainerOS.Rollout;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Cli.Commands.Rollouts;

/// <summary><c>containeros rollout</c>: replaces the image of a live pool in batches, by a plan that is reviewed first.</summary>
internal static class RolloutCommand
{
    internal static Command Create() =>
        new("rollout", "Replace the image of a live pool's nodes in batches, by a plan that is reviewed first.")
        {
            Plan(),
            Apply(),
            Status(),
            Revert(),
        };

    private static Command Plan()
    {
        var cloud = new CallOptions();
        var pool = new Argument<string>("pool") { Description = "The node pool as clusterId:nodePoolId." };
        var to = new Option<string?>("--to")
        {
            Description = "The ContainerOS release to move to. Its image comes from the lock file or the table of releases.",
        };
        var image = new Option<string?>("--image") { Description = "The id of the image to move to, instead of --to." };
        var file = PinOptions.Lock();
        var output = new Option<string>("--output", "-o") { Description = "The file of the plan.", DefaultValueFactory = _ => "plan.json" };
        var canary = Number("--canary", "The number of nodes of the first batch, 1 to 10.", 1);
        var parallelism = Number("--max-parallelism", "The largest number of nodes of a later batch, 1 to 10.", 1);
        var failed = Number("--max-failed-nodes", "How many nodes may fail before the rollout ends.", 0);
        var timeout = Number("--gate-timeout", "How many seconds the nodes of a batch may take to become Ready.", 1800);
        var soak = Number("--soak", "How many seconds the nodes of a batch have to stay Ready before the next batch.", 0);
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
            file,
            output,
            canary,
            parallelism,
            failed,
            timeout,
            soak,
            pause.Option,
            onFailure.Option,
            urls,
            programs,
        };
        cloud.AddTo(command);
        command.SetAction(
            (parsed, ct) =>
                RunAsync(async () =>
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

                    var (cluster, id) = PoolOf(parsed.GetValue(pool)!);
                    var target = TargetImage(
                        parsed.GetValue(to),
                        parsed.GetValue(image),
                        PinOptions.FileOf(parsed.GetValue(file)),
                        cloud.RegionOf(parsed)
                    );
                    using var client = cloud.Open(parsed);
                    var plan = await new RolloutRunner(client).PlanAsync(cluster, id, target, options, ct);
                    var path = parsed.GetValue(output)!;
                    await WriteAsync(path, RolloutPlanFile.Write(plan), ct);
                    await ConsoleOutput.ForRun().Out.WriteLineAsync(Describe(plan, path));
                    return Runs.ExitCode.Done;
                })
        );
        return command;
    }

    private static Command Apply()
    {
        var cloud = new CallOptions();
        var plan = PlanArgument();
        var approve = Number("--approve", "With a plan that pauses: the number of batches after which the rollout may go on.", 0);
        var file = PinOptions.Lock();
        var report = new Option<string?>("--report") { Description = "Write a report of this run: PATH.html for people, and PATH.json." };
        var reason = new Option<string?>("--reason") { Description = "Why the rollout is made; part of the report." };
        var command = new Command(
            "apply",
            "Run a plan, or go on with one that was interrupted or paused. Does nothing that is not in the plan."
        )
        {
            plan,
            approve,
            file,
            report,
            reason,
        };
        cloud.AddTo(command);
        command.SetAction(
            (parsed, ct) =>
                RunAsync(async () =>
                {
                    var (read, path) = (Read(parsed.GetValue(plan)!), PinOptions.FileOf(parsed.GetValue(file)));
                    var pins = LockFileStore.Read(path);
                    if (pins.Pins.FirstOrDefault(pin => pin.ImageId == read.TargetImageId && pin.Quarantined is not null) is { } held)
                    {
                        throw new UsageException(
                            $"{held.Key} is {PinsListCommand.State(held)}; "
                                + $"remove 'quarantined' from its line in {DisplayPath.Of(path)} once the cause is found"
                        );
                    }

                    using var client = cloud.Open(parsed);
                    var progress = new StepLog(ConsoleOutput.ForRun());
                    RolloutStep end;
                    try
                    {
                        end = await new RolloutRunner(client, progress).ApplyAsync(read, parsed.GetValue(approve), ct);
                    }
                    finally
                    {
                        // A run that was interrupted or failed has a report too.
                        await WriteReportAsync(parsed.GetValue(report), new(read, parsed.GetValue(reason), progress.Moments));
                    }

                    if (end.Kind is RolloutStepKind.RolledBack && pins.Count > 0)
                    {
                        Quarantine(path, pins, read, progress.Failure ?? end.Reason);
                    }

                    // A pause that the plan asks for is as planned; one because of a check is not.
                    var isAsPlanned =
                        end.Kind is RolloutStepKind.Done
                        || (end.Kind is RolloutStepKind.Pause && read.Options.Pause is not RolloutPauses.Never);
                    return isAsPlanned ? Runs.ExitCode.Done : Runs.ExitCode.Failed;
                })
        );
        return command;
    }

    private static Command Status()
    {
        var cloud = new CallOptions();
        var plan = PlanArgument();
        var command = new Command("status", "Show how far the rollout of a plan is, read from the live pool.") { plan };
        cloud.AddTo(command);
        command.SetAction(
            (parsed, ct) =>
                RunAsync(async () =>
                {
                    var read = Read(parsed.GetValue(plan)!);
                    using var client = cloud.Open(parsed);
                    var situation = await new RolloutRunner(client).ReadAsync(read, ct);
                    await ConsoleOutput.ForRun().Out.WriteLineAsync(Describe(read, situation));
                    return Runs.ExitCode.Done;
                })
        );
        return command;
    }

    private static Command Revert()
    {
        var cloud = new CallOptions();
        var plan = PlanArgument();
        var command = new Command("revert", "Take all nodes back to the image they had before a plan, also after it has succeeded.")
        {
            plan,
        };
        cloud.AddTo(command);
        command.SetAction(
            (parsed, ct) =>
                RunAsync(async () =>
                {
                    var read = Read(parsed.GetValue(plan)!);
                    using var client = cloud.Open(parsed);
                    var end = await new RolloutRunner(client, new StepLog(ConsoleOutput.ForRun())).RevertAsync(read, ct);
                    return end.Kind is RolloutStepKind.RolledBack ? Runs.ExitCode.Done : Runs.ExitCode.Failed;
                })
        );
        return command;
    }

    private static Argument<string> PlanArgument() => new("plan") { Description = "The file of the plan." };

    private static Option<int> Number(string name, string description, int value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };

    private static Task<int> RunAsync(Func<Task<int>> command) =>
        CommandRunner.RunAsync(async () =>
        {
            try
            {
                return await command();
            }
            catch (RolloutOutdatedException exception)
            {
                throw new UsageException($"{exception.Message.TrimEnd('.')}; make a new plan");
            }
            catch (SdkException exception)
            {
                throw new UsageException(exception.Message);
            }
        });

    private static (string ClusterId, string NodePoolId) PoolOf(string text) =>
        LiveUserData.IsPool(text) && text.Split(':') is [var cluster, var pool]
            ? (cluster, pool)
            : throw new UsageException($"'{text}' is not a node pool; write clusterId:nodePoolId");

    private static HttpRolloutCheck HttpCheck(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? new(url, 200)
            : throw new UsageException($"'{text}' is not an http address");

    private static CommandRolloutCheck CommandCheck(string text) =>
        CommandLineParser.SplitCommandLine(text).ToList() is [_, ..] words
            ? new([.. words])
            : throw new UsageException("--check-command is empty");

    private static string TargetImage(string? to, string? image, string lockFile, string? region)
    {
        if ((to is null) == (image is null))
        {
            throw new UsageException("name the target with --to RELEASE or with --image ID");
        }

        if (image is not null)
        {
            return image;
        }

        var version = PinOptions.ParseVersion(to!);
        return LockFileStore.Read(lockFile).Resolve(version, null, region ?? string.Empty).ImageId
            ?? throw new UsageException(
                $"the image of ContainerOS {version} is not known; pin it with 'containeros pins add', or use --image"
            );
    }

    private static RolloutPlan Read(string file)
    {
        try
        {
            return RolloutPlanFile.Read(File.ReadAllText(file));
        }
        catch (FormatException exception)
        {
            throw new UsageException($"{DisplayPath.Of(file)}: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{DisplayPath.Of(file)} cannot be read: {exception.Message}");
        }
    }

    private static async Task WriteAsync(string path, string text, CancellationToken ct)
    {
        try
        {
            await File.WriteAllTextAsync(path, text, ct);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{DisplayPath.Of(path)} cannot be written: {exception.Message}");
        }
    }

    private static async Task WriteReportAsync(string? path, RolloutReport report)
    {
        if (path is not null && !report.Moments.IsEmpty)
        {
            await WriteAsync($"{path}.html", report.ToHtml(), CancellationToken.None);
            await WriteAsync($"{path}.json", report.ToJson() + Environment.NewLine, CancellationToken.None);
        }
    }

    private static void Quarantine(string path, ImageLock pins, RolloutPlan plan, string reason)
    {
        var held = new PinQuarantine(reason, $"rollout of {plan.ClusterId}:{plan.NodePoolId}, plan {plan.Digest}");
        var marked = pins
            .Pins.Where(pin => pin.ImageId == plan.TargetImageId)
            .Aggregate(pins, (all, pin) => all.With(pin with { Quarantined = held }));
        if (LockComparison.Between(pins, marked).Count > 0)
        {
            LockFileStore.Write(path, marked);
        }
    }

    private static string Describe(RolloutPlan plan, string path)
    {
        if (plan.Batches.IsEmpty)
        {
            return $"All nodes have the image {plan.TargetImageId} already.";
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

        return string.Join(
            Environment.NewLine,
            [
                $"{plan.FromImageId} -> {plan.TargetImageId}",
                .. table.Lines(),
                $"{plan.Nodes.Count()} nodes in {plan.Batches.Length} batches, "
                    + $"about {Minutes(plan.Expected.P50)} minutes (P90 {Minutes(plan.Expected.P90)}); "
                    + "the times of drains and boots are assumed",
                $"Written to {DisplayPath.Of(path)}. 'containeros rollout apply {DisplayPath.Of(path)}' runs it.",
            ]
        );
    }

    private static string Describe(RolloutPlan plan, RolloutSituation situation)
    {
        var nodes = situation.Nodes.ToDictionary(node => node.Name, StringComparer.Ordinal);
        var direction =
            situation.TemplateImageId == plan.TargetImageId ? "forward"
            : situation.TemplateImageId != plan.FromImageId ? $"of another rollout (template {situation.TemplateImageId})"
            : situation.Nodes.Any(node => node.ImageId == plan.TargetImageId) ? "going back"
            : "not begun, or rolled back";
        var table = new TextTable("BATCH", "NODE", "IMAGE", "STATE");
        foreach (var (batch, name) in plan.Batches.SelectMany(batch => batch.Nodes, (batch, name) => (batch, name)))
        {
            var node = nodes.GetValueOrDefault(name);
            table.Add(
                [batch.Number.ToString(CultureInfo.InvariantCulture)],
                [name],
                [
                    node is null ? "-"
                    : node.ImageId == plan.TargetImageId ? "target"
                    : node.ImageId == plan.FromImageId ? "before"
                    : node.ImageId,
                ],
                [
                    node switch
                    {
                        null => "gone",
                        { IsReady: true } => "Ready",
                        _ => "not Ready",
                    },
                ]
            );
        }

        return string.Join(Environment.NewLine, [$"Rollout: {direction}", .. table.Lines()]);
    }

    private static string Minutes(TimeSpan span) => span.TotalMinutes.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>The options of commands that call ACK.</summary>
    private sealed class CallOptions
    {
        private readonly Option<string?> region = new("--region") { Description = "The region. Default: ALIBABA_CLOUD_REGION_ID." };
        private readonly Option<string?> endpoint = new("--endpoint")
        {
            Description = $"The address of the API, such as that of an emulator. Default: {CloudSettings.EndpointVariable}.",
        };
        private readonly Option<bool> trace = TraceOption.Create();

        internal void AddTo(Command command)
        {
            command.Add(region);
            command.Add(endpoint);
            command.Add(trace);
        }

        internal string? RegionOf(ParseResult parsed) =>
            parsed.GetValue(region) ?? CommandEnvironment.Current.Variable("ALIBABA_CLOUD_REGION_ID");

        internal AlibabaCloudClient Open(ParseResult parsed)
        {
            var observer = ConsoleOutput.ForRun(parsed.GetValue(trace)).Observer;
            return AlibabaCloudClient.Create(
                new SdkOptions
                {
                    Region = RegionOf(parsed) ?? string.Empty,
                    Endpoint = parsed.GetValue(endpoint) ?? CommandEnvironment.Current.Variable(CloudSettings.EndpointVariable),
                    Credentials = UserCredentials.Chain(CommandEnvironment.Current.Variable, observer),
                    CredentialHosts = UserCredentials.Hosts(CommandEnvironment.Current.Variable),
                    Observer = observer,
                }
            );
        }
    }

    /// <summary>Writes each step once, with the time.</summary>
    private sealed class StepLog(ConsoleOutput output) : IProgress<RolloutMoment>
    {
        private readonly ImmutableArray<RolloutMoment>.Builder moments = ImmutableArray.CreateBuilder<RolloutMoment>();
        private string? last;

        /// <summary>The steps so far.</summary>
        internal ImmutableArray<RolloutMoment> Moments => moments.ToImmutable();

        /// <summary>Why the rollout went back; null when it did not.</summary>
        internal string? Failure { get; private set; }

        public void Report(RolloutMoment value)
        {
            moments.Add(value);
            var step = value.Step;
            if (step is { Kind: RolloutStepKind.SetTemplate, Batch: not null })
            {
                Failure = step.Reason;
            }

            var nodes = step.Nodes.IsEmpty ? string.Empty : $": {string.Join(", ", step.Nodes)}";
            var line = SafeText.Of($"{step.Reason}{nodes}");
            if (line != last)
            {
                last = line;
                var time = TimeProvider.System.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
                output.Out.WriteLine($"{output.Style.Dim(time)}  {Word(step.Kind), -11}  {line}");
            }
        }

        private static string Word(RolloutStepKind kind) =>
            kind switch
            {
                RolloutStepKind.SetTemplate => "template",
                RolloutStepKind.ReplaceNodes => "replace",
                RolloutStepKind.RolledBack => "rolled back",
                _ => kind.ToString().ToLowerInvariant(),
            };
    }
}
