using System.Runtime.CompilerServices;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ecs.Commands;

/// <summary>Calls about commands on instances (Cloud Assistant).</summary>
public class CommandClient
{
    private const int PageSize = 50;
    private const int MostInstances = 100;
    private readonly ApiChannel channel = null!;
    private readonly string region = null!;

    internal CommandClient(ApiChannel channel, string region) => (this.channel, this.region) = (channel, region);

    /// <summary>Initializes an instance for mocking.</summary>
    protected CommandClient() { }

    /// <summary>Runs a command on instances (RunCommand). It has an idempotency token, so it is retried.</summary>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Cancels the call; a command that runs continues.</param>
    /// <exception cref="ArgumentException">There are no instances, or more than 100; nothing was sent.</exception>
    public virtual async Task<RunCommandResult> RunAsync(ShellCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command.InstanceIds.Count is < 1 or > MostInstances)
        {
            throw new ArgumentException(
                $"A command runs on 1 to {MostInstances} instances, not {command.InstanceIds.Count}.",
                nameof(command)
            );
        }

        var named = command with { ClientToken = command.ClientToken ?? Guid.NewGuid().ToString("N") };
        return new(
            await channel
                .SendForFieldsAsync(
                    new("RunCommand", HttpMethod.Post, "/", Idempotency.Idempotent) { Query = EcsQuery.Of(region, named.Parameters()) },
                    cancellationToken
                )
                .ConfigureAwait(false)
        );
    }

    /// <summary>Lists the runs of commands, newest first; pages are read as they are needed (DescribeInvocations).</summary>
    /// <param name="instanceId">The instance; null for all.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public virtual async IAsyncEnumerable<Invocation> ListInvocationsAsync(
        string? instanceId = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var call = new ApiCall("DescribeInvocations", HttpMethod.Post, "/", Idempotency.Idempotent)
        {
            Query = EcsQuery.Of(region, ("InstanceId", instanceId)),
        };
        await foreach (
            var run in EcsPages
                .ByTokenAsync(channel, call, PageSize, ["Invocations", "Invocation"], cancellationToken)
                .ConfigureAwait(false)
        )
        {
            yield return new Invocation(run);
        }
    }

    /// <summary>Lists the results of a run by instance; pages are read as they are needed (DescribeInvocationResults).</summary>
    /// <param name="invokeId">The run.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public virtual async IAsyncEnumerable<InvocationResult> ListResultsAsync(
        string invokeId,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var call = new ApiCall("DescribeInvocationResults", HttpMethod.Post, "/", Idempotency.Idempotent)
        {
            Query = EcsQuery.Of(region, ("InvokeId", invokeId), ("ContentEncoding", "PlainText")),
        };
        await foreach (
            var result in EcsPages
                .ByTokenAsync(channel, call, PageSize, ["Invocation", "InvocationResults", "InvocationResult"], cancellationToken)
                .ConfigureAwait(false)
        )
        {
            yield return new InvocationResult(result);
        }
    }
}
