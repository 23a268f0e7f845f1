using ContainerOS.Protocol.Faults;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Errors;
using Grpc.Core;

namespace ContainerOS.Provider;

/// <summary>Turns what can go wrong between here and the cloud into texts a user can act on.</summary>
internal static class CloudErrors
{
    /// <summary>Whether a fault comes from the cloud or the way to it, and not from a mistake of ours.</summary>
    internal static bool IsExpected(Exception fault) =>
        fault is SdkException or RpcFaultException or OperationCanceledException or CredentialsNotFoundException;

    /// <summary>The fault in words.</summary>
    internal static string Describe(Exception fault) =>
        fault switch
        {
            OperationCanceledException => "canceled before it was done; the pool is kept, and the next run goes on with it",
            _ => fault.Message,
        };

    /// <summary>Runs a call, and gives its fault the status that the engine shows.</summary>
    internal static async Task<T> TranslateAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception fault) when (fault is SdkException or CredentialsNotFoundException)
        {
            throw new RpcFaultException(CodeOf(fault), fault.Message, fault);
        }
    }

    /// <summary>The same for what calls nothing, such as opening the way to the cloud.</summary>
    internal static T Translate<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SdkException fault)
        {
            throw new RpcFaultException(StatusCode.InvalidArgument, fault.Message, fault);
        }
    }

    private static StatusCode CodeOf(Exception fault) =>
        fault switch
        {
            ApiException { Kind: ApiErrorKind.NotFound } => StatusCode.NotFound,
            NameTakenException => StatusCode.AlreadyExists,
            ApiException { Kind: ApiErrorKind.Unauthenticated } or CredentialsNotFoundException => StatusCode.Unauthenticated,
            ApiException { Kind: ApiErrorKind.Forbidden } => StatusCode.PermissionDenied,
            EndpointUnreachableException => StatusCode.Unavailable,
            ApiException { Kind: ApiErrorKind.Throttled } => StatusCode.ResourceExhausted,
            CallTimeoutException => StatusCode.DeadlineExceeded,
            AmbiguousOutcomeException => StatusCode.Aborted,
            _ => StatusCode.Unknown,
        };
}
