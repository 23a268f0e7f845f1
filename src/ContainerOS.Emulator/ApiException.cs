namespace ContainerOS.Emulator;

/// <summary>An error reply in the format of the vendor.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">The vendor's error code.</param>
/// <param name="message">The error message.</param>
internal sealed class ApiException(int status, string code, string message) : Exception(message)
{
    internal int Status { get; } = status;

    internal string Code { get; } = code;

    /// <summary>How long a throttled caller has to wait; null for any other error.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>Rejects the call with status 400 unless a condition holds.</summary>
    internal static void ThrowUnless(bool holds, string problem, string code = "InvalidParameter")
    {
        if (!holds)
        {
            throw new ApiException(400, code, problem + ".");
        }
    }
}
