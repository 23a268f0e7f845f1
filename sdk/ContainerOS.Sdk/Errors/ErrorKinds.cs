namespace ContainerOS.Sdk.Errors;

/// <summary>Finds the kind of an error by its code, and by its status where codes are not published.</summary>
internal static class ErrorKinds
{
    private static readonly string[] BadKeys = ["SignatureDoesNotMatch", "InvalidAccessKeyId", "InvalidSecurityToken", "IncompleteSignature", "InvalidTimeStamp"];

    public static ApiException Of(ApiError error) => error switch
    {
        { Code: var code } when code.Contains("Throttling", StringComparison.Ordinal) => new ThrottledException(error),
        { Code: var code } when BadKeys.Any(bad => code.StartsWith(bad, StringComparison.Ordinal)) => new AuthenticationException(error),
        { Status: 429 } => new ThrottledException(error),
        { Status: 401 } => new AuthenticationException(error),
        { Status: 403 } => new ForbiddenException(error),
        { Status: 404 } or { Code: "ErrorNodePoolNotFound" or "ErrorClusterNotFound" } => new NotFoundException(error),
        { Status: >= 500 } => new ServerException(error),
        _ => new ApiException(error),
    };
}
