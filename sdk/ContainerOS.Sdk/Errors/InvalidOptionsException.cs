namespace ContainerOS.Sdk.Errors;

/// <summary>An option of the client is out of its range. Nothing was opened or called.</summary>
/// <param name="option">The option.</param>
/// <param name="problem">What was given and what is allowed.</param>
public sealed class InvalidOptionsException(string option, string problem) : SdkException($"{nameof(SdkOptions)}.{option} {problem}")
{
    /// <summary>The option.</summary>
    public string Option { get; } = option;
}
