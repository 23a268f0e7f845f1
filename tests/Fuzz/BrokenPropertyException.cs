namespace ContainerOS.Fuzz;

/// <summary>Something that must hold for every input does not.</summary>
internal sealed class BrokenPropertyException(string message) : Exception(message);
