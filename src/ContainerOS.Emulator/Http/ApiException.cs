namespace ContainerOS.Emulator.Http;

/// <summary>A refusal in the vendor's terms.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="code">The vendor's code.</param>
/// <param name="message">The text.</param>
internal sealed class ApiException(int status, string code, string message) : Exception(message)
{
    internal int Status { get; } = status;

    internal string Code { get; } = code;

    /// <summary>Refuses the call unless something holds.</summary>
    internal static void ThrowUnless(bool holds, string problem, string code = "InvalidParameter")
    {
        if (!holds)
        {
            throw new ApiException(400, code, problem + ".");
        }
    }
}
