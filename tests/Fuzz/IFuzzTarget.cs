namespace ContainerOS.Fuzz;

/// <summary>Code that takes whatever it is given, with what must hold of it.</summary>
internal interface IFuzzTarget
{
    /// <summary>Letters of a known text that are changed at a time: long enough for what the code reads as a whole, and no longer.</summary>
    int Longest { get; }

    /// <summary>Runs it on a text.</summary>
    /// <exception cref="BrokenPropertyException">What must hold does not.</exception>
    void Run(string text);
}
