namespace ContainerOS.Provider.Schema;

/// <summary>A resource type.</summary>
/// <param name="Token">Its type token.</param>
/// <param name="Doc">What it is.</param>
/// <param name="Inputs">What a program gives.</param>
/// <param name="Outputs">What it gives back beside its inputs.</param>
internal sealed record ResourceSchema(string Token, string Doc, ObjectType Inputs, IReadOnlyList<PropertySchema> Outputs);

/// <summary>A function that programs call.</summary>
/// <param name="Token">Its token.</param>
/// <param name="Doc">What it does.</param>
/// <param name="Inputs">Its arguments.</param>
/// <param name="Outputs">What it returns.</param>
internal sealed record FunctionSchema(string Token, string Doc, ObjectType Inputs, ObjectType Outputs);
