namespace ContainerOS.Sdk.Errors;

/// <summary>An option is out of its range. No connection was opened and nothing was called.</summary>
/// <param name="optionsType">The type that has the option.</param>
/// <param name="option">The name of the option.</param>
/// <param name="problem">The value that was given and the values that are allowed, such as <c>is 11; 0 to 10 are allowed.</c></param>
public sealed class InvalidOptionsException(Type optionsType, string option, string problem)
    : SdkException($"{optionsType?.Name}.{option} {problem}")
{
    /// <summary>The name of the option.</summary>
    public string Option { get; } = option;

    /// <summary>The value that was given and the values that are allowed.</summary>
    public string Problem { get; } = problem;
}
