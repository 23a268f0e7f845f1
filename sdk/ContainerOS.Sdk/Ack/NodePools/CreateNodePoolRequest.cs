using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>The body of CreateClusterNodePool. The name, the vSwitches and the instance types are required by the service.</summary>
public sealed record CreateNodePoolRequest : NodePoolProperties
{
    /// <summary>Initializes an instance without any field.</summary>
    public CreateNodePoolRequest() { }

    internal CreateNodePoolRequest(JsonFields fields)
        : base(fields) { }

    /// <summary>
    /// Reads the fields of a model of the vendor's C# client, which its <c>ToMap()</c> returns. Fields without a member here are kept.
    /// </summary>
    /// <param name="fields">Nested dictionaries, lists and plain values with the vendor's names; null values are left out.</param>
    /// <returns>The fields as a value of this SDK.</returns>
    /// <exception cref="ArgumentException">A value is of a type that JSON does not have.</exception>
    public static CreateNodePoolRequest FromDictionary(IReadOnlyDictionary<string, object?> fields) => new(PlainValues.ToTree(fields));
}
