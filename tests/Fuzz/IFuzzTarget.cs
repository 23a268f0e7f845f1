namespace ContainerOS.Fuzz;

/// <summary>Code that accepts any text, with the properties that must hold.</summary>
internal interface IFuzzTarget
{
    /// <summary>The maximum number of characters of a text that are mutated at a time.</summary>
    int Longest { get; }

    /// <summary>Runs the code on a text.</summary>
    /// <exception cref="BrokenPropertyException">A property does not hold.</exception>
    void Run(string text);
}
