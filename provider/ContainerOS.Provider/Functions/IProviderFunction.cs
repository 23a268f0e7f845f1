using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.Functions;

/// <summary>A function of the package. It needs no cloud, and no configured provider: then the defaults hold.</summary>
internal interface IProviderFunction
{
    /// <summary>Its token, arguments and results.</summary>
    FunctionSchema Schema { get; }

    /// <summary>The results of arguments whose shape is right.</summary>
    PropertyMap Invoke(PropertyMap arguments, UserDataSettings userData);
}

/// <summary>An argument whose shape is right can not be worked with.</summary>
/// <param name="property">The argument.</param>
/// <param name="message">What is wrong with it; never holds its value.</param>
internal sealed class FunctionArgumentException(string property, string message) : Exception(message)
{
    /// <summary>The argument.</summary>
    internal string Property => property;
}
