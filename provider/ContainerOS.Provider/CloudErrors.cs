using ContainerOS.Protocol.Faults;
using ContainerOS.Rollout.Execution;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Errors;
using Grpc.Core;

namespace ContainerOS.Provider;

/// <summary>Translates errors of cloud calls for the engine.</summary>
internal static class CloudErrors
{
    /// <summary>
    /// The next step for errors of the service whose own text does not say it. The codes were seen in records of the service.
    /// </summary>
    private static readonly (string Code, string NextStep)[] NextSteps =
    [
        (
            "InvalidParameter.Management",
            "Automatic operations need the add-on ack-node-problem-detector: install it in the cluster, or turn the switches of "
                + "'management' off."
        ),
        (
            "MissingAuth.AliyunOOSLifecycleHook4CSRole",
            "ACK needs the role AliyunOOSLifecycleHook4CSRole in this account: grant it in the RAM console (the ACK console asks for it), "
                + "and run up again."
        ),
        ("NoStock", "Add another instance type to 'instanceTypes', or a vSwitch of another zone to 'vSwitchIds', and run up again."),
    ];

    /// <summary>Whether an exception is an error of a cloud call, and not a bug.</summary>
    internal static bool IsExpected(Exception error) =>
        error is SdkException or RpcFaultException or OperationCanceledException or CredentialsNotFoundException;

    /// <summary>The message for the user.</summary>
    internal static string Describe(Exception error) =>
        error switch
        {
            OperationCanceledException => "canceled before the operation completed; the pool is kept, and the next run continues with it",
            _ when Array.Find(NextSteps, step => error.Message.Contains(step.Code, StringComparison.Ordinal)).NextStep is { } next =>
                $"{error.Message} {next}",
            _ => error.Message,
        };

    /// <summary>Runs a call, and translates its errors to a status of the provider protocol.</summary>
    internal static async Task<T> TranslateAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception error) when (error is SdkException or CredentialsNotFoundException)
        {
            throw ToFault(error);
        }
    }

    /// <summary>The status of the provider protocol for an error of a cloud call.</summary>
    internal static RpcFaultException ToFault(Exception error) => new(CodeOf(error), Describe(error), error);

    /// <summary>Creates a client, and translates errors in its options.</summary>
    internal static T Translate<T>(Func<T> create)
    {
        try
        {
            return create();
        }
        catch (SdkException error)
        {
            throw new RpcFaultException(StatusCode.InvalidArgument, error.Message, error);
        }
    }

    private static StatusCode CodeOf(Exception error) =>
        error switch
        {
            ApiException { Kind: ApiErrorKind.NotFound } => StatusCode.NotFound,
            NameTakenException => StatusCode.AlreadyExists,
            ApiException { Kind: ApiErrorKind.Unauthenticated } or CredentialsNotFoundException => StatusCode.Unauthenticated,
            ApiException { Kind: ApiErrorKind.Forbidden } => StatusCode.PermissionDenied,
            ApiException { Kind: ApiErrorKind.Busy } => StatusCode.FailedPrecondition,
            EndpointUnreachableException => StatusCode.Unavailable,
            ApiException { Kind: ApiErrorKind.Throttled } => StatusCode.ResourceExhausted,
            CallTimeoutException => StatusCode.DeadlineExceeded,
            AmbiguousOutcomeException => StatusCode.Aborted,
            UpdateIgnoredException or ImageQuarantinedException or VersionNotInClusterException or TargetMissingException =>
                StatusCode.FailedPrecondition,
            _ => StatusCode.Unknown,
        };
}
