namespace ContainerOS.Emulator.Fields;

/// <summary>A value of a file or of a control call is not valid.</summary>
/// <param name="path">The path of the value, such as <c>stock[0].amount</c>.</param>
/// <param name="problem">What is wrong, without the path.</param>
internal sealed class FieldFormatException(string path, string problem) : Exception($"{path}: {problem}")
{
    internal string Path { get; } = path;

    internal string Problem { get; } = problem;
}
