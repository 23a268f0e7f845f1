namespace ContainerOS.Emulator;

/// <summary>A scenario cannot be used.</summary>
/// <param name="path">The file.</param>
/// <param name="problem">What is wrong, with its place in the file.</param>
/// <param name="cause">The underlying error.</param>
public sealed class ScenarioException(string path, string problem, Exception cause) : Exception($"{path}: {problem}", cause);
