using System.Globalization;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.Ownership;
using ContainerOS.Provider.Shapes;
using ContainerOS.Rollout;
using ContainerOS.Sdk;
using Grpc.Core;

namespace ContainerOS.Provider.WaveGates;

/// <summary>A gate between waves. It has nothing in the cloud: its create and its updates wait for its condition.</summary>
/// <param name="session">The session.</param>
internal sealed class WaveGateResource(ProviderSession session)
{
    /// <summary>The inputs whose change runs the gate again. A change of the condition alone holds from the next run on.</summary>
    private static readonly string[] RunsAgain = ["nodePoolIds", "triggers"];

    /// <summary>Checks inputs.</summary>
    internal static CheckResult Check(CheckRequest request)
    {
        var inputs = InputChecker.Check(WaveGateShape.Inputs, request.News);
        return new CheckResult(inputs.Inputs, CheckFailures.From(inputs.Diagnostics.Concat(FindProblems(inputs.Inputs))));
    }

    /// <summary>The problems of checks and ids that the schema cannot say.</summary>
    /// <param name="inputs">Inputs that have the properties of a condition.</param>
    /// <param name="prefix">The path of the object that has them, with its dot; empty for the resource.</param>
    internal static IEnumerable<Diagnostic> FindProblems(PropertyMap inputs, string prefix = "")
    {
        var checks = inputs.Find("checks")?.Unwrapped as PropertyArray ?? PropertyArray.Empty;
        for (var i = 0; i < checks.Items.Length; i++)
        {
            if (checks.Items[i].Unwrapped is PropertyMap check && check.ContainsKey("http") == check.ContainsKey("command"))
            {
                yield return SchemaDiagnostics.InvalidCheck($"{prefix}checks[{i}]");
            }
        }

        var ids = inputs.Find("nodePoolIds")?.Unwrapped as PropertyArray ?? PropertyArray.Empty;
        for (var i = 0; i < ids.Items.Length; i++)
        {
            if (ids.Items[i].Unwrapped is PropertyString { Value: var text } && PoolId.Parse(text) is null)
            {
                yield return SchemaDiagnostics.InvalidPoolId($"{prefix}nodePoolIds[{i}]", text);
            }
        }
    }

    /// <summary>The difference; every change is in place.</summary>
    internal static DiffResult Diff(DiffRequest request)
    {
        var changes = SchemaDiff.Between(WaveGateShape.Inputs, OldInputs(request.OldInputs, request.Olds), request.News);
        return DiffResult.Of(
            changes.ToDictionary(
                change => change.Path,
                change => new PropertyDiff(
                    change.Kind switch
                    {
                        ChangeKind.Add => PropertyDiffKind.Add,
                        ChangeKind.Delete => PropertyDiffKind.Delete,
                        _ => PropertyDiffKind.Update,
                    },
                    InputDiff: true
                )
            )
        );
    }

