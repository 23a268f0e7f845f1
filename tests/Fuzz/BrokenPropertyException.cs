namespace ContainerOS.Fuzz;

/// <summary>A property that must hold for every input does not hold.</summary>
internal sealed class BrokenPropertyException(string message) : Exception(message);
