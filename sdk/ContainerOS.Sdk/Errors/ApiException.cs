namespace ContainerOS.Sdk.Errors;

/// <summary>The service refused a call. <see cref="Kind"/> says what a program can do about it.</summary>
/// <param name="error">The error as the service reported it.</param>
public sealed class ApiException(ApiError error)
    : SdkException(
        $"{error?.Action} failed with {error?.Code} (HTTP {error?.Status}): {error?.Message} Request id: {error?.RequestId ?? "none"}."
    )
{
    /// <summary>The error as the service reported it.</summary>
    public ApiError Error { get; } = error ?? throw new ArgumentNullException(nameof(error));

    /// <summary>The kind of error, by its code, or by its status where codes are not published.</summary>
    public ApiErrorKind Kind { get; } = ApiErrorClassifier.KindOf(error);

    /// <summary>The vendor's code, such as <c>ErrorClusterState</c>.</summary>
    public string Code => Error.Code;

    /// <summary>The HTTP status.</summary>
    public int Status => Error.Status;

    /// <inheritdoc/>
    public override string? RequestId => Error.RequestId;

    /// <summary>The API action.</summary>
    public string Action => Error.Action;

    /// <summary>How long the service asks to wait before the next call; null when it does not say.</summary>
    public TimeSpan? RetryAfter => Error.RetryAfter;
}

/// <summary>An error as the service reports it.</summary>
/// <param name="Action">The API action.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The vendor's code; <c>Unknown</c> when the reply had none.</param>
/// <param name="Message">The vendor's message, with secrets and user data redacted.</param>
/// <param name="RequestId">The request id, or null.</param>
/// <param name="RetryAfter">How long the service asks to wait, or null.</param>
public sealed record ApiError(string Action, int Status, string Code, string Message, string? RequestId, TimeSpan? RetryAfter = null);

/// <summary>The kinds of error that a program handles differently. More may be added.</summary>
public enum ApiErrorKind
{
    /// <summary>Any other refusal, such as an invalid parameter; see the vendor's code.</summary>
    Other,

    /// <summary>The cluster, node pool or task does not exist.</summary>
    NotFound,

    /// <summary>The credentials are valid but lack the permission; a RAM policy must grant the action.</summary>
    Forbidden,

    /// <summary>The service does not accept the credentials or the signature. Check the access key and its secret.</summary>
    Unauthenticated,

    /// <summary>The account sent too many calls, and the retries of the client did not help.</summary>
    Throttled,

    /// <summary>The service failed (HTTP 5xx).</summary>
    ServerError,

    /// <summary>The node pool or cluster is busy with another operation; wait for its end and call again.</summary>
    Busy,
}

/// <summary>Classifies errors of the service.</summary>
internal static class ApiErrorClassifier
{
    private static readonly string[] AuthenticationCodes =
    [
        "SignatureDoesNotMatch",
        "InvalidAccessKeyId",
        "InvalidSecurityToken",
        "IncompleteSignature",
        "InvalidTimeStamp",
        "IllegalTimestamp",
    ];

    /// <summary>Whether the time stamp was refused. <c>IllegalTimestamp</c> is the name in old RPC gateways [inferred].</summary>
    public static bool IsClockSkew(ApiException fault) =>
        fault.Code.StartsWith("InvalidTimeStamp", StringComparison.OrdinalIgnoreCase)
        || fault.Code.StartsWith("IllegalTimestamp", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether the temporary token was refused. Gateways report an expired one as <c>InvalidSecurityToken.Expired</c> [inferred].
    /// </summary>
    public static bool IsTokenRejected(ApiException fault) =>
        fault.Code.StartsWith("InvalidSecurityToken", StringComparison.OrdinalIgnoreCase);

    public static ApiErrorKind KindOf(ApiError error) =>
        error switch
        {
            { Code: var code } when code.Contains("Throttling", StringComparison.OrdinalIgnoreCase) => ApiErrorKind.Throttled,
            { Code: var code } when AuthenticationCodes.Any(known => code.StartsWith(known, StringComparison.OrdinalIgnoreCase)) =>
                ApiErrorKind.Unauthenticated,
            // Seen with HTTP statuses of a missing permission, so the code decides first.
            { Code: "InvalidNodePoolStatus.Forbidden" or "InvalidStatus.Forbidden" or "ErrorClusterState" } => ApiErrorKind.Busy,
            { Status: 429 } => ApiErrorKind.Throttled,
            { Status: 401 } => ApiErrorKind.Unauthenticated,
            { Status: 403 } => ApiErrorKind.Forbidden,
            { Status: 404 } or { Code: "ErrorNodePoolNotFound" or "ErrorClusterNotFound" } => ApiErrorKind.NotFound,
            { Status: >= 500 } => ApiErrorKind.ServerError,
            _ => ApiErrorKind.Other,
        };
}
