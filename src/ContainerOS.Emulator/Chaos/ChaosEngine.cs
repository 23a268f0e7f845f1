using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Tasks;

namespace ContainerOS.Emulator.Chaos;

/// <summary>Decides which calls are hit by which rules. The same seed, rules and calls give the same hits.</summary>
/// <param name="seed">The seed of rates.</param>
/// <param name="start">The emulated start, in milliseconds since the Unix epoch.</param>
internal sealed class ChaosEngine(int seed, long start)
{
    private const long ThrottlingMilliseconds = 1_000;
    private readonly Lock gate = new();
    private List<RuleState> states = [];

    /// <summary>The rules.</summary>
    internal IReadOnlyList<ChaosRule> Rules
    {
        get
        {
            lock (gate)
            {
                return [.. states.Select(state => state.Rule)];
            }
        }
    }

    /// <summary>Replaces all rules. Their counts start again.</summary>
    internal void Set(IEnumerable<ChaosRule> rules)
    {
        lock (gate)
        {
            states = [.. rules.Select(rule => new RuleState(rule))];
        }
    }

    internal void Add(ChaosRule rule)
    {
        lock (gate)
        {
            states.Add(new RuleState(rule));
        }
    }

    /// <summary>Removes the rules with a name; the name of a rule without one is its fault.</summary>
    internal void Remove(string name)
    {
        lock (gate)
        {
            states.RemoveAll(state => string.Equals(state.Rule.Label, name, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>The rules and how often each one was matched and hit.</summary>
    internal FieldMap Describe()
    {
        lock (gate)
        {
            return FieldMap.Of(
                (
                    "rules",
                    ListValue.Of(
                        states.Select(state => ChaosFormat.Write(state.Rule).With("matches", state.Matches).With("hits", state.Hits))
                    )
                )
            );
        }
    }

    /// <summary>What happens to a call.</summary>
    /// <param name="action">Its operation.</param>
    /// <param name="now">The emulated time, in milliseconds since the Unix epoch.</param>
    internal CallFaults Decide(string action, long now)
    {
        lock (gate)
        {
            var faults = CallFaults.None;
            for (var index = 0; index < states.Count; index++)
            {
                if (IsHit(states[index], index, action, now - start))
                {
                    faults = Add(faults, states[index].Rule);
                }
            }

            return faults;
        }
    }

    private bool IsHit(RuleState state, int index, string action, long elapsed)
    {
        var rule = state.Rule;
        if (
            !IsAbout(rule.Operation, action)
            || elapsed < rule.From.TotalMilliseconds
            || elapsed >= (rule.Until?.TotalMilliseconds ?? double.MaxValue)
            || state.Hits >= rule.Count
        )
        {
            return false;
        }

        state.Matches++;
        if (state.Matches <= rule.Skip || Draw(index, state.Matches) >= rule.Rate)
        {
            return false;
        }

        state.Hits++;
        return true;
    }

    /// <summary>A number from 0 to 1, excluding 1.</summary>
    private double Draw(int index, long match) =>
        Convert.ToUInt32(IdSequence.Hex(seed, (index * 1_000_003L) + match + long.MinValue / 2, 8), 16) / (uint.MaxValue + 1.0);

    private static bool IsAbout(string pattern, string action) =>
        pattern.EndsWith('*') ? action.StartsWith(pattern[..^1], StringComparison.Ordinal) : action == pattern;

    private static CallFaults Add(CallFaults faults, ChaosRule rule)
    {
        var hit = faults with { Hits = faults.Hits.Add(rule.Label) };
        var task = hit.Task;
        return rule.Fault switch
        {
            ChaosFault.Latency => hit with { Latency = hit.Latency + rule.Duration },
            ChaosFault.Throttle => Refuse(hit, rule, 429, "Throttling.User", "Request was denied due to user flow control."),
            ChaosFault.ServerError => Refuse(hit, rule, 503, "ServiceUnavailable", "The service is temporarily unavailable."),
            ChaosFault.Forbidden => Refuse(hit, rule, 403, "Forbidden.RAM", "User not authorized to operate on the specified resource."),
            ChaosFault.QuotaExceeded => Refuse(hit, rule, 400, "QuotaExceeded", "The quota is exceeded."),
            ChaosFault.BusyCluster => Refuse(
                hit,
                rule,
                400,
                "InvalidStatus.Forbidden",
                "The cluster is scaling; it must be running for this operation."
            ),
            ChaosFault.ResetBefore => hit with { IsResetBefore = true },
            ChaosFault.ResetAfter => hit with { IsResetAfter = true },
            ChaosFault.StaleRead => hit with { Age = rule.Duration },
            ChaosFault.ClockSkew => hit with { Skew = rule.Duration },
            ChaosFault.StuckTask => hit with { Task = task with { IsStuck = true } },
            ChaosFault.FailedTask => hit with
            {
                Task = task with
                {
                    Failure = new TaskError(rule.Code ?? "InternalError", rule.Message ?? "The task failed because of an internal error."),
                },
            },
            ChaosFault.FailedNodes => hit with { Task = task with { EveryNthFails = rule.EveryNth } },
            ChaosFault.NoStock => hit with { Task = task with { SoldOut = task.SoldOut.Add(new(rule.InstanceType, rule.Zone)) } },
            ChaosFault.BlockedDrain => hit with { Task = task with { IsDrainBlocked = true } },
            ChaosFault.FailedDelete => hit with { Task = task with { IsDeleteFailing = true } },
            _ => throw new InvalidOperationException($"The fault {rule.Fault} is not known."),
        };
    }

    /// <summary>The first refusal counts.</summary>
    private static CallFaults Refuse(CallFaults hit, ChaosRule rule, int status, string code, string message) =>
        hit with
        {
            Refusal =
                hit.Refusal
                ?? new ApiException(rule.Status ?? status, rule.Code ?? code, rule.Message ?? message)
                {
                    RetryAfter =
                        rule.Fault == ChaosFault.Throttle
                            ? rule.Duration > TimeSpan.Zero
                                ? rule.Duration
                                : TimeSpan.FromMilliseconds(ThrottlingMilliseconds)
                            : null,
                },
        };

    private sealed class RuleState(ChaosRule rule)
    {
        internal ChaosRule Rule { get; } = rule;

        internal long Matches { get; set; }

        internal long Hits { get; set; }
    }
}
