using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Faults;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Automation;

/// <summary>Gives what goes wrong inside a form that a caller of the SDK knows.</summary>
internal static class ApplyFaults
{
    /// <summary>Runs the work; its fault becomes one of ours.</summary>
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        try
        {
            return await work();
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
        fault is RpcFaultException && DiagnosticText.Parse(fault.Message, string.Empty) is { } finding
            ? new SpecRejectedException([finding])
            : null;

    private static ApplyFailedException Failed(string message, string? pool, Exception? cause) => new(message, pool, Root(cause));

    private static Exception? Root(Exception? fault) => fault is RpcFaultException { InnerException: SdkException cause } ? cause : fault;

    private static string? PoolOf(string id) => id.Split(':') is [_, { Length: > 0 } pool] ? pool : null;
}
