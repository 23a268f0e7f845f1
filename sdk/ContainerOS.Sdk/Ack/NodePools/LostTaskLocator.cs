using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Finds the task of a call whose answer was lost: the one of the pool that was not there before.</summary>
/// <param name="tasks">Calls about tasks.</param>
/// <param name="time">The clock.</param>
/// <param name="clusterId">The cluster.</param>
/// <param name="nodePoolId">The pool.</param>
internal sealed class LostTaskLocator(TaskClient tasks, TimeProvider time, string clusterId, string nodePoolId)
{
    /// <summary>Sends once; when the answer is lost, looks for what came of it.</summary>
    /// <exception cref="AmbiguousOutcomeException">No task of the pool showed up, or more than one.</exception>
    public async Task<NodePoolReceipt> SendAsync(Func<Task<NodePoolReceipt>> send, CancellationToken ct)
    {
        var before = await IdsAsync(ct).ConfigureAwait(false);
        try
        {
            return await send().ConfigureAwait(false);
        }
        catch (AmbiguousOutcomeException)
        {
            if (await LookAsync(before, ct).ConfigureAwait(false) is { } found)
            {
                return new NodePoolReceipt { NodePoolId = nodePoolId, TaskId = found };
            }

            throw;
        }
    }

    private async Task<string?> LookAsync(HashSet<string> before, CancellationToken ct)
    {
        foreach (var wait in NodePoolClient.Looks)
        {
            await Task.Delay(wait, time, ct).ConfigureAwait(false);
            try
            {
                if (await NewAsync(before, ct).ConfigureAwait(false) is { Count: > 0 } found)
                {
                    // Of two, nobody can say which is ours.
                    return found.Count == 1 ? found[0] : null;
                }
            }
            catch (SdkException)
            {
                // A failed look tells nothing: the outcome stays unknown.
            }
        }

        return null;
    }

    private async Task<List<string>> NewAsync(HashSet<string> before, CancellationToken ct)
    {
        var found = new List<string>();
        foreach (var id in (await IdsAsync(ct).ConfigureAwait(false)).Except(before))
        {
            // The list does not tell what a task works on.
            if ((await tasks.GetAsync(id, ct).ConfigureAwait(false)).Target?.Id == nodePoolId)
            {
                found.Add(id);
            }
        }

        return found;
    }

    private async Task<HashSet<string>> IdsAsync(CancellationToken ct) =>
        await tasks
            .ListAsync(clusterId, ct)
            .Select(task => task.TaskId)
            .OfType<string>()
            .ToHashSetAsync(cancellationToken: ct)
            .ConfigureAwait(false);
}
