using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider;
using ContainerOS.Provider.NodePools.Binding;
using ContainerOS.Provider.Ownership;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Automation;

/// <summary>One application of a spec: an engine of one resource over the provider, which does what it does under <c>up</c>.</summary>
internal sealed class ApplyOperation : IDisposable
{
    private const string Token = "containeros:index:NodePool";
    private readonly NodePoolClient pools;
    private readonly ApplyOptions options;
    private readonly PropertyMap given;
    private readonly string name;
    private readonly string urn;
    private readonly ProviderMessages journal;
    private readonly IEngineLog log;
    private readonly ContainerOsProvider provider;

    public ApplyOperation(NodePoolClient pools, NodePoolSpec spec, ApplyOptions options)
    {
        (this.pools, this.options, given) = (pools, options, NodePoolBinding.Write(spec));
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
        journal = new ProviderMessages(options.Progress);
        log = new CallbackEngineLog(journal.Add);
        provider = new ContainerOsProvider(log, pools.Cloud, options.Suppress);
    }

    /// <summary>Checks the spec, looks at the pool, and tells what is to be done.</summary>
    public async Task<PlannedOperation> PlanAsync(CancellationToken ct)
    {
        var inputs = await CheckAsync(ct).ConfigureAwait(false);
        var standing = await new ExistingPoolFinder(pools, provider, urn).FindAsync(inputs, options.Previous, ct).ConfigureAwait(false);
        var changes = standing is null ? [] : await ChangesAsync(standing, inputs, ct).ConfigureAwait(false);
        var action =
            standing is null ? PoolAction.Create
            : changes.Count > 0 ? PoolAction.Update
            : PoolAction.None;
        return new(new PoolPlan(action, standing?.NodePoolId, changes, journal.Warnings, journal.Notes), inputs, standing);
    }

    /// <summary>Makes the plan and carries it out.</summary>
    public async Task<ApplyResult> ApplyAsync(CancellationToken ct)
    {
        var planned = await PlanAsync(ct).ConfigureAwait(false);
        var state = planned.Existing is { } standing
            ? (await provider.UpdateAsync(Update(standing, planned.Inputs), ct).ConfigureAwait(false)).Properties
            : (await provider.CreateAsync(new CreateRequest(urn, planned.Inputs, options.Timeout), ct).ConfigureAwait(false)).Properties;
        var pool = new AppliedPool(state);
        return new(planned.Plan with { NodePoolId = pool.NodePoolId }, pool);
    }

    public void Dispose()
    {
        provider.Dispose();
    }

    private async Task<PropertyMap> CheckAsync(CancellationToken ct)
    {
        var check = await provider.CheckAsync(new CheckRequest(urn, Token, name, PropertyMap.Empty, given), ct).ConfigureAwait(false);
        return check.Failures is [] ? check.Inputs : throw new SpecRejectedException([.. check.Failures.Select(Finding)]);
    }

    private static Diagnostic Finding(CheckFailure failure) =>
        (failure as DiagnosticCheckFailure)?.Diagnostic
        ?? throw new InvalidOperationException($"The provider rejected {failure.Property} without a diagnostic: {failure.Reason}");

    /// <summary>What differs; a change that can not be made in place is refused here, before anything is sent.</summary>
    private async Task<IReadOnlyList<string>> ChangesAsync(ExistingPool standing, PropertyMap inputs, CancellationToken ct)
    {
        var diff = await provider
            .DiffAsync(new DiffRequest(standing.Id, urn, standing.State, standing.Inputs, inputs, []), ct)
            .ConfigureAwait(false);
        if (diff.Replaces is [_, ..] replaces)
        {
            throw new ApplyFailedException(
                $"node pool {standing.NodePoolId} has another {string.Join(", ", replaces)}, which can not be changed in place: delete the pool first, or give the spec another name",
                standing.NodePoolId
            );
        }

        await provider.UpdateAsync(Update(standing, inputs) with { Preview = true }, ct).ConfigureAwait(false);
        return [.. diff.DetailedDiff?.Keys ?? []];
    }

    private UpdateRequest Update(ExistingPool standing, PropertyMap inputs) =>
        new(standing.Id, urn, standing.State, standing.Inputs, inputs, [], options.Timeout);
}

/// <summary>A plan with what is needed to carry it out.</summary>
/// <param name="Plan">What is to be done.</param>
/// <param name="Inputs">The checked inputs.</param>
/// <param name="Existing">The pool as it is; null while there is none.</param>
internal sealed record PlannedOperation(PoolPlan Plan, PropertyMap Inputs, ExistingPool? Existing);