    /// <summary>Runs the gate. In a preview, nothing is waited for.</summary>
    internal async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken ct) =>
        request.Preview
            ? new CreateResult(string.Empty, WithUnknownOutputs(request.Properties))
            : new CreateResult(new ResourceUrn(request.Urn).Name, await RunAsync(request.Urn, request.Properties, ct));

    /// <summary>Runs the gate again if pools or triggers changed.</summary>
    internal async Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken ct)
    {
        var changes = SchemaDiff.Between(WaveGateShape.Inputs, OldInputs(request.OldInputs, request.Olds), request.News);
        if (!changes.Any(change => RunsAgain.Contains(change.Root)))
        {
            return new UpdateResult(
                WaveGateShape.Outputs.Aggregate(
                    request.News,
                    (state, output) => request.Olds.Find(output.Name) is { } value ? state.With(output.Name, value) : state
                )
            );
        }

        return new UpdateResult(request.Preview ? WithUnknownOutputs(request.News) : await RunAsync(request.Urn, request.News, ct));
    }

    /// <summary>The gate as the state has it: there is nothing in the cloud to read.</summary>
    internal static ReadResult Read(ReadRequest request) =>
        request.Properties.Count > 0
            ? new ReadResult(request.Id, request.Properties, request.Inputs)
            : throw new RpcFaultException(
                StatusCode.InvalidArgument,
                $"a {WaveGateShape.Resource.Token} cannot be imported: it has nothing in the cloud. Remove its import, and run up: the "
                    + "gate runs"
            );

    private static PropertyMap OldInputs(PropertyMap inputs, PropertyMap state) =>
        inputs.Count > 0 ? inputs : PropertyMap.Of(state.Where(pair => WaveGateShape.Inputs.Find(pair.Key) is not null));

    private static PropertyMap WithUnknownOutputs(PropertyMap inputs) =>
        WaveGateShape.Outputs.Aggregate(inputs, (state, output) => state.With(output.Name, PropertyUnknown.Instance));

    /// <summary>Waits until the condition is met, and holds for the time of the soak.</summary>
    /// <returns>The state.</returns>
    /// <exception cref="RpcFaultException">The gate did not pass.</exception>
    private async Task<PropertyMap> RunAsync(string urn, PropertyMap inputs, CancellationToken ct)
    {
        var spec = WaveGateShape.Inputs.Read(inputs);
        var condition = new WaveGateCondition(
            spec.MinReadyPercent?.Content ?? WaveGateShape.DefaultMinReadyPercent,
            TimeSpan.FromMinutes(spec.TimeoutMinutes?.Content ?? WaveGateShape.DefaultTimeoutMinutes),
            TimeSpan.FromMinutes(spec.SoakMinutes?.Content ?? 0)
        );
        var pools = spec.NodePoolIds!.Items.Select(id => PoolId.Parse(id.Content)!).ToList();
        var checks = GateChecks.Read(spec.Checks);
        var start = session.Time.GetTimestamp();
        TimeSpan? metSince = null;
        await foreach (var _ in PollingSchedule.Default.ReadsAsync(session.Time, ct))
        {
            var live = await Task.WhenAll(
                pools.Select(id => CloudErrors.TranslateAsync(() => session.NodePools.FindAsync(id, PropertyMap.Empty, ct)))
            );
            var (ready, total) = (live.Sum(pool => pool?.Readiness.Ready ?? 0), live.Sum(pool => pool?.Readiness.Expected ?? 0));
            var problem =
                checks.Length > 0 && WaveGateDecision.HasEnoughNodes(condition, ready, total)
                    ? await GateChecks.RunAsync(checks, session.Time, ct)
                    : null;
            var seen = new WaveGateObservation(session.Time.GetElapsedTime(start), metSince, ready, total)
            {
                Problem = problem,
                Broken = Broken(pools, live),
            };
            var decision = WaveGateDecision.After(condition, seen);
            switch (decision.Step)
            {
                case WaveGateStep.Pass:
                    return inputs
                        .With("passedAt", session.Time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
                        .With("readyNodes", (double)ready)
                        .With("totalNodes", (double)total);
                case WaveGateStep.Fail:
                    throw new RpcFaultException(
                        StatusCode.FailedPrecondition,
                        $"the gate did not pass: {decision.Evidence}. What depends on it is not changed. Find out why the pools "
                            + $"({string.Join(", ", pools)}) are not as expected, and run up again: the gate runs again and the deployment "
                            + "goes on from there. To go back, set the previous values in the program"
                    );
                default:
                    metSince ??= decision.Step is WaveGateStep.Soak ? seen.Elapsed : null;
                    var text = decision.Step is WaveGateStep.Soak ? $"soaking: {decision.Evidence}" : $"waiting: {decision.Evidence}";
                    await session.Log.WriteAsync(new LogMessage(LogSeverity.Info, text, urn, IsEphemeral: true), ct);
                    break;
            }
        }

        throw new InvalidOperationException("A polling schedule without a limit ended.");
    }

    private static string? Broken(List<PoolId> ids, LiveNodePool?[] live)
    {
        for (var i = 0; i < ids.Count; i++)
        {
            if (live[i] is not { } pool)
            {
                return $"the pool {ids[i]} does not exist";
            }

            if (pool.Readiness.IsBroken)
            {
                return $"an operation on the pool {ids[i]} failed: its state is {pool.Readiness.State}";
            }
        }

        return null;
    }
}
