using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.Functions;

/// <summary>A function of the package that asks the cloud, so that it needs a configured provider. It changes nothing.</summary>
internal interface ICloudFunction
{
    /// <summary>The token, arguments and results.</summary>
    FunctionSchema Schema { get; }

    /// <summary>Whether it takes arguments that do not match the schema, and says in its results what is wrong with them.</summary>
    bool TakesAnything => false;

    /// <summary>Computes the results.</summary>
    /// <param name="arguments">The arguments: they match the schema, unless <see cref="TakesAnything"/>.</param>
    /// <param name="session">The session.</param>
    /// <param name="ct">Cancels the calls.</param>
    /// <exception cref="FunctionArgumentException">An argument matches the schema but is not valid.</exception>
    /// <exception cref="Protocol.Faults.RpcFaultException">A call of the cloud failed.</exception>
    Task<PropertyMap> InvokeAsync(PropertyMap arguments, ProviderSession session, CancellationToken ct);

    /// <summary>The results while an argument is not known: none of them is.</summary>
    static PropertyMap Unknown(FunctionSchema schema) =>
        PropertyMap.Of(
            schema.Outputs.Properties.Select(property => KeyValuePair.Create(property.Name, (PropertyValue)PropertyUnknown.Instance))
        );
}
