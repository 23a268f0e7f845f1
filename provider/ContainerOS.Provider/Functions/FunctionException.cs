namespace ContainerOS.Provider.Functions;

/// <summary>An argument whose shape is right can not be worked with.</summary>
/// <param name="property">The argument.</param>
/// <param name="message">What is wrong with it; never holds its value.</param>
internal sealed class FunctionException(string property, string message) : Exception(message)
{
    /// <summary>The argument.</summary>
    internal string Property => property;
}
