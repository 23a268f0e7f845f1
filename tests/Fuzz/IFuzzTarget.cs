namespace ContainerOS.Fuzz;

/// <summary>Code that takes whatever it is given, with what must hold of it.</summary>
internal interface IFuzzTarget
{
    /// <summary>Runs it on a text.</summary>
    /// <exception cref="BrokenPropertyException">What must hold does not.</exception>
    void Run(string text);
}
