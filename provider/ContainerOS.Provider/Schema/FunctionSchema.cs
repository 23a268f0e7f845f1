namespace ContainerOS.Provider.Schema;

/// <summary>A function that programs call.</summary>
/// <param name="Token">Its token.</param>
/// <param name="Doc">What it does.</param>
/// <param name="Inputs">Its arguments.</param>
/// <param name="Outputs">What it returns.</param>
internal sealed record FunctionSchema(string Token, string Doc, ObjectType Inputs, ObjectType Outputs);
