namespace ContainerOS.Sdk.Errors;

/// <summary>Finds the kind of an error by its code, and by its status where codes are not published.</summary>
internal static class ErrorKinds
{
    private static readonly string[] BadKeys =
    [
        "SignatureDoesNotMatch",
        "InvalidAccessKeyId",
        "InvalidSecurityToken",
        "IncompleteSignature",
        "InvalidTimeStamp",
        "IllegalTimestamp",
    ];

    /// <summary>Whether the time stamp was refused. <c>IllegalTimestamp</c> is the name in old RPC gateways [inferred].</summary>
    public static bool IsClockOff(ApiException fault) =>
        fault.Code.StartsWith("InvalidTimeStamp", StringComparison.OrdinalIgnoreCase)
        || fault.Code.StartsWith("IllegalTimestamp", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the temporary token was refused. Gateways tell an expired one as <c>InvalidSecurityToken.Expired</c> [inferred].</summary>
    public static bool IsTokenRefused(ApiException fault) =>
        fault.Code.StartsWith("InvalidSecurityToken", StringComparison.OrdinalIgnoreCase);

    public static ApiException Of(ApiError error) =>
        error switch
        {
            { Code: var code } when code.Contains("Throttling", StringComparison.OrdinalIgnoreCase) => new ThrottledException(error),
            { Code: var code } when BadKeys.Any(bad => code.StartsWith(bad, StringComparison.OrdinalIgnoreCase)) =>
                new AuthenticationException(error),
            { Status: 429 } => new ThrottledException(error),
            { Status: 401 } => new AuthenticationException(error),
            { Status: 403 } => new ForbiddenException(error),
            { Status: 404 } or { Code: "ErrorNodePoolNotFound" or "ErrorClusterNotFound" } => new NotFoundException(error),
            { Status: >= 500 } => new ServerException(error),
            _ => new ApiException(error),
        };
}
