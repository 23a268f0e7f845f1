using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.Functions;

/// <summary>A function of the package. It makes no calls, and works with default settings if the provider is not configured.</summary>
internal interface IProviderFunction
{
    /// <summary>The token, arguments and results.</summary>
    FunctionSchema Schema { get; }

    /// <summary>Computes the results for arguments that match the schema.</summary>
    PropertyMap Invoke(PropertyMap arguments, UserDataSettings userData);
}

/// <summary>An argument matches the schema but is not valid.</summary>
/// <param name="property">The argument.</param>
/// <param name="message">What is wrong with it; never contains its value.</param>
internal sealed class FunctionArgumentException(string property, string message) : Exception(message)
{
    /// <summary>The argument.</summary>
    internal string Property => property;
}
