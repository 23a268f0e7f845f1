using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Plugins;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider;
using ContainerOS.Provider.Binding;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Automation;

/// <summary>One application of a spec: an engine of one resource over the provider, which does what it does under <c>up</c>.</summary>
internal sealed class PoolRun : IDisposable
{
    private const string Token = "containeros:index:NodePool";
    private readonly NodePoolClient pools;
    private readonly ApplyOptions options;
    private readonly PropertyMap given;
    private readonly string name;
    private readonly string urn;
    private readonly PoolJournal journal;
    private readonly EngineLog log;
    private readonly ContainerOsProvider provider;

    public PoolRun(NodePoolClient pools, NodePoolSpec spec, ApplyOptions options)
    {
        (this.pools, this.options, given) = (pools, options, NodePoolInputs.Of(spec));
        if (given.ContainsUnknowns)
        {
            throw new ArgumentException(
                "The spec holds values that are not known. Give them all; only a program's preview can do without.",
                nameof(spec)
            );
        }

        name =
            options.Resource
            ?? spec.Name?.Content
            ?? throw new ArgumentException(
                $"The pool has no name. Give {nameof(spec)}.{nameof(spec.Name)} or {nameof(ApplyOptions)}.{nameof(options.Resource)}.",
                nameof(spec)
            );
        urn = $"urn:pulumi:{options.Stack}::{options.Project}::{Token}::{name}";
        journal = new PoolJournal(options.Progress);
        log = EngineLog.To(journal.Note);
        provider = new ContainerOsProvider(log, pools.Cloud, options.Suppress);
    }

    /// <summary>Checks the spec, looks at the pool, and tells what is to be done.</summary>
    public async Task<PlannedPool> PlanAsync(CancellationToken ct)
    {
        var inputs = await CheckAsync(ct);
        var standing = await new PoolSearch(pools, provider, urn).FindAsync(inputs, options.Previous, ct);
        var changes = standing is null ? [] : await ChangesAsync(standing, inputs, ct);
        var action =
            standing is null ? PoolAction.Create
            : changes.Count > 0 ? PoolAction.Update
            : PoolAction.None;
        return new(new PoolPlan(action, standing?.NodePoolId, changes, journal.Warnings, journal.Notes), inputs, standing);
    }

    /// <summary>Makes the plan and carries it out.</summary>
    public async Task<ApplyResult> ApplyAsync(CancellationToken ct)
    {
        var planned = await PlanAsync(ct);
        var state = planned.Standing is { } standing
            ? (await provider.UpdateAsync(Update(standing, planned.Inputs), ct)).Properties
            : (await provider.CreateAsync(new CreateRequest(urn, planned.Inputs, options.Timeout), ct)).Properties;
        var pool = new AppliedPool(state);
        return new(planned.Plan with { NodePoolId = pool.NodePoolId }, pool);
    }

    public void Dispose()
    {
        provider.Dispose();
        log.Dispose();
    }

    private async Task<PropertyMap> CheckAsync(CancellationToken ct)
    {
        var check = await provider.CheckAsync(new CheckRequest(urn, Token, name, PropertyMap.Empty, given), ct);
        return check.Failures is [] ? check.Inputs : throw new SpecRejectedException([.. check.Failures.Select(Finding)]);
    }

    private static Diagnostic Finding(CheckFailure failure) =>
        DiagnosticText.Parse(failure.Reason, failure.Property)
        ?? throw new InvalidOperationException($"The provider refused {failure.Property} in words of its own: {failure.Reason}");

    /// <summary>What differs; a change that can not be made in place is refused here, before anything is sent.</summary>
    private async Task<IReadOnlyList<string>> ChangesAsync(PoolStanding standing, PropertyMap inputs, CancellationToken ct)
    {
        var diff = await provider.DiffAsync(new DiffRequest(standing.Id, urn, standing.State, standing.Inputs, inputs, []), ct);
        if (diff.Replaces is [_, ..] replaces)
        {
            throw new ApplyFailedException(
                $"node pool {standing.NodePoolId} has another {string.Join(", ", replaces)}, which can not be changed in place: delete the pool first, or give the spec another name",
                standing.NodePoolId
            );
        }

        await provider.UpdateAsync(Update(standing, inputs) with { Preview = true }, ct);
        return [.. diff.DetailedDiff?.Keys ?? []];
    }

    private UpdateRequest Update(PoolStanding standing, PropertyMap inputs) =>
        new(standing.Id, urn, standing.State, standing.Inputs, inputs, [], options.Timeout);
}
