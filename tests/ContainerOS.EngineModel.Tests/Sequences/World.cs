using ContainerOS.EngineModel.Tests.Cloud;
using ContainerOS.EngineModel.Tests.Engine;
using ContainerOS.Protocol.Values;

namespace ContainerOS.EngineModel.Tests.Sequences;

/// <summary>
/// One account with the stacks that use it. It makes the runs, and checks after each change and each run that no pool is lost, doubled or
/// taken over.
/// </summary>
internal sealed class World
{
    internal const string OwnerTag = "containeros.infra/owner";
    internal const string Project = "shop";

    private readonly Dictionary<string, PoolHistory> histories = [];
    private readonly Func<FakeAck, Action<PoolChange>, IPluginHost> plugins;
    private readonly Random random;
    private readonly List<string> journal = [];
    private readonly HashSet<CutCreate> cutCreates = [];

    /// <summary>Stacks that lost something or were copied: in doubt their pools are kept.</summary>
    private readonly HashSet<int> doubtful = [];
    private readonly CancellationToken ct;
    private int families;
    private Backend? running;
    private Deployment? deployment;

    internal World(bool namesAreUnique, int seed, Func<FakeAck, Action<PoolChange>, IPluginHost> plugins, CancellationToken ct)
    {
        (this.plugins, this.ct) = (plugins, ct);
        random = new Random(seed);
        Account = new FakeAck(namesAreUnique);
    }

    internal FakeAck Account { get; }

    internal List<Backend> Backends { get; } = [];

    /// <summary>The first rule that was broken; null if none was.</summary>
    internal Violation? Violation { get; private set; }

    /// <summary>How the runs ended.</summary>
    internal List<RunOutcome> Outcomes { get; } = [];

    /// <summary>What happened: operations, calls and messages.</summary>
    internal IReadOnlyList<string> Journal => journal;

    /// <summary>Adds a stack with an empty state.</summary>
    internal Backend AddBackend()
    {
        var backend = new Backend(families++, new StackState(Project, "dev"));
        Backends.Add(backend);
        return backend;
    }

    /// <summary>Adds a copy of a stack, as "stack export" and "stack import" into another backend make one.</summary>
    internal void Clone(Backend backend)
    {
        doubtful.Add(backend.Family);
        Backends.Add(new Backend(backend.Family, backend.State.Copy()) { Program = backend.Program });
    }

    internal void Note(string text) => journal.Add(text);

    /// <summary>Makes a run, and after a successful up a preview, which has to be empty.</summary>
    internal async Task<RunResult> RunAsync(Backend backend, RunOptions options, Func<Deployment, Task<RunResult>> run)
    {
        options = options with { Random = random };
        if (options.Fault is not null)
        {
            doubtful.Add(backend.Family);
        }

        var result = await DeployAsync(backend, backend.State, options, run);
        Outcomes.Add(result.Outcome);
        NotePending(backend, result);
        CheckFailure(result);
        CheckKnown();
        CheckOneResource(backend);
        return result;
    }

    /// <summary>Checks that a preview of a stack that is up to date is empty.</summary>
    internal async Task CheckPreviewAsync(Backend backend)
    {
        var preview = await DeployAsync(
            backend,
            backend.State.Copy(),
            new RunOptions { Preview = true, Random = random },
            deployment => deployment.UpAsync()
        );
        if (backend.Program.Resources.Exists(resource => resource.Get is { } id && !Account.Pools.Any(pool => pool.ResourceId == id)))
        {
            return; // The run deleted what its program reads.
        }

        // The engine keeps an entry that waits for its replacement when an import takes its place, and deletes it again in each run
        // (deleteSnapshotMutation.End).
        if (backend.State.Resources.Exists(entry => entry is { Delete: true, PendingReplacement: true }))
        {
            return;
        }

        if (!preview.Succeeded || preview.Steps.Count > 0)
        {
            Break("previews are empty after success", $"the preview says: {string.Join(", ", [.. preview.Steps, .. preview.Messages])}");
        }
    }

