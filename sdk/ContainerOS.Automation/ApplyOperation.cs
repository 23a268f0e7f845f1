using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider;
using ContainerOS.Provider.NodePools;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Automation;

/// <summary>
/// Applies one specification: calls the provider in this process as an engine does for a stack of one resource. There is no state file;
/// the state is read from the pool, which is found by its name and its ownership tag.
/// </summary>
internal sealed class ApplyOperation : IDisposable
{
    private const string Token = "containeros:index:NodePool";
    private readonly ApplyOptions options;
    private readonly PropertyMap specInputs;
    private readonly string name;
    private readonly string urn;
    private readonly CollectedMessages messages;
    private readonly ContainerOsProvider provider;

    internal ApplyOperation(AlibabaCloudClient cloud, NodePoolSpec spec, ApplyOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Owner);
        this.options = options;
        specInputs = NodePoolBinding.Write(spec);
        if (specInputs.ContainsUnknowns)
        {
            throw new ArgumentException("The specification has values that are not known. Set them all.", nameof(spec));
        }

        name =
            options.Resource
            ?? spec.Name?.Content
            ?? throw new ArgumentException(
                $"The pool has no name. Set {nameof(spec)}.{nameof(spec.Name)} or {nameof(ApplyOptions)}.{nameof(options.Resource)}.",
                nameof(spec)
            );
        urn = $"urn:pulumi:{options.Stack}::{options.Project}::{Token}::{name}";
        messages = new CollectedMessages(options.Progress);
        provider = new ContainerOsProvider(messages, cloud, options.Suppress, options.Owner);
    }

    /// <summary>Checks the specification, reads the pool, and plans what to do.</summary>
    internal Task<PoolPlan> PlanAsync(CancellationToken ct) =>
        TranslateErrorsAsync(async () => (await CheckAndCompareAsync(ct).ConfigureAwait(false)).Plan, ct);

    /// <summary>Plans, and carries the plan out.</summary>
    internal Task<ApplyResult> ApplyAsync(CancellationToken ct) =>
        TranslateErrorsAsync(
            async () =>
            {
                var (plan, inputs, existing) = await CheckAndCompareAsync(ct).ConfigureAwait(false);
                var state = existing is null
                    ? (await provider.CreateAsync(new CreateRequest(urn, inputs, options.Timeout), ct).ConfigureAwait(false)).Properties
                    : (await provider.UpdateAsync(UpdateRequest(existing, inputs), ct).ConfigureAwait(false)).Properties;
                var pool = new AppliedPool(state);
                return new ApplyResult(plan with { NodePoolId = pool.NodePoolId }, pool);
            },
            ct
        );

    /// <summary>Releases the provider.</summary>
    public void Dispose() => provider.Dispose();

    private async Task<(PoolPlan Plan, PropertyMap Inputs, ExistingPool? Existing)> CheckAndCompareAsync(CancellationToken ct)
    {
        var check = await provider.CheckAsync(new CheckRequest(urn, Token, name, PropertyMap.Empty, specInputs), ct).ConfigureAwait(false);
        if (check.Failures.Count > 0)
        {
            throw new SpecRejectedException([.. check.Failures.Select(ToDiagnostic)]);
        }

        var existing = await FindExistingAsync(check.Inputs, ct).ConfigureAwait(false);
        var changes = existing is null ? [] : await CompareAsync(existing, check.Inputs, ct).ConfigureAwait(false);
        var action =
            existing is null ? PoolAction.Create
            : changes.Count > 0 ? PoolAction.Update
            : PoolAction.None;
        return (new PoolPlan(action, existing?.NodePoolId, changes, messages.Warnings, messages.Notes), check.Inputs, existing);
    }

    private async Task<ExistingPool?> FindExistingAsync(PropertyMap inputs, CancellationToken ct)
    {
        var clusterId = Text(inputs, "clusterId");
        if (await provider.FindPoolAsync(clusterId, Text(inputs, "name"), urn, ct).ConfigureAwait(false) is not { } nodePoolId)
        {
            return null;
        }

        var known = options.Previous is { } previous ? NodePoolBinding.Write(previous) : NodePoolBinding.WithoutWriteOnly(inputs);
        var read = await provider
            .ReadAsync(new ReadRequest($"{clusterId}:{nodePoolId}", urn, PropertyMap.Empty, known), ct)
            .ConfigureAwait(false);
        return read.Exists ? new ExistingPool(read.Id, nodePoolId, read.Properties!, read.Inputs!) : null;
    }

    /// <summary>The paths of the changed properties. Throws if a change cannot be made in place.</summary>
    private async Task<IReadOnlyList<string>> CompareAsync(ExistingPool existing, PropertyMap inputs, CancellationToken ct)
    {
        var diff = await provider
            .DiffAsync(new DiffRequest(existing.Id, urn, existing.State, existing.Inputs, inputs, []), ct)
            .ConfigureAwait(false);
        if (diff.Replaces is [_, ..] replaces)
        {
            throw new ApplyFailedException(
                $"node pool {existing.NodePoolId} has another {string.Join(", ", replaces)}, which cannot be changed in place: "
                    + "delete the pool first, or give the specification another name",
                existing.NodePoolId
            );
        }

        // The preview of the update rejects rollouts before anything is sent.
        await provider.UpdateAsync(UpdateRequest(existing, inputs) with { Preview = true }, ct).ConfigureAwait(false);
        return [.. diff.DetailedDiff?.Keys ?? []];
    }

    private static Diagnostic ToDiagnostic(CheckFailure failure) =>
        (failure as DiagnosticCheckFailure)?.Diagnostic
        ?? throw new InvalidOperationException($"The provider rejected {failure.Property} without a diagnostic: {failure.Reason}");

    private UpdateRequest UpdateRequest(ExistingPool existing, PropertyMap inputs) =>
        new(existing.Id, urn, existing.State, existing.Inputs, inputs, [], options.Timeout);

    private static string Text(PropertyMap inputs, string property) => ((PropertyString)inputs[property].Unwrapped).Value;

    /// <summary>Runs work, and translates errors of the provider into exceptions of the SDK.</summary>
    private static async Task<T> TranslateErrorsAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (InitFailedException error) when (error.InnerException is OperationCanceledException)
        {
            throw new OperationCanceledException(error.Message, error, ct);
        }
        catch (InitFailedException error)
        {
            throw Translate(error.Message, error.Id.Split(':') is [_, { Length: > 0 } pool] ? pool : null, error.InnerException);
        }
        catch (RpcFaultException error)
        {
            throw Translate(error.Message, null, error);
        }
    }

    private static SdkException Translate(string message, string? nodePoolId, Exception? cause) =>
        cause is DiagnosticFaultException rejected ? new SpecRejectedException([rejected.Diagnostic])
        : cause is RpcFaultException { InnerException: SdkException original }
            ? new ApplyFailedException(message, nodePoolId ?? (original as NameTakenException)?.NodePoolId, original)
        : new ApplyFailedException(message, nodePoolId, cause);

    /// <summary>A pool before a specification is applied to it.</summary>
    /// <param name="Id">The id of the resource, <c>clusterId:nodePoolId</c>.</param>
    /// <param name="NodePoolId">The id of the pool in ACK.</param>
    /// <param name="State">The inputs and outputs that ACK returned.</param>
    /// <param name="Inputs">The inputs that ACK returned.</param>
    private sealed record ExistingPool(string Id, string NodePoolId, PropertyMap State, PropertyMap Inputs);

    /// <summary>Collects warnings and notes of the provider, and passes progress on if it changed.</summary>
    private sealed class CollectedMessages(IProgress<string>? progress) : IEngineLog
    {
        private readonly Lock gate = new();
        private readonly List<Diagnostic> warnings = [];
        private readonly List<string> notes = [];
        private string lastProgress = string.Empty;

        public IReadOnlyList<Diagnostic> Warnings
        {
            get
            {
                lock (gate)
                {
                    return [.. warnings];
                }
            }
        }

        public IReadOnlyList<string> Notes
        {
            get
            {
                lock (gate)
                {
                    return [.. notes];
                }
            }
        }

        public Task WriteAsync(LogMessage message, CancellationToken ct)
        {
            if (Add(message))
            {
                progress?.Report(message.Text);
            }

            return Task.CompletedTask;
        }

        /// <summary>Collects a message. Returns whether it is new progress.</summary>
        private bool Add(LogMessage message)
        {
            lock (gate)
            {
                if (message.IsEphemeral)
                {
                    var isNew = message.Text != lastProgress;
                    lastProgress = message.Text;
                    return isNew;
                }

                if (message is DiagnosticLogMessage warning)
                {
                    warnings.Add(warning.Diagnostic);
                }
                else
                {
                    notes.Add(message.Text);
                }

                return false;
            }
        }
    }
}
