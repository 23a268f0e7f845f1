using System.Runtime.CompilerServices;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ecs.Commands;

/// <summary>Calls about commands on instances (Cloud Assistant).</summary>
public sealed class CommandClient
{
    private const int PageSize = 50;
    private const int MostInstances = 100;
    private readonly ApiChannel channel;
    private readonly string region;

    internal CommandClient(ApiChannel channel, string region) => (this.channel, this.region) = (channel, region);

    /// <summary>Runs a command on instances (RunCommand). It carries a token, so that it may be sent again without running twice.</summary>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Ends the call; not the command.</param>
    /// <exception cref="ArgumentException">It names no instances, or more than 100; nothing was sent.</exception>
    public async Task<RunCommandResult> RunAsync(ShellCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command.InstanceIds.Count is < 1 or > MostInstances)
        {
            throw new ArgumentException(
                $"A command is for 1 to {MostInstances} instances, not {command.InstanceIds.Count}.",
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

    /// <summary>Runs of commands, the newest first, page by page as they are asked for (DescribeInvocations).</summary>
    /// <param name="instanceId">Those on that instance only; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<Invocation> ListInvocationsAsync(
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

    /// <summary>What each instance answered to a run, page by page as it is asked for (DescribeInvocationResults).</summary>
    /// <param name="invokeId">The run.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<InvocationResult> ListResultsAsync(
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