    /// <summary>Says that a pool may be unknown to every state from now on, because a user decided so.</summary>
    internal void Release(string resourceId)
    {
        if (Account.Pools.FirstOrDefault(pool => pool.ResourceId == resourceId) is { } pool)
        {
            histories[pool.Id].IsReleased = true;
        }
    }

    /// <summary>Says that the creates of a stack that were cut cannot be found any more, because its URNs change.</summary>
    internal void ReleaseCut(Backend backend)
    {
        foreach (
            var history in histories.Values.Where(history =>
                cutCreates.Any(cut => cut.Family == backend.Family && cut.Urn == history.Origin)
            )
        )
        {
            history.IsReleased = true;
        }
    }

    /// <summary>Records a pool that someone else made.</summary>
    internal void AddForeign(FakePool pool) =>
        histories[pool.Id] = new PoolHistory(pool, Family: null, "someone else") { HasOwner = pool.Tag(OwnerTag) is not null };

    /// <summary>Records that someone else took a pool over, so that the stack that made it must keep it.</summary>
    internal void TakeOver(FakePool pool)
    {
        var hasOwner = pool.Tag(OwnerTag) is not null;
        histories[pool.Id] = new PoolHistory(pool, Family: null, "someone else")
        {
            HasOwner = hasOwner,
            TakenFrom = histories[pool.Id].Family,
        };
    }

    /// <summary>Whether a create of the stack was cut and has not been repeated yet.</summary>
    internal bool HasCut(Backend backend) => cutCreates.Any(cut => cut.Family == backend.Family);

    /// <summary>Whether a state has the pool.</summary>
    internal bool IsKept(FakePool pool) =>
        Backends.Exists(other => other.State.Resources.Exists(entry => entry.Id == pool.ResourceId && !entry.External));

    private static bool IsEntryOf(ResourceState entry, FakePool pool) => !entry.External && entry.Id == pool.ResourceId;

    private static bool Names(string message, FakePool pool) =>
        message.Contains(pool.Id, StringComparison.Ordinal) || message.Contains(pool.Name, StringComparison.Ordinal);

    private async Task<RunResult> DeployAsync(Backend backend, StackState state, RunOptions options, Func<Deployment, Task<RunResult>> run)
    {
        await using var current = new Deployment(state, backend.Program, options, plugins(Account, OnChange), ct);
        current.Trace.OnCall = call => journal.Add($"    {call}");
        (running, deployment) = (backend, current);
        var result = await run(current);
        (running, deployment) = (null, null);
        foreach (var message in result.Messages)
        {
            journal.Add($"    > {message}");
            foreach (var history in histories.Values.Where(history => Names(message, history.Pool)))
            {
                history.IsNamed = true;
            }
        }

        journal.Add($"    {result.Outcome}");
        CheckDeleted(backend, current.Steps.Deleted, result.Messages);
        return result;
    }

    /// <summary>Checks each change of a pool while it is made.</summary>
    private void OnChange(PoolChange change)
    {
        var (backend, call) = (running!, deployment!.Trace.Last!);
        journal.Add($"      cloud: {change.Kind} {change.Pool} by {call.Summary}");
        switch (change.Kind)
        {
            case PoolChangeKind.Created:
                histories[change.Pool.Id] = new PoolHistory(change.Pool, backend.Family, call.Urn)
                {
                    HasOwner = change.Pool.Tag(OwnerTag) is not null,
                };
                break;
            case PoolChangeKind.Modified:
                CheckOwner(backend, change.Pool, "changed");
                break;
            default:
                CheckOwner(backend, change.Pool, "deleted");
                CheckTakenOver(backend, change.Pool);
                CheckDeletion(backend, change.Pool, call);
                break;
        }
    }

    private void CheckOwner(Backend backend, FakePool pool, string change)
    {
        var history = histories[pool.Id];
        if (!history.HasOwner && deployment!.Before.Concat(backend.State.Resources).Any(entry => IsEntryOf(entry, pool)))
        {
            history.ImportedBy = backend.Family; // A pool without an owner belongs to the stack that imported it.
        }

        if ((history.ImportedBy ?? history.Family) != backend.Family)
        {
            Break("another owner's pool is never changed", $"{pool} of {history.Origin} was {change}");
        }
    }

