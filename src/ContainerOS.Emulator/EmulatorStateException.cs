namespace ContainerOS.Emulator;

/// <summary>The state file cannot be used.</summary>
/// <param name="path">The file.</param>
/// <param name="problem">The problem, as the end of a sentence that starts with the path.</param>
/// <param name="cause">The underlying error; null for none.</param>
public sealed class EmulatorStateException(string path, string problem, Exception? cause = null)
    : Exception($"the emulator's state file {path} {problem}; it was not changed; repair it, move it, or choose another file", cause);