/// <summary>Finds the pool of a resource again. There is no state file: a pool is known by its name and its ownership tag.</summary>
/// <param name="pools">The way to the cloud.</param>
/// <param name="provider">Reads the pool.</param>
/// <param name="urn">The resource.</param>
internal sealed class ExistingPoolFinder(NodePoolClient pools, ContainerOsProvider provider, string urn)
{
    /// <summary>The pool as it is; null while there is none.</summary>
    public async Task<ExistingPool?> FindAsync(PropertyMap inputs, NodePoolSpec? previous, CancellationToken ct)
    {
        var cluster = Text(inputs, "clusterId");
        if (await OwnPoolAsync(cluster, Text(inputs, "name"), ct).ConfigureAwait(false) is not { } poolId)
        {
            return null;
        }

        var known = previous is null ? NodePoolBinding.WithoutWriteOnly(inputs) : NodePoolBinding.Write(previous);
        var read = await provider
            .ReadAsync(new ReadRequest($"{cluster}:{poolId}", urn, PropertyMap.Empty, known), ct)
            .ConfigureAwait(false);
        return read.Exists ? new ExistingPool(read.Id, read.Properties!, read.Inputs!) : null;
    }

    private async Task<string?> OwnPoolAsync(string cluster, string name, CancellationToken ct)
    {
        try
        {
            return await pools.FindOwnedAsync(cluster, name, OwnershipTag.For(urn), ct).ConfigureAwait(false);
        }
        catch (SdkException fault)
        {
            throw new ApplyFailedException(fault.Message, (fault as NameTakenException)?.NodePoolId, fault);
        }
    }

    private static string Text(PropertyMap inputs, string property) => ((PropertyString)inputs[property].Unwrapped).Value;
}

/// <summary>A pool as it is before a spec is applied.</summary>
/// <param name="Id">Its id, <c>clusterId:nodePoolId</c>.</param>
/// <param name="State">What the cloud has.</param>
/// <param name="Inputs">The inputs it has now, as far as the cloud tells them.</param>
internal sealed record ExistingPool(string Id, PropertyMap State, PropertyMap Inputs)
{
    /// <summary>The pool in ACK.</summary>
    public string NodePoolId => Id[(Id.IndexOf(':', StringComparison.Ordinal) + 1)..];
}

/// <summary>Hears what the provider tells: warnings and notes are kept, progress is passed on.</summary>
/// <param name="progress">Gets the progress.</param>
internal sealed class ProviderMessages(Action<string>? progress)
{
    private readonly List<Diagnostic> warnings = [];
    private readonly List<string> notes = [];
    private string lastProgress = string.Empty;

    /// <summary>What the rules warn of.</summary>
    public IReadOnlyList<Diagnostic> Warnings => warnings;

    /// <summary>What else was said.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Takes a message.</summary>
    public void Add(LogMessage message)
    {
        if (message.IsEphemeral)
        {
            ReportProgress(message.Text);
        }
        else if (message is DiagnosticLogMessage warning)
        {
            warnings.Add(warning.Diagnostic);
        }
        else
        {
            notes.Add(message.Text);
        }
    }

    /// <summary>Each look at the cloud says how far it is; only what is new is passed on.</summary>
    private void ReportProgress(string text)
    {
        if (text != lastProgress)
        {
            progress?.Invoke(lastProgress = text);
        }
    }
}

/// <summary>Gives what goes wrong inside a form that a caller of the SDK knows.</summary>
internal static class ApplyErrors
{
    /// <summary>Runs the work; its fault becomes one of ours.</summary>
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is InitFailedException or RpcFaultException)
        {
            throw Of(fault, ct);
        }
    }

    private static Exception Of(Exception fault, CancellationToken ct) =>
        fault switch
        {
            InitFailedException { InnerException: OperationCanceledException } init => new OperationCanceledException(
                init.Message,
                init,
                ct
            ),
            InitFailedException init => Rejected(init.InnerException) ?? Failed(init.Message, PoolOf(init.Id), init.InnerException),
            _ => Rejected(fault) ?? Failed(fault.Message, null, fault),
        };

    /// <summary>A change that a rule refuses is a finding like any other.</summary>
    private static SdkException? Rejected(Exception? fault) =>
        fault is DiagnosticFaultException rejected ? new SpecRejectedException([rejected.Diagnostic]) : null;

    private static ApplyFailedException Failed(string message, string? pool, Exception? cause) => new(message, pool, Root(cause));

    private static Exception? Root(Exception? fault) => fault is RpcFaultException { InnerException: SdkException cause } ? cause : fault;

    private static string? PoolOf(string id) => id.Split(':') is [_, { Length: > 0 } pool] ? pool : null;
}