    /// <summary>Checks that a pool whose tag was removed is kept. An update of the stack that made it marks it again.</summary>
    private void CheckTakenOver(Backend backend, FakePool pool)
    {
        if (
            histories[pool.Id].TakenFrom == backend.Family
            && pool.Tag(OwnerTag) is null
            && deployment!.Steps.Deleting is { CreateNumber: > 0 }
            && !backend.WasWithoutOwnership
        )
        {
            Break("a pool whose tag was removed is kept", $"{pool} was deleted");
        }
    }

    private void CheckDeletion(Backend backend, FakePool pool, RecordedCall call)
    {
        var deleting = deployment!.Steps.Deleting;
        if (call.Method != "Delete" || deleting?.Id != pool.ResourceId)
        {
            Break("a pool is deleted only by its Delete", $"{pool} was deleted by {call.Summary}");
        }

        // Of several entries with the pool, the one of the last Create owns it; an import of the stack's own pool does not.
        var keeper = backend.State.Resources.Find(entry =>
            entry != deleting && entry.IsKept && entry.Id == pool.ResourceId && !(entry.CreateNumber < deleting?.CreateNumber)
        );
        // After someone removed the tag, the resource that an update marked owns the pool.
        var isClaimed = histories[pool.Id].TakenFrom is not null && pool.Tag(OwnerTag) is not null;
        if (keeper is not null && !isClaimed)
        {
            Break("no pool is deleted that a state means to have", $"{pool} was deleted, and the state keeps {keeper}");
        }

        var other = Backends.Find(candidate =>
            candidate.Family != backend.Family
            && candidate.Family == histories[pool.Id].Family
            && candidate.State.Resources.Exists(entry => entry.IsKept && entry.Id == pool.ResourceId)
        );
        if (other is not null)
        {
            Break("no pool is deleted that a state means to have", $"{pool} was deleted, and another stack keeps it");
        }
    }

    /// <summary>Checks that what the stack created was deleted, and that a pool that is kept was named.</summary>
    private void CheckDeleted(Backend backend, IEnumerable<ResourceState> deleted, IReadOnlyList<string> messages)
    {
        foreach (var entry in deleted)
        {
            if (Account.Pools.FirstOrDefault(pool => pool.ResourceId == entry.Id) is not { } kept)
            {
                continue;
            }

            if (!messages.Any(message => Names(message, kept)))
            {
                Break("a pool that Delete keeps is named", kept.ToString());
            }

            var isOwn = entry.CreateNumber > 0 && histories[kept.Id].Family == backend.Family && !IsKept(kept);
            if (isOwn && !doubtful.Contains(backend.Family))
            {
                Break("a stack deletes the pools that it created", $"{kept} is kept");
            }
        }
    }

    /// <summary>Records which creates were cut and have to be repeated, and which were repeated.</summary>
    private void NotePending(Backend backend, RunResult result)
    {
        var creates = result.Calls.Where(call => call.Method == "Create").ToList();
        foreach (var call in creates)
        {
            var name = backend.Program.Find(call.Name)?.Provider ?? StepGenerator.DefaultProvider;
            var provider = backend.State.Find(backend.State.Urn(ResourceState.ProviderType, name));
            var cut = new CutCreate(backend.Family, call.Urn, ((PropertyString)call.News!["clusterId"]).Value, provider?.Id);
            if (call == result.Calls[^1] && !result.Succeeded)
            {
                // Whether it was cut or failed: the next Create of this resource has to find what it may have made.
                cutCreates.Add(cut);
            }
            else if (backend.HasOwnership)
            {
                cutCreates.Remove(cut);
            }
        }
    }

    private void CheckFailure(RunResult result)
    {
        // The programs of these sequences import a pool with its values; they only leave out optional ones, or change the size.
        if (
            result.Calls is [.., { Method: "Diff" } diff]
            && result.Messages is [.., var last]
            && last.StartsWith(StepGenerator.ImportedReplacement, StringComparison.Ordinal)
        )
        {
            Break("what a program leaves out never replaces", diff.Summary);
        }

        if (result.Messages.FirstOrDefault(text => text.StartsWith(StepFailedException.Unexpected, StringComparison.Ordinal)) is { } text)
        {
            Break("the provider reports failures as errors of the protocol", text);
        }
    }

