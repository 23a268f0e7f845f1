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
    PropertyMap Apply(PropertyMap arguments, UserDataPolicy policy);
}
