using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Finds the task of a call whose reply was lost: the only task of the pool that did not exist before the call.</summary>
/// <param name="tasks">Reads tasks.</param>
/// <param name="time">The clock.</param>
/// <param name="clusterId">The cluster.</param>
/// <param name="nodePoolId">The pool.</param>
internal sealed class LostTaskLocator(TaskClient tasks, TimeProvider time, string clusterId, string nodePoolId)
{
    /// <summary>
    /// How long to look for the outcome of a call whose reply was lost: the call may still be running, and lists of ACK are eventually
    /// consistent [inferred].
    /// </summary>
    internal static PollingSchedule Schedule { get; } = PollingSchedule.Default with { Limit = TimeSpan.FromSeconds(30) };

    /// <summary>Sends once and, when the reply is lost, looks for the task.</summary>
    /// <exception cref="AmbiguousOutcomeException">The reply was lost, and there was no new task of the pool, or more than one.</exception>
    public async Task<NodePoolOperation> SendAsync(Func<Task<NodePoolOperation>> send, CancellationToken ct)
    {
        var before = await ListIdsAsync(ct).ConfigureAwait(false);
        try
        {
            return await send().ConfigureAwait(false);
        }
        catch (AmbiguousOutcomeException)
        {
            if (await LocateAsync(before, ct).ConfigureAwait(false) is { } found)
            {
                return new NodePoolOperation { TaskId = found };
            }

            throw;
        }
    }

    private async Task<string?> LocateAsync(HashSet<string> before, CancellationToken ct)
    {
        await foreach (var _ in Schedule.ReadsAsync(time, ct).ConfigureAwait(false))
        {
            try
            {
                if (await FindNewAsync(before, ct).ConfigureAwait(false) is { Count: > 0 } found)
                {
                    // With two new tasks it is unknown which one is the call's.
                    return found.Count == 1 ? found[0] : null;
                }
            }
            catch (SdkException)
            {
                // A failed read says nothing about the call; the outcome is still unknown.
            }
        }

        return null;
    }

    private async Task<List<string>> FindNewAsync(HashSet<string> before, CancellationToken ct)
    {
        var found = new List<string>();
        foreach (var id in (await ListIdsAsync(ct).ConfigureAwait(false)).Except(before))
        {
            // The list does not include the target of a task.
            if ((await tasks.GetAsync(id, ct).ConfigureAwait(false)).Target?.Id == nodePoolId)
            {
                found.Add(id);
            }
        }

        return found;
    }

    private async Task<HashSet<string>> ListIdsAsync(CancellationToken ct) =>
        await tasks.ListAsync(clusterId, ct).Select(task => task.TaskId).ToHashSetAsync(cancellationToken: ct).ConfigureAwait(false);
}
