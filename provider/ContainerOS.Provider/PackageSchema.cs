using ContainerOS.Provider.Components;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.Functions;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;
using ContainerOS.Provider.WaveGates;

namespace ContainerOS.Provider;

/// <summary>What the package has: its resources, components and functions.</summary>
internal static class PackageSchema
{
    // Most runs of the plugin do not ask for it.
    private static readonly Lazy<string> Document = new(Write);

    /// <summary>The resources and components.</summary>
    internal static IReadOnlyList<ResourceSchema> Resources { get; } =
    [NodePoolShape.Resource, WaveGateShape.Resource, NodePoolSetShape.Resource, NodePoolWavesShape.Resource];

    /// <summary>The schema as JSON of Pulumi.</summary>
    internal static string Json => Document.Value;

    private static string Write() => SchemaDocument.Write(ConfigurationSchema.Inputs, Resources, FunctionCatalogue.Schemas);
}
