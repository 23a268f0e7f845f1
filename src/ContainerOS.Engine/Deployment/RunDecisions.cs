using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace ContainerOS.Engine.Deployment;

/// <summary>
/// What the parts of a run have decided so far, for the decisions that depend on each other. Pulumi's step generator has the same in its
/// maps <c>replaces</c>, <c>deletes</c> and <c>aliased</c> (pulumi/pulumi <c>step_generator.go</c>).
/// </summary>
internal sealed class RunDecisions : IDisposable
{
    /// <summary>As in <c>stepGenerator.continueStepsFromRefresh</c>.</summary>
    private const int SeedBytes = 32;

    private readonly SemaphoreSlim gate = new(1);
    private readonly ConcurrentDictionary<string, ImmutableArray<byte>> seeds = new();
    private readonly ConcurrentDictionary<string, bool> decided = new();
    private readonly ConcurrentDictionary<string, bool> replaced = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<bool>> early = new();
    private readonly ConcurrentDictionary<string, bool> deleted = new();
    private readonly ConcurrentDictionary<string, string> aliased = new();

    /// <summary>The seed for generated names: the same for all checks of a resource in a run, another in the next run.</summary>
    public ImmutableArray<byte> SeedOf(string urn) => seeds.GetOrAdd(urn, _ => [.. RandomNumberGenerator.GetBytes(SeedBytes)]);

    /// <summary>Runs a decision that no other part of the run may interrupt.</summary>
    public async Task<T> DecideAsync<T>(Func<Task<T>> decision)
    {
        await gate.WaitAsync();
        try
        {
            return await decision();
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Records that the step of a resource is known. Call it within <see cref="DecideAsync"/>.</summary>
    public void MarkDecided(string urn) => decided[urn] = true;

    public bool IsDecided(string urn) => decided.ContainsKey(urn);

    public void MarkReplaced(string urn) => replaced[urn] = true;

    public bool IsReplaced(string urn) => replaced.ContainsKey(urn);

    /// <summary>Records a deletion of this run.</summary>
    public void MarkDeleted(string urn) => deleted[urn] = true;

    public bool IsDeleted(string urn) => deleted.ContainsKey(urn);

    /// <summary>
    /// Records that a resource is deleted now, because one that it depends on is replaced and deleted first. Its own turn comes later: then
    /// it is created again. The caller completes the source with whether the deletion succeeded.
    /// </summary>
    public TaskCompletionSource<bool> MarkDeletedEarly(string urn)
    {
        MarkDeleted(urn);
        return early[urn] = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The early deletion of a resource, or null when there is none.</summary>
    public Task<bool>? EarlyDeletionOf(string urn) => early.GetValueOrDefault(urn)?.Task;

    /// <summary>Records that a resource had this URN before. Returns whether no other resource had it.</summary>
    public bool TryUseAlias(string alias, string urn) => aliased.GetOrAdd(alias, urn) == urn;

    /// <summary>The URN that a resource had before, when it came into this run under an alias; or null.</summary>
    public string? FormerUrnOf(string urn) => aliased.FirstOrDefault(entry => entry.Value == urn).Key;

    /// <summary>The resource that had this URN before, or null.</summary>
    public string? HolderOf(string alias) => aliased.GetValueOrDefault(alias);

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();
}
