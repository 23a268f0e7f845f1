namespace ContainerOS.Provider.Shapes;

/// <summary>A resource type.</summary>
/// <param name="Token">The type token.</param>
/// <param name="Doc">The description in the schema.</param>
/// <param name="Inputs">The inputs.</param>
/// <param name="Outputs">The outputs besides the inputs.</param>
internal sealed record ResourceSchema(string Token, string Doc, ObjectType Inputs, IReadOnlyList<PropertyDefinition> Outputs)
{
    /// <summary>Whether it is a component: the plugin constructs it from other resources. Its inputs are not outputs.</summary>
    internal bool IsComponent { get; init; }
}

/// <summary>A function that programs call.</summary>
/// <param name="Token">The token.</param>
/// <param name="Doc">The description in the schema.</param>
/// <param name="Inputs">The arguments.</param>
/// <param name="Outputs">The results.</param>
internal sealed record FunctionSchema(string Token, string Doc, ObjectType Inputs, ObjectType Outputs);