    /// <summary>Checks that every pool is known to a state, was named, or belongs to a create that is still to be repeated.</summary>
    private void CheckKnown()
    {
        foreach (var history in histories.Values.Where(history => history.Family is not null && Account.Pools.Contains(history.Pool)))
        {
            var (pool, id) = (history.Pool, history.Pool.ResourceId);
            var isKnown = Backends.Exists(backend =>
                backend.State.Resources.Exists(entry => entry is { External: false, PendingReplacement: false } && entry.Id == id)
            );
            var isCut = cutCreates.Any(cut => cut.Family == history.Family && cut.Urn == history.Origin && cut.Cluster == pool.Cluster);
            if (isKnown || isCut || history.IsNamed || history.IsReleased)
            {
                continue;
            }

            var twin = histories.Values.FirstOrDefault(other =>
                other != history && other.Family == history.Family && other.Origin == history.Origin && Account.Pools.Contains(other.Pool)
            );
            Break(
                twin is null ? "no pool is unknown to every state without a message" : "no two pools for one resource",
                $"{pool} of {history.Origin}{(twin is null ? string.Empty : $", besides {twin.Pool}")}"
            );
        }
    }

    /// <summary>Checks that no two resources of a stack have the same pool by Create.</summary>
    private void CheckOneResource(Backend backend)
    {
        var twice = backend
            .State.Resources.Where(entry => entry is { IsKept: true, CreateNumber: > 0 })
            .GroupBy(entry => entry.Id)
            .FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            Break("no two resources have one pool", string.Join(", ", twice));
        }
    }

    private void Break(string rule, string what)
    {
        journal.Add($"      VIOLATED: {rule}: {what}");
        Violation ??= new Violation(rule, what);
    }

    /// <summary>
    /// A create of which it is not known whether it made a pool. It can be repeated while the stack has the provider that made it: another
    /// one has another identity.
    /// </summary>
    private sealed record CutCreate(int Family, string Urn, string Cluster, string? Provider);
}

/// <summary>A stack with its program.</summary>
/// <param name="family">Stacks whose states are copies of each other have the same number.</param>
/// <param name="state">The saved state.</param>
internal sealed class Backend(int family, StackState state)
{
    private const string RegionKey = "region";
    private const string OwnershipKey = "ownership";

    internal int Family { get; } = family;

    internal StackState State { get; } = state;

    internal PoolProgram Program { get; set; } =
        new() { Config = PropertyMap.Of(("cloud", "emulator"), (RegionKey, "cn-hangzhou"), ("maxRetries", "1")) };

    internal bool HasOwnership => !Program.Config.ContainsKey(OwnershipKey);

    /// <summary>Whether the stack has run without tags, so that its state may name none.</summary>
    internal bool WasWithoutOwnership { get; private set; }

    internal void SetRegion(string region) => Program = Program with { Config = Program.Config.With(RegionKey, region) };

    internal void SetOwnership(bool isOn)
    {
        WasWithoutOwnership |= !isOn;
        Program = Program with { Config = isOn ? Program.Config.Without(OwnershipKey) : Program.Config.With(OwnershipKey, "none") };
    }
}

/// <summary>Where a pool comes from.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="Family">The stack that created it; null for someone else.</param>
/// <param name="Origin">The URN of the resource that it was created for.</param>
internal sealed record PoolHistory(FakePool Pool, int? Family, string Origin)
{
    /// <summary>Whether it was made with an owner's tag.</summary>
    internal bool HasOwner { get; init; }

    /// <summary>The stack that imported it, if it had no owner.</summary>
    internal int? ImportedBy { get; set; }

    /// <summary>The stack that made it, before someone else removed or replaced the owner's tag.</summary>
    internal int? TakenFrom { get; init; }

    /// <summary>Whether a message named it.</summary>
    internal bool IsNamed { get; set; }

    /// <summary>Whether a user decided that no state knows it.</summary>
    internal bool IsReleased { get; set; }
}

/// <summary>A broken rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="What">What happened.</param>
internal sealed record Violation(string Rule, string What);
